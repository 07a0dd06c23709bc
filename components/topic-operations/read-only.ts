/** Why nothing can be changed. */
export const READ_ONLY = 'This cluster is read-only in Highwater: allow changes in its settings first';
