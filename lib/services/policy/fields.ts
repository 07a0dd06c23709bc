import { z } from 'zod';
import { DURATION_UNITS, parseWithUnit, SIZE_UNITS } from '@/lib/shared/units.ts';

/** An object whose unknown fields are errors that name the known ones. */
export const fields = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `is not known here; known are ${Object.keys(shape).join(', ')}`
        : undefined,
  });

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ input }) => (input === undefined ? undefined : `must be one of ${words.join(', ')}`),
  });

export const text = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`);

export const listOf = <Item extends z.ZodType>(item: Item, max: number) =>
  z.array(item).min(1, 'must not be empty').max(max, `must have at most ${max} entries`);

/** What zod says by itself, in the words of a policy's author. */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing';
  if (issue.code !== 'invalid_type') return undefined;
  return `must be ${KINDS[issue.expected] ?? issue.expected}`;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a map of fields',
  record: 'a map of fields',
  string: 'a text',
};

type Quantity = { ok: true; value: number } | { ok: false; message: string };

/**
 * `7 d` where a name ends in ms, `1 GiB` where it ends in bytes, else a number as it stands.
 * @param name of a config key (`retention.ms`) or of a limit (`retentionMsFrom`)
 */
export function quantityFor(name: string, value: string | number): Quantity {
  if (typeof value === 'number') return { ok: true, value };
  if (/^-?\d+(\.\d+)?$/.test(value.trim())) return { ok: true, value: Number(value) };
  const [units, hint] = /Ms|\.ms$/.test(name)
    ? [DURATION_UNITS, 'must be a duration such as 72 h, 7 d or a number of ms']
    : /Bytes|\.bytes$/.test(name)
      ? [SIZE_UNITS, 'must be a size such as 1 GiB, 500 MB or a number of bytes']
      : [{}, 'must be a number'];
  const parsed = parseWithUnit(value, units);
  if (parsed === null) return { ok: false, message: hint };
  return Number.isSafeInteger(parsed) ? { ok: true, value: parsed } : { ok: false, message: 'is too large' };
}
