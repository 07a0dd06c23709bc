import type { TruncationTargetDto } from '@/lib/contracts/topic-operations.ts';

export type TruncationForm = { kind: TruncationTargetDto['kind']; time: string; offsets: string };

type Parsed =
  | { ok: true; to: TruncationTargetDto }
  | { ok: false; field: 'time' | 'offsets'; message: string };

/** What a person typed as the API wants it, or why it cannot be that. `partitions` are the ids there are. */
export function parseTruncation(form: TruncationForm, partitions: readonly number[]): Parsed {
  if (form.kind === 'end') return { ok: true, to: { kind: 'end' } };
  if (form.kind === 'time') return parseTime(form.time);
  return parseOffsets(form.offsets, partitions);
}

/** `datetime-local` has no zone; times are UTC everywhere in the console. */
function parseTime(text: string): Parsed {
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at)
    ? { ok: false, field: 'time', message: 'A date and a time are needed.' }
    : { ok: true, to: { kind: 'time', at } };
}

/** `120` for every partition, or `0:120, 3:80` for some. */
function parseOffsets(text: string, partitions: readonly number[]): Parsed {
  const refuse = (message: string): Parsed => ({ ok: false, field: 'offsets', message });
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) {
    const offsets = partitions.map((partition) => ({ partition, offset: trimmed }));
    return { ok: true, to: { kind: 'offsets', offsets } };
  }
  const pairs = trimmed.split(/[\s,]+/).map((pair) => /^(\d+):(\d+)$/.exec(pair));
  const offsets = pairs.flatMap((match) => {
    const [, partition, offset] = match ?? [];
    return partition === undefined || offset === undefined ? [] : [{ partition: Number(partition), offset }];
  });
  if (offsets.length !== pairs.length)
    return refuse('An offset, or partition:offset pairs such as 0:1200, 3:900.');
  const stranger = offsets.find(({ partition }) => !partitions.includes(partition));
  if (stranger) return refuse(`There is no partition ${stranger.partition}.`);
  if (new Set(offsets.map(({ partition }) => partition)).size !== offsets.length) {
    return refuse('A partition is named twice.');
  }
  return { ok: true, to: { kind: 'offsets', offsets } };
}
