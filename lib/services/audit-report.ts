import type { AuditReportQuery } from '@/lib/contracts/audit-report.ts';
import { REPORT_MEDIA, reportChunks } from '@/lib/domain/audit/report/formats.ts';
import { reportOf } from '@/lib/domain/audit/report/report.ts';
import { acceptedFindings, type FindingFilter, matchingFindings, type SignedAudit } from './audit.ts';
import { reachOf } from './config-reach.ts';

/** A report as a file: what it is called, what it is, and its text in pieces. */
export type ReportFile = { name: string; contentType: string; chunks: Iterable<string> };

/** The audit in one of its formats, with the findings that match. */
export function auditReportFile(
  audit: SignedAudit,
  cluster: string,
  { format, failOn, ...filter }: AuditReportQuery,
): ReportFile {
  const report = reportOf({
    cluster,
    audit: audit.report,
    rules: audit.policy.rules,
    answered: acceptedFindings(audit),
    findings: matchingFindings(audit, filter),
    reachOf: (finding) => reachOf(audit.snapshot, finding),
    filter: given(filter),
  });
  const { contentType, extension } = REPORT_MEDIA[format];
  const time = report.at.slice(0, 16).replace(/[-:]/g, '');
  return {
    name: `audit-${cluster}-${time}Z.${extension}`,
    contentType,
    chunks: reportChunks(report, format, failOn),
  };
}

const given = (filter: FindingFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
