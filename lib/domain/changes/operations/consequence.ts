/** `danger`: something breaks or is lost. `warn`: something changes for somebody. `info`: worth knowing. */
export type Consequence = { level: 'danger' | 'warn' | 'info'; text: string };

export const danger = (text: string): Consequence => ({ level: 'danger', text });
export const warn = (text: string): Consequence => ({ level: 'warn', text });
export const info = (text: string): Consequence => ({ level: 'info', text });

const NAMED_MAX = 5;

/** A few names, and how many more there are. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, NAMED_MAX).join(', ');
  return names.length > NAMED_MAX ? `${shown} and ${names.length - NAMED_MAX} more` : shown;
}
