import type { GroupOperationPlanDto, PlannedOffsetDto } from '@/lib/contracts/group-operations.ts';
import type { KafkaReader, LogPosition } from '@/lib/kafka/reader.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { PLAN_OPTIONS, type Planned } from '../operations/planned.ts';
import { orUnknown } from '../or-unknown.ts';

/** The others keep theirs to themselves: leaders are asked for whole batches. */
const SPANS_MAX = 20;

/**
 * The plan with the time that the records read again or skipped span, of the partitions with the most of them. Only where
 * Highwater may read the headers of records (HIGHWATER_RECORD_TIMESTAMPS).
 */
export async function withSpans(
  { kafka: { reader }, collector }: WatchedCluster,
  { dto, execution }: Planned<GroupOperationPlanDto>,
): Promise<Planned<GroupOperationPlanDto>> {
  if (!collector.readsRecords) return { dto, execution };
  const chosen = dto.rows
    .flatMap((row) => {
      const ends = endsOf(row);
      return ends === null ? [] : [{ row, ...ends }];
    })
    .sort((a, b) => (recordsOf(a.row) > recordsOf(b.row) ? -1 : 1))
    .slice(0, SPANS_MAX);
  const [firsts, lasts] = await Promise.all([
    timesAt(
      reader,
      chosen.map(({ first }) => first),
    ),
    timesAt(
      reader,
      chosen.map(({ last }) => last),
    ),
  ]);
  const spans = new Map(
    chosen.map(({ row, first, last }) => {
      const [from, to] = [firsts(first)?.baseTimestamp ?? null, lasts(last)?.maxTimestamp ?? null];
      // Producers stamp as they like: a log may run backwards in time.
      return [row, from === null || to === null || from > to ? null : { from, to }];
    }),
  );
  return {
    dto: { ...dto, rows: dto.rows.map((row) => ({ ...row, span: spans.get(row) ?? null })) },
    execution,
  };
}

async function timesAt(reader: KafkaReader, positions: readonly LogPosition[]) {
  const answer =
    positions.length === 0 ? undefined : await orUnknown(reader.readBatchTimes(positions, PLAN_OPTIONS));
  return (position: LogPosition) => {
    const times = answer?.value.get(position);
    return times?.ok ? times.value : null;
  };
}

const recordsOf = ({ reread, skipped }: PlannedOffsetDto): bigint =>
  BigInt(reread ?? 0) + BigInt(skipped ?? 0);

/** First and last record that is read again or skipped; null where there is none, or it is not known. */
function endsOf(row: PlannedOffsetDto): { first: LogPosition; last: LogPosition } | null {
  const { topic, partition, before, after, start, end } = row;
  if (before === null || after === null || start === null || end === null || recordsOf(row) === 0n)
    return null;
  const [low, high] = BigInt(before) < BigInt(after) ? [before, after] : [after, before];
  const from = BigInt(low) < BigInt(start) ? start : low;
  const to = BigInt(high) > BigInt(end) ? end : high;
  return {
    first: { topic, partition, offset: BigInt(from) },
    last: { topic, partition, offset: BigInt(to) - 1n },
  };
}
