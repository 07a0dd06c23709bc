import type { AuditReport } from '@/lib/domain/audit/audit.ts';
import { type Finding, findingKey } from '@/lib/domain/audit/finding.ts';
import { CLUSTER, detail, type EventSubject, type NewEvent, newEvent } from './event.ts';
import { boundStorms } from './storm.ts';

type Judged = Pick<AuditReport, 'at' | 'findings' | 'cannotKnow'>;

/** Critical findings that are new, and those that are gone; one that can no longer be judged is not gone. */
export function findingEvents(
  previous: Judged,
  next: Judged,
  titleOf: (ruleId: string) => string,
): NewEvent[] {
  const critical = ({ findings }: Judged) =>
    new Map(findings.filter(({ severity }) => severity === 'critical').map((one) => [one.key, one]));
  const before = critical(previous);
  const after = critical(next);
  const unknown = new Set(next.cannotKnow.map(({ key }) => key));
  const events: NewEvent[] = [];
  for (const [key, finding] of after) {
    if (before.has(key)) continue;
    const title = titleOf(finding.ruleId);
    events.push(
      newEvent({
        at: next.at,
        kind: 'audit.found',
        severity: 'critical',
        subject: subjectOf(finding),
        title: `${nameOf(finding)}: ${title}`,
        details: [detail(finding.ruleId, null, aspectOf(finding), finding.consequence)],
      }),
    );
  }
  for (const [key, finding] of before) {
    if (after.has(key) || unknown.has(key)) continue;
    events.push(
      newEvent({
        at: next.at,
        kind: 'audit.gone',
        severity: 'info',
        subject: subjectOf(finding),
        title: `${nameOf(finding)}: no longer "${titleOf(finding.ruleId)}"`,
        details: [detail(finding.ruleId, null, aspectOf(finding))],
      }),
    );
  }
  return boundStorms(events);
}

/** Which one it is of several that a rule has on one subject; null where it has one. */
export const aspectOf = ({ key, ruleId, subject }: Finding): string | null =>
  key.slice(findingKey(ruleId, subject).length + 1) || null;

const subjectOf = ({ subject }: Finding): EventSubject => (subject.kind === 'cluster' ? CLUSTER : subject);

const nameOf = ({ subject: { kind, name } }: Finding): string =>
  kind === 'cluster' ? 'The cluster' : kind === 'broker' ? `Broker ${name}` : name;
