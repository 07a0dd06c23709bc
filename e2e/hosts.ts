/** Resolves to this machine in the browser of these journeys: over plain http its pages are no secure context. */
export const PLAIN_HOST = 'highwater.test';
