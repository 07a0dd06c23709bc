/** KIP-511. The broker answers error 42 to other characters than letters, digits, dot and dash. */
export const CLIENT_SOFTWARE = { clientSoftwareName: 'highwater', clientSoftwareVersion: '0.1.0' };
