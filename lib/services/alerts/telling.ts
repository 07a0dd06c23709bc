import type { AlertRecord } from '@/lib/db/alerts-records.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { alertEvents, type ToldAlert } from '@/lib/domain/timeline/alerts.ts';
import { encodeSegment } from '@/lib/shared/path-segment.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { type StoredRule, subjectOf } from './records.ts';

/** What of the evaluation at `at` fired or ended, for the timeline of the cluster; to be called once it is stored. */
export function tellTimeline(
  { timeline }: Pick<WatchedCluster, 'timeline'>,
  alerts: readonly AlertRecord[],
  rules: readonly StoredRule[],
  at: number,
  ending?: string,
): void {
  const byId = new Map(rules.map(({ id, input }) => [id, input]));
  const told = alerts.flatMap((record): ToldAlert[] => {
    const rule = byId.get(record.ruleId);
    if (rule === undefined) return [];
    const { words, firedAt, resolvedAt } = record;
    return [
      { rule: rule.name, severity: rule.severity, subject: subjectOf(record), words, firedAt, resolvedAt },
    ];
  });
  timeline.alerted(alertEvents(told, at, ending));
}

const FOLDER = { topic: 'topics', group: 'groups', broker: 'brokers' } as const;

/** Page of a subject, or of the alerts of the cluster; null without an address that others may use. */
export function alertUrl(base: string | null, clusterId: string, subject: SubjectRef | null): string | null {
  if (base === null) return null;
  const page = `${base}/c/${encodeSegment(clusterId)}`;
  if (subject === null || subject.kind === 'cluster') return `${page}/alerts`;
  return `${page}/${FOLDER[subject.kind]}/${encodeSegment(subject.name)}`;
}
