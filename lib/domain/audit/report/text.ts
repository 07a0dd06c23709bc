import type { Report } from './report.ts';
import { filterText, summaryText } from './summary.ts';

/** For a terminal: three lines a finding, the counts last. */
export function* textChunks(report: Report): Generator<string> {
  for (const { severity, ruleId, subject, consequence, fix, signedOff } of report.findings) {
    const signed = signedOff ? ` (signed by ${signedOff.owner} until ${signedOff.until.slice(0, 10)})` : '';
    yield `${severity.padEnd(8)} ${ruleId} ${subject.kind} ${subject.name}${signed}\n  ${consequence}\n  Fix: ${fix}\n`;
  }
  const filter = filterText(report);
  yield `${summaryText(report)}${filter === '' ? '' : `; listed: ${filter}`}\n`;
}
