/** "No topic id", where a request names the topic instead. */
export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA';
