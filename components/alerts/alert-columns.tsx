import { CircleCheck, CircleHelp, Eye, TriangleAlert } from 'lucide-react';
import { SubjectLink } from '@/components/audit/subject-link.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import type { AlertDto } from '@/lib/contracts/alerts.ts';
import { severities } from '@/lib/contracts/common.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';

const column = columnsOf<AlertDto>();

/** Over, acknowledged, not known any more, or simply firing. */
export function AlertState({ alert }: { alert: AlertDto }) {
  if (alert.phase === 'resolved') {
    return (
      <StatusMark tone="ok" icon={CircleCheck}>
        Over
      </StatusMark>
    );
  }
  if (alert.unknownSince !== null) {
    return (
      <StatusMark tone="unknown" icon={CircleHelp} title={`Unknown since ${utcDateTime(alert.unknownSince)}`}>
        Firing, now unknown
      </StatusMark>
    );
  }
  if (alert.acknowledged !== null) {
    return (
      <StatusMark tone="info" icon={Eye}>
        {alert.acknowledged.by}
      </StatusMark>
    );
  }
  return (
    <StatusMark tone={alert.severity === 'critical' ? 'crit' : 'warn'} icon={TriangleAlert}>
      Firing
    </StatusMark>
  );
}

export const alertColumns = (clusterId: string) =>
  column.columns([
    column.accessor(({ subject }) => subject.name, {
      id: 'subject',
      header: 'Subject',
      meta: { width: 170, narrow: true },
      cell: ({ row: { original } }) => <SubjectLink clusterId={clusterId} subject={original.subject} />,
    }),
    column.accessor(({ severity }) => severities.indexOf(severity), {
      id: 'severity',
      header: 'Severity',
      meta: { width: 90 },
      cell: ({ row: { original } }) => <SeverityMark severity={original.severity} />,
    }),
    column.accessor('words', {
      header: 'Consequence',
      meta: { width: 330 },
      cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
    }),
    column.accessor('ruleName', { header: 'Rule', meta: { width: 150 } }),
    column.accessor('firedAt', {
      header: 'Since (UTC)',
      meta: { width: 170 },
      cell: ({ getValue }) => <span className="num">{utcDateTime(getValue()).replace(' UTC', '')}</span>,
    }),
    column.accessor((alert) => alert.phase, {
      id: 'state',
      header: 'State',
      meta: { width: 150 },
      cell: ({ row: { original } }) => <AlertState alert={original} />,
    }),
  ]);
