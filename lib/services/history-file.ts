import type { HistoryDto, HistorySeriesDto } from '@/lib/contracts/history.ts';
import { toCsvRow } from '@/lib/shared/csv.ts';

const HEADER = ['time', 'seconds', 'kind', 'name', 'metric', 'mean', 'highest'];

/** A header, and each series from its first to its last sample; a moment without samples has empty cells. */
export function* historyFile({ resolutionMs, series }: HistoryDto): Generator<string, void> {
  yield toCsvRow(HEADER);
  for (const one of series) yield* lines(one, resolutionMs);
}

function* lines(
  { kind, name, metric, points }: HistorySeriesDto,
  resolutionMs: number,
): Generator<string, void> {
  let expected = points[0]?.at ?? 0;
  const line = (at: number, ...values: [number | null, number | null]) =>
    toCsvRow([new Date(at).toISOString(), resolutionMs / 1000, kind, name, metric, ...values]);
  for (const { at, value, max } of points) {
    for (; expected < at; expected += resolutionMs) yield line(expected, null, null);
    yield line(at, value, max);
    expected = at + resolutionMs;
  }
}
