import { CircleSlash } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import type { AuditRuleDto } from '@/lib/contracts/audit.ts';

const column = columnsOf<AuditRuleDto>();

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
    cell: ({ row }) => <SeverityMark severity={row.original.severity} />,
  }),
  column.display({
    id: 'title',
    header: 'What it looks for',
    meta: { width: 300 },
    cell: ({ row }) => <span className="font-medium">{row.original.title}</span>,
  }),
  column.display({
    id: 'needs',
    header: 'Why it does not judge',
    meta: { width: 420 },
    cell: ({ row }) => row.original.needs ?? 'switched off by the policy',
  }),
]);

/** Rules that judge nothing here: Kafka's Admin protocol does not tell what they need, or the policy has them off. */
export function IdleRulesTable({ rules }: { rules: readonly AuditRuleDto[] }) {
  return (
    <DataTable
      label="Rules that do not judge"
      columns={columns}
      rows={rules}
      rowId={(rule) => rule.ruleId}
      className="max-h-[296px]"
      empty={<EmptyState icon={CircleSlash} title="Every rule judges this cluster" />}
    />
  );
}
