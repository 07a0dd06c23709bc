import { parseConfigInput } from '@/components/configs/config-input.ts';

export type ReadNumber = { ok: true; value: number } | { ok: false; message: string };

const NUMBER = /^\d+(?:[.,]\d+)*$/;

/** `10,000` or `2.5`. */
function plainNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

export const aNumber =
  (min: number) =>
  (text: string): ReadNumber => {
    const value = plainNumber(text);
    return value === null || value < min
      ? { ok: false, message: `A number from ${min} on, such as ${Math.max(min, 3)}.` }
      : { ok: true, value };
  };

export const aCount =
  (min: number) =>
  (text: string): ReadNumber => {
    const value = plainNumber(text);
    return value === null || value < min || !Number.isSafeInteger(value)
      ? { ok: false, message: `A whole number from ${min} on.` }
      : { ok: true, value };
  };

/** `7 d`, `72h`, or milliseconds as Kafka's configs have them; gives seconds. */
export function aDuration(text: string): ReadNumber {
  const parsed = parseConfigInput({ name: 'retention.ms', type: 'long' }, text);
  if (!parsed.ok) return parsed;
  const ms = Number(parsed.value);
  return ms > 0
    ? { ok: true, value: ms / 1000 }
    : { ok: false, message: 'A duration above 0, such as 72 h.' };
}

/** `1 GiB`, `500 MB`, or bytes; fractions of a byte are fine for a mean. */
export function aSize(text: string): ReadNumber {
  const plain = plainNumber(text);
  const parsed = plain === null ? parseConfigInput({ name: 'segment.bytes', type: 'long' }, text) : null;
  if (parsed && !parsed.ok) return parsed;
  const value = plain ?? Number(parsed?.value);
  return value > 0 ? { ok: true, value } : { ok: false, message: 'A size above 0, such as 1 GiB.' };
}
