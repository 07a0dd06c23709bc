import type { Severity } from '../verdict.ts';
import { jsonItems } from './json.ts';
import type { Report, ReportedFinding, ReportedRule } from './report.ts';
import { summaryText } from './summary.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  warn: 'warning',
  info: 'note',
};

/** SARIF 2.1.0: a finding has no file, so its subject is a logical location; a sign-off is a suppression. */
export function* sarifChunks(report: Report): Generator<string> {
  const used = new Set(report.findings.map(({ ruleId }) => ruleId));
  const rules = report.rules.filter(({ ruleId }) => used.has(ruleId)).map(descriptor);
  const tool = { driver: { name: 'Highwater', rules } };
  const properties = {
    cluster: report.cluster,
    at: report.at,
    counts: report.counts,
    filter: report.filter,
    summary: summaryText(report),
  };
  yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [{\n';
  yield `"tool": ${JSON.stringify(tool)},\n"properties": ${JSON.stringify(properties)},\n"results": [`;
  yield* jsonItems(results(report.findings), '\n');
  yield '\n]\n}]\n}\n';
}

const descriptor = ({ ruleId, title, why, fix, severity }: ReportedRule) => ({
  id: ruleId,
  name: title,
  shortDescription: { text: title },
  fullDescription: { text: why },
  help: { text: fix },
  defaultConfiguration: { level: LEVEL[severity] },
});

function* results(findings: readonly ReportedFinding[]) {
  for (const { ruleId, severity, subject, consequence, fix, key, signedOff } of findings) {
    yield {
      ruleId,
      level: LEVEL[severity],
      message: { text: `${consequence} Fix: ${fix}` },
      locations: [
        {
          logicalLocations: [
            { name: subject.name, fullyQualifiedName: `${subject.kind}/${subject.name}`, kind: subject.kind },
          ],
        },
      ],
      partialFingerprints: { findingKey: key },
      ...(signedOff && {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: `${signedOff.owner}, until ${signedOff.until}: ${signedOff.reason}`,
          },
        ],
      }),
    };
  }
}
