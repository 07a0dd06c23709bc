'use client';

import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { AuditRuleDto } from '@/lib/contracts/audit.ts';
import { type SeverityDto, severities } from '@/lib/contracts/common.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

const column = columnsOf<AuditRuleDto>();

export const findingsOf = ({ counts }: AuditRuleDto): number => counts.critical + counts.warn + counts.info;

/** Of its gravest finding; its own when it has none. */
const worstOf = ({ counts, severity }: AuditRuleDto): SeverityDto =>
  severities.find((candidate) => counts[candidate] > 0) ?? severity;

/** Gravest first, then the most findings. */
export function byGravity(a: AuditRuleDto, b: AuditRuleDto): number {
  return (
    severities.indexOf(worstOf(a)) - severities.indexOf(worstOf(b)) ||
    findingsOf(b) - findingsOf(a) ||
    a.ruleId.localeCompare(b.ruleId)
  );
}

const columns = column.columns([
  column.display({
    id: 'rule',
    header: 'Rule',
    meta: { width: 72 },
    cell: ({ row }) => <CodeBadge>{row.original.ruleId}</CodeBadge>,
  }),
  column.display({
    id: 'severity',
    header: 'Severity',
    meta: { width: 92 },
    cell: ({ row }) => <SeverityMark severity={worstOf(row.original)} />,
  }),
  column.display({
    id: 'title',
    header: 'What goes wrong',
    meta: { width: 300 },
    cell: ({ row }) => <span className="font-medium">{row.original.title}</span>,
  }),
  column.display({
    id: 'findings',
    header: 'Findings',
    meta: { width: 72, align: 'right' },
    cell: ({ row }) => <b className="font-semibold">{formatCount(findingsOf(row.original))}</b>,
  }),
  column.display({
    id: 'passed',
    header: 'Pass',
    meta: { width: 64, align: 'right', title: 'looked at and fine' },
    cell: ({ row }) => formatCount(row.original.counts.passed),
  }),
  column.display({
    id: 'unknown',
    header: 'Cannot know',
    meta: { width: 96, align: 'right' },
    cell: ({ row: { original } }) =>
      original.counts.unknown === 0 ? (
        '0'
      ) : (
        <Unknown word={formatCount(original.counts.unknown)} reason={original.unknownReasons[0]?.reason} />
      ),
  }),
]);

type RulesTableProps = {
  rules: readonly AuditRuleDto[];
  chosen: string | null;
  onChoose: (ruleId: string) => void;
};

export function RulesTable({ rules, chosen, onChoose }: RulesTableProps) {
  return (
    <DataTable
      label="Rules"
      columns={columns}
      rows={rules}
      rowId={(rule) => rule.ruleId}
      isSelected={(rule) => rule.ruleId === chosen}
      onOpen={(rule) => onChoose(rule.ruleId)}
      className="max-h-[296px]"
    />
  );
}
