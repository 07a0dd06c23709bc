import type { Finding } from '@/lib/domain/audit/finding.ts';
import type { Reach } from '@/lib/domain/audit/report/report.ts';
import { inheritorsByKey } from '@/lib/domain/changes/blast-radius.ts';
import type { ClusterSnapshot, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { memoize } from './memo.ts';

const inheritorsIn = memoize((byTopic: TopicConfigs['byTopic']) => {
  const read = [...byTopic.values()].flatMap((result) => (result.ok ? [result.value] : []));
  return { byKey: inheritorsByKey(read), unread: byTopic.size - read.length };
});

/** Whom the value of a finding about brokers or the cluster reaches; null for what no topic inherits. */
export function reachOf(
  { sections }: ClusterSnapshot,
  { subject, config }: Pick<Finding, 'subject' | 'config'>,
): Reach | null {
  if (config === null || (subject.kind !== 'broker' && subject.kind !== 'cluster')) return null;
  const byTopic = latest(sections.topicConfigs)?.value.byTopic;
  if (byTopic === undefined) return null;
  const { byKey, unread } = inheritorsIn(byTopic);
  const counts = byKey.get(config.key);
  return counts ? { ...counts, unknown: unread } : null;
}
