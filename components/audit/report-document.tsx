import type { ReactNode } from 'react';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { SeverityMark, severityLooks } from '@/components/ui/severity.tsx';
import type { AuditReportDto } from '@/lib/contracts/audit-report.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { severities } from '@/lib/contracts/common.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { utcDate, utcDateTime } from '@/lib/shared/format/time.ts';
import { ReportTable } from './report-table.tsx';

type Rule = AuditReportDto['rules'][number];
type Finding = AuditReportDto['findings'][number];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h2 className="mb-1.5 text-lg font-semibold break-after-avoid">{title}</h2>
      {children}
    </section>
  );
}

/** What was judged, when, and how much of it could be. */
function Head({ report, cluster }: { report: AuditReportDto; cluster: ClusterSummaryDto | undefined }) {
  const evaluated = report.rules.filter(({ state }) => state === 'evaluated').length;
  const { brokersAnswering = null, brokersKnown = null } = cluster ?? {};
  const filter = Object.entries(report.filter);
  const rows: readonly [label: string, value: string][] = [
    ['Cluster', cluster ? `${report.cluster} (${cluster.environment})` : report.cluster],
    ['Judged', utcDateTime(Date.parse(report.at))],
    [
      'Coverage',
      `${evaluated} of ${plural(report.rules.length, 'rule')} evaluated, ` +
        `${plural(report.counts.unknown, 'verdict')} cannot be known` +
        (brokersAnswering === null || brokersKnown === null
          ? ''
          : `, ${brokersAnswering} of ${plural(brokersKnown, 'broker')} answered`),
    ],
    [
      'Listed',
      filter.length === 0
        ? 'all findings'
        : `only findings with ${filter.map(([name, value]) => `${name} ${value}`).join(', ')}`,
    ],
  ];
  return (
    <header>
      <h2 className="text-2xl font-semibold">Defaults audit of {report.cluster}</h2>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="num [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Summary({ report: { counts, findings } }: { report: AuditReportDto }) {
  const signed = findings.filter(({ signedOff }) => signedOff !== null).length;
  return (
    <ReportTable
      label="Summary"
      columns={['Verdict', 'Count', 'Meaning']}
      rows={[
        ...severities.map((severity) => ({
          key: severity,
          cells: [severityLooks[severity].label, formatCount(counts[severity]), 'findings'],
        })),
        { key: 'signed', cells: ['Signed', formatCount(signed), 'of the findings listed here'] },
        { key: 'passed', cells: ['Pass', formatCount(counts.passed), 'looked at and fine'] },
        {
          key: 'unknown',
          cells: ['Cannot know', formatCount(counts.unknown), 'denied, not answered or not measured'],
        },
        {
          key: 'not-evaluated',
          cells: [
            'Rules not evaluated',
            formatCount(counts.rulesNotEvaluated),
            'they need JMX, client or host figures',
          ],
        },
      ]}
    />
  );
}

/** One rule with its findings; a short one stays on one sheet of paper. */
function RuleFindings({ rule, findings }: { rule: Rule; findings: readonly Finding[] }) {
  return (
    <section className="mt-3 [contain-intrinsic-size:auto_300px] [content-visibility:auto] print:[content-visibility:visible]">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold break-after-avoid">
        <CodeBadge>{rule.ruleId}</CodeBadge>
        {rule.title}
        <span className="font-normal text-ink-3">{plural(findings.length, 'finding')}</span>
      </h3>
      <p className="my-1 max-w-[90ch] text-sm text-ink-2 break-after-avoid">{rule.why}</p>
      <ReportTable
        label={`Findings of ${rule.ruleId}`}
        columns={['Severity', 'About', 'What goes wrong', 'Fix', 'Signed off']}
        rows={findings.map(({ key, severity, subject, config, consequence, fix, signedOff }) => ({
          key,
          cells: [
            <SeverityMark key="severity" severity={severity} />,
            <span key="about">
              {subject.kind === 'cluster' ? 'the cluster' : `${subject.kind} ${subject.name}`}
              {config !== null && (
                <span className="block text-xs text-ink-3">
                  {config.key} = {config.value ?? 'no value'}: {config.decidedBy}
                </span>
              )}
            </span>,
            consequence,
            fix,
            signedOff === null
              ? 'nobody'
              : `${signedOff.owner} until ${utcDate(Date.parse(signedOff.until))}`,
          ],
        }))}
      />
    </section>
  );
}

function SignOffs({ findings }: { findings: readonly Finding[] }) {
  const rows = findings.flatMap(({ key, signedOff }) =>
    signedOff === null
      ? []
      : [
          {
            key,
            cells: [
              key,
              signedOff.owner,
              `${utcDate(Date.parse(signedOff.until))}${signedOff.endsSoon ? ', soon' : ''}`,
              signedOff.reason,
              signedOff.ticket ?? 'none',
            ],
          },
        ],
  );
  if (rows.length === 0) return <p>Nobody signed for any of these findings.</p>;
  return (
    <ReportTable label="Sign-offs" columns={['Finding', 'Owner', 'Until', 'Reason', 'Ticket']} rows={rows} />
  );
}

/** Plain tables in full length: summary, rules, findings by rule, sign-offs. */
export function ReportDocument({
  report,
  cluster,
}: {
  report: AuditReportDto;
  cluster: ClusterSummaryDto | undefined;
}) {
  const worth = report.rules.filter((rule) => rule.findings > 0 || rule.unknown > 0);
  const idle = report.rules.filter(({ state }) => state !== 'evaluated');
  return (
    <article className="rounded-lg border border-line bg-surface p-5 max-md:p-3 print:rounded-none print:border-0 print:p-0">
      <Head report={report} cluster={cluster} />
      <Part title="Summary">
        <Summary report={report} />
      </Part>
      <Part title="Rules">
        <ReportTable
          label="Rules"
          columns={['Rule', 'What goes wrong', 'Findings', 'Pass', 'Cannot know']}
          rows={worth.map(({ ruleId, title, findings, passed, unknown, unknownReasons }) => ({
            key: ruleId,
            cells: [
              <CodeBadge key="rule">{ruleId}</CodeBadge>,
              title,
              formatCount(findings),
              formatCount(passed),
              unknown === 0 ? '0' : `${formatCount(unknown)}: ${unknownReasons[0]?.reason ?? 'no reason'}`,
            ],
          }))}
        />
        <p className="mt-1.5 text-sm text-ink-3">
          {plural(report.rules.length - worth.length - idle.length, 'more rule')} found nothing.
        </p>
      </Part>
      {idle.length > 0 && (
        <Part title="Rules that did not judge">
          <ReportTable
            label="Rules that did not judge"
            columns={['Rule', 'What it looks for', 'Why not']}
            rows={idle.map(({ ruleId, title, needs }) => ({
              key: ruleId,
              cells: [
                <CodeBadge key="rule">{ruleId}</CodeBadge>,
                title,
                needs ?? 'switched off by the policy',
              ],
            }))}
          />
        </Part>
      )}
      <Part title="Findings by rule">
        {report.findings.length === 0 && <p>No finding is listed.</p>}
        {report.rules.map((rule) => {
          const findings = report.findings.filter(({ ruleId }) => ruleId === rule.ruleId);
          return findings.length > 0 && <RuleFindings key={rule.ruleId} rule={rule} findings={findings} />;
        })}
      </Part>
      <div className="print:break-before-page">
        <Part title="Sign-offs">
          <SignOffs findings={report.findings} />
        </Part>
      </div>
    </article>
  );
}
