import { sectionNames } from '@/lib/contracts/common.ts';
import type { Signal, SignalList } from '@/lib/domain/alerts/signal.ts';
import { ALL_SUBJECTS } from '@/lib/domain/audit/finding.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { acceptedFindings, mutedFindings, type SignedAudit, signedAudit } from '../audit.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { known } from './read-signals.ts';

type Audited = Pick<WatchedCluster, 'auditor' | 'acceptances' | 'findings'>;

/** An audit is due every 30 s. */
const AUDIT_FRESH_MS = 300_000;

/** One signal for each finding, and for each verdict that could not be given. */
export async function findingSignals(cluster: Audited, { now }: { now: number }): Promise<SignalList> {
  const audit = await signedAudit(cluster);
  const { findings, cannotKnow, at } = audit.report;
  const accepted = acceptedFindings(audit);
  const muted = mutedFindings(audit);
  const ofFindings = findings.map(({ key, subject, severity, consequence }) =>
    known(
      now,
      {
        kind: 'finding',
        subject,
        aspect: key,
        value: accepted.has(key) ? 'accepted' : muted.has(key) ? 'muted' : severity,
        sampledAt: at,
        words: consequence,
      },
      AUDIT_FRESH_MS,
    ),
  );
  const unknown = cannotKnow.map(
    ({ key, subject, missing }): Signal => ({
      kind: 'finding',
      subject,
      aspect: key,
      value: null,
      sampledAt: at,
      words: missing.reason,
    }),
  );
  return { isComplete: isWholeAudit(audit, now), signals: [...ofFindings, ...unknown] };
}

/** One signal for each finding that somebody answers for: how long they still do. */
export async function signOffSignals(cluster: Audited, { now }: { now: number }): Promise<SignalList> {
  const audit = await signedAudit(cluster);
  const byKey = new Map(audit.report.findings.map((finding) => [finding.key, finding]));
  const signals = [...acceptedFindings(audit)].flatMap(([key, { expiresAt, owner }]): Signal[] => {
    const finding = byKey.get(key);
    if (finding === undefined) return [];
    return [
      {
        kind: 'sign-off',
        subject: finding.subject,
        aspect: key,
        value: expiresAt - now,
        sampledAt: now,
        words: `The sign-off of ${finding.ruleId} for ${finding.subject.name} by ${owner} ends in ${formatDuration(Math.max(0, expiresAt - now))}.`,
      },
    ];
  });
  return { isComplete: isWholeAudit(audit, now), signals };
}

/** Only an audit that looked at everything proves that a finding is gone. */
export function isWholeAudit({ report, snapshot }: SignedAudit, now: number): boolean {
  return (
    now - report.at <= AUDIT_FRESH_MS &&
    sectionNames.every((name) => snapshot.sections[name] !== undefined) &&
    !report.cannotKnow.some(({ subject }) => subject.name === ALL_SUBJECTS)
  );
}
