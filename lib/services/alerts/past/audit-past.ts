import { signedForMs, wasSigned } from '@/lib/domain/alerts/past-sign-offs.ts';
import { GONE, type PastSample } from '@/lib/domain/alerts/replay.ts';
import type { Acceptance } from '@/lib/domain/audit/acceptance.ts';
import {
  FINDING_KINDS,
  findingOf,
  type PastFindingState,
  pastFindings,
  type ToldFinding,
  toldFinding,
} from '@/lib/domain/timeline/past-findings.ts';
import { isStorm } from '@/lib/domain/timeline/storm.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { latest } from '@/lib/shared/section.ts';
import { type SignedAudit, signedAudit } from '../../audit.ts';
import { isWholeAudit } from '../audit-signals.ts';
import { type Looked, lookedAt, toldAt } from './looked.ts';
import { NONE_FINE, type Past, type PastQuery, SUBJECTS_MAX } from './past.ts';

/** Critical findings by what the timeline tells of their coming and going, and by who answered for them or muted them. */
export async function pastOfFindings(query: PastQuery): Promise<Past> {
  const { cluster, covers, now } = query;
  const [told, audit] = await Promise.all([toldAt(query, FINDING_KINDS), signedAudit(cluster)]);
  const clusterName = latest(audit.snapshot.sections.metadata)?.value.clusterId ?? '';
  const criticalNow = audit.report.findings.filter(({ severity }) => severity === 'critical');
  const stateOf = pastFindings(told.events, clusterName, stateNow(audit, now));
  const isSigned = signedBy(audit);
  const findings = distinct([
    ...criticalNow.map(toldFinding),
    ...told.events.flatMap((event) => findingOf(event, clusterName) ?? []),
  ]).filter(({ subject }) => covers(subject));
  const sampleOf = (finding: ToldFinding, at: number): PastSample => {
    const state = stateOf(finding.key, at);
    if (state !== 'critical') return { at, value: state === 'gone' ? GONE : null };
    const signed = isSigned(finding, at);
    return { at, value: signed === null ? null : signed ? 'accepted' : state };
  };
  const read = findings.slice(0, SUBJECTS_MAX);
  const storms = told.events.filter(isStorm).length;
  return {
    resolutionMs: told.resolutionMs,
    subjects: read.map((finding) => ({
      subject: finding.subject,
      about: aboutOf(finding),
      samples: told.moments.map((at) => sampleOf(finding, at)),
    })),
    fine: noneAt(told, read),
    leftOut: findings.length - read.length,
    cannotKnow: [
      ...(storms === 0
        ? []
        : [
            `Findings that came or went with many others at once, ${plural(storms, 'time')}: not each is named.`,
          ]),
      'What the policy said before is not kept: it is taken as it is now.',
    ],
  };
}

/** Sign-offs by their records, of findings that still are what was signed. */
export async function pastOfSignOffs(query: PastQuery): Promise<Past> {
  const { cluster, covers, from } = query;
  const [looked, audit] = await Promise.all([lookedAt(query), signedAudit(cluster)]);
  const { report, excepted } = audit;
  const signOffs = audit.acceptances.filter(({ kind }) => kind === 'signed');
  const findings = new Map(report.findings.map((finding) => [finding.key, finding]));
  const isAsSigned = ({ key, fingerprint }: Acceptance) => findings.get(key)?.fingerprint === fingerprint;
  const signed = signOffs.filter(isAsSigned);
  const changed = signOffs.filter((one) => !isAsSigned(one) && (one.revokedAt ?? one.expiresAt) > from);
  const keys = [...new Set(signed.map(({ key }) => key))];
  const covered = keys.flatMap((key) => findings.get(key) ?? []).filter(({ subject }) => covers(subject));
  const read = covered.slice(0, SUBJECTS_MAX);
  return {
    resolutionMs: looked.resolutionMs,
    subjects: read.map((finding) => {
      const own = signed.filter(({ key }) => key === finding.key);
      return {
        subject: finding.subject,
        about: aboutOf(toldFinding(finding)),
        samples: looked.moments.map((at) => ({ at, value: signedForMs(own, at) ?? GONE })),
      };
    }),
    fine: noneAt(looked, read),
    leftOut: covered.length - read.length,
    cannotKnow: [
      ...(changed.length === 0
        ? []
        : [
            `${plural(changed.length, 'sign-off')} of findings that are gone or have another value now: since when is not kept.`,
          ]),
      ...(excepted.size === 0 ? [] : ['Exceptions of the policy: since when they hold is not kept.']),
    ],
  };
}

/** Where there never was any, that is known of each moment; otherwise each says when it is known. */
const noneAt = ({ moments }: Looked, read: readonly unknown[]): Past['fine'] =>
  read.length === 0 ? { count: 0, moments } : NONE_FINE;

const distinct = (findings: readonly ToldFinding[]): ToldFinding[] => [
  ...new Map(findings.map((finding) => [finding.key, finding])).values(),
];

const aboutOf = ({ ruleId, aspect }: ToldFinding): string => `${ruleId} ${aspect}`.trimEnd();

function stateNow(audit: SignedAudit, now: number): (key: string) => PastFindingState | null {
  const { findings, cannotKnow } = audit.report;
  const severities = new Map(findings.map(({ key, severity }) => [key, severity]));
  const unknown = new Set(cannotKnow.map(({ key }) => key));
  const isWhole = isWholeAudit(audit, now);
  return (key) => {
    if (severities.get(key) === 'critical') return 'critical';
    return isWhole && !unknown.has(key) ? 'gone' : null;
  };
}

/** Whether a person or the policy answered for a finding at a moment, or somebody had muted it; null when it cannot be told. */
function signedBy({ acceptances, policy, report }: SignedAudit) {
  const fingerprints = new Map(report.findings.map(({ key, fingerprint }) => [key, fingerprint]));
  const byKey = new Map<string, Acceptance[]>();
  for (const one of acceptances) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  return (finding: ToldFinding, at: number): boolean | null =>
    policy.exceptionOf(finding, at) !== null ||
    wasSigned(byKey.get(finding.key) ?? [], fingerprints.get(finding.key) ?? null, at);
}
