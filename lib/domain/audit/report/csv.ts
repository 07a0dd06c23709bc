import { toCsvRow } from '@/lib/shared/csv.ts';
import type { Report } from './report.ts';

const HEAD = [
  'severity',
  'rule',
  'title',
  'subject_kind',
  'subject',
  'key',
  'value',
  'source',
  'decided_by',
  'inherited_by',
  'consequence',
  'fix',
  'signed_by',
  'signed_until',
  'signed_reason',
  'ticket',
  'finding_key',
  'judged_at',
];

/** For a spreadsheet: a header and a line for each finding. */
export function* csvChunks({ findings, at }: Report): Generator<string> {
  yield toCsvRow(HEAD);
  for (const finding of findings) {
    const { severity, ruleId, title, subject, config, reach, consequence, fix, signedOff, key } = finding;
    yield toCsvRow([
      ...[severity, ruleId, title, subject.kind, subject.name],
      ...[config?.key ?? null, config?.value ?? null, config?.source ?? null, config?.decidedBy ?? null],
      ...[reach?.inherit ?? null, consequence, fix],
      ...[signedOff?.owner ?? null, signedOff?.until ?? null],
      ...[signedOff?.reason ?? null, signedOff?.ticket ?? null],
      ...[key, at],
    ]);
  }
}
