import { InvalidArgumentError } from 'commander';

/** A positive whole number given on a command line. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('A whole number from 1 on.');
  return value;
}
