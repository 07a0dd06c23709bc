import type { Report } from './report.ts';
import { filterText, summaryText } from './summary.ts';

/** A cell holds one line; names are free text and must not become markup. */
const cell = (words: string): string =>
  words
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/[\r\n]+/g, ' ');

/** For a wiki, an issue or a merge request: a heading, the counts, a table. */
export function* markdownChunks(report: Report): Generator<string> {
  const filter = filterText(report);
  yield [
    `# Audit of ${cell(report.cluster)}`,
    '',
    `${report.at}: ${summaryText(report)}.`,
    '',
    ...(filter === '' ? [] : [`Listed: ${cell(filter)}.`, '']),
    '| Severity | Rule | About | What goes wrong | Fix | Signed off |',
    '| --- | --- | --- | --- | --- | --- |',
    '',
  ].join('\n');
  for (const { severity, ruleId, subject, consequence, fix, signedOff } of report.findings) {
    const signed = signedOff ? `${signedOff.owner} until ${signedOff.until.slice(0, 10)}` : '';
    const about = `${subject.kind} ${subject.name}`;
    yield `| ${[severity, ruleId, about, consequence, fix, signed].map(cell).join(' | ')} |\n`;
  }
}
