import type { GroupRowDto } from '@/lib/contracts/groups.ts';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';
import type { Signal, SignalList } from '@/lib/domain/alerts/signal.ts';
import type { SignalKind } from '@/lib/shared/alerts/signals.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { groupRows } from '../group-index.ts';
import { topicRows } from '../topic-index.ts';

/** A value older than this is not known any more: no cadence of what is read here is slower than half of it. */
const FRESH_MS = 120_000;

type Read = Omit<Signal, 'aspect'> & { aspect?: string };

/** An old value is no value: what became of it since cannot be told. */
export function known(now: number, { aspect = '', ...read }: Read, freshMs = FRESH_MS): Signal {
  const { value, sampledAt } = read;
  if (value === null || (sampledAt !== null && now - sampledAt <= freshMs)) return { ...read, aspect };
  const age = sampledAt === null ? 'It was never read.' : `Last read ${formatDuration(now - sampledAt)} ago.`;
  return { ...read, aspect, value: null, words: age };
}

/** One signal for each group. */
export function ofGroups(
  { collector }: Pick<WatchedCluster, 'collector'>,
  now: number,
  kind: SignalKind,
  read: (row: GroupRowDto) => Pick<Signal, 'value' | 'isBound' | 'words' | 'sampledAt'>,
): SignalList {
  const snapshot = collector.snapshot();
  const { groups } = snapshot.sections;
  return {
    isComplete: groups?.ok === true && groups.failures.length === 0,
    signals: groupRows(snapshot).map((row) =>
      known(now, { kind, subject: { kind: 'group', name: row.groupId }, ...read(row) }),
    ),
  };
}

/** One signal for each topic: how many of its partitions are in trouble. */
export function ofTopics(
  { collector }: Pick<WatchedCluster, 'collector'>,
  now: number,
  kind: SignalKind,
  count: (row: TopicRowDto) => number | null,
  consequence: string,
): SignalList {
  const snapshot = collector.snapshot();
  return {
    isComplete: snapshot.sections.metadata?.ok === true,
    signals: topicRows(snapshot).map((row) => {
      const value = row.error === null ? count(row) : null;
      return known(now, {
        kind,
        subject: { kind: 'topic', name: row.name },
        value,
        sampledAt: row.metadataAt,
        words:
          value === null
            ? (row.error?.message ?? 'The config that decides it could not be read.')
            : `${formatCount(value)} of ${plural(row.partitions, 'partition')} of ${row.name} ${consequence}.`,
      });
    }),
  };
}
