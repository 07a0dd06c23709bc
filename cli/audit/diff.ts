import type { Report, ReportedFinding } from '@/lib/domain/audit/report/report.ts';

export type ReportDiff = {
  added: readonly ReportedFinding[];
  gone: readonly ReportedFinding[];
  /** The same finding about another value, source or severity. */
  changed: readonly { before: ReportedFinding; after: ReportedFinding }[];
};

/** What came, went and changed from one report to the next. */
export function compareReports(before: Report, after: Report): ReportDiff {
  const known = new Map(before.findings.map((finding) => [finding.key, finding]));
  const present = new Set(after.findings.map(({ key }) => key));
  return {
    added: after.findings.filter(({ key }) => !known.has(key)),
    gone: before.findings.filter(({ key }) => !present.has(key)),
    changed: after.findings.flatMap((finding) => {
      const old = known.get(finding.key);
      const isSame = old?.fingerprint === finding.fingerprint && old.severity === finding.severity;
      return old === undefined || isSame ? [] : [{ before: old, after: finding }];
    }),
  };
}

const line = (mark: string, { severity, ruleId, subject, consequence }: ReportedFinding): string =>
  `${mark} ${severity.padEnd(8)} ${ruleId} ${subject.kind} ${subject.name}: ${consequence}`;

export function diffText({ added, gone, changed }: ReportDiff): string {
  const lines = [
    ...added.map((finding) => line('+', finding)),
    ...changed.map(
      ({ before, after }) => `${line('~', after)} (was ${before.severity}, ${before.fingerprint})`,
    ),
    ...gone.map((finding) => line('-', finding)),
    `${added.length} new, ${changed.length} changed, ${gone.length} gone`,
  ];
  return `${lines.join('\n')}\n`;
}
