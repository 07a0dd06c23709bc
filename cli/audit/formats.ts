import { RULES } from '@/lib/domain/audit/rules/index.ts';
import type { Severity } from '@/lib/domain/audit/verdict.ts';
import type { Report } from './report.ts';

export const FORMATS = ['text', 'json', 'markdown', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** The whole report, ending with a line break. */
export function renderReport(report: Report, format: Format): string {
  switch (format) {
    case 'text':
      return text(report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'markdown':
      return markdown(report);
    case 'sarif':
      return `${JSON.stringify(sarif(report), null, 2)}\n`;
  }
}

const summary = ({ counts, accepted }: Report): string =>
  `${counts.critical} critical, ${counts.warn} warnings, ${counts.info} info; ` +
  (accepted ? `${accepted.length} accepted by the policy, ` : '') +
  `${counts.passed} checks pass, ` +
  `${counts.unknown} cannot be known, ${counts.rulesNotEvaluated} rules need more than Kafka tells`;

function text(report: Report): string {
  const lines = report.findings.map(
    ({ severity, ruleId, subject, consequence, fix }) =>
      `${severity.padEnd(8)} ${ruleId} ${subject.kind} ${subject.name}\n  ${consequence}\n  Fix: ${fix}`,
  );
  return `${[...lines, summary(report)].join('\n')}\n`;
}

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('\n', ' ');

function markdown(report: Report): string {
  const rows = report.findings.map(
    ({ severity, ruleId, subject, consequence, fix }) =>
      `| ${severity} | ${ruleId} | ${cell(`${subject.kind} ${subject.name}`)} | ${cell(consequence)} | ${cell(fix)} |`,
  );
  return [
    `# Audit of ${report.cluster}`,
    '',
    `${report.at}: ${summary(report)}.`,
    '',
    '| Severity | Rule | About | What goes wrong | Fix |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  warn: 'warning',
  info: 'note',
};

/** SARIF 2.1.0: a finding has no file, so its subject is a logical location. */
function sarif({ findings }: Report) {
  const used = new Set(findings.map(({ ruleId }) => ruleId));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Highwater',
            rules: RULES.filter(({ id }) => used.has(id)).map(({ id, title, why, fix, severity }) => ({
              id,
              name: title,
              shortDescription: { text: title },
              fullDescription: { text: why },
              help: { text: fix },
              defaultConfiguration: { level: LEVEL[severity] },
            })),
          },
        },
        results: findings.map(({ ruleId, severity, subject, consequence, key }) => ({
          ruleId,
          level: LEVEL[severity],
          message: { text: consequence },
          locations: [{ logicalLocations: [{ name: subject.name, kind: subject.kind }] }],
          partialFingerprints: { findingKey: key },
        })),
      },
    ],
  };
}
