/** One word of a POSIX shell, in single quotes where it must. */
export const shellQuoted = (text: string): string =>
  /^[\w.,:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
