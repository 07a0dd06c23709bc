import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';

const looks = {
  connecting: { tone: 'unknown', icon: CircleDashed, label: 'Connecting' },
  live: { tone: 'ok', icon: CircleCheck, label: 'Live' },
  partial: { tone: 'warn', icon: TriangleAlert, label: 'Partial' },
  unreachable: { tone: 'crit', icon: CircleX, label: 'No answer' },
} as const;

export function ClusterStatus({ cluster }: { cluster: Pick<ClusterSummaryDto, 'status' | 'error'> }) {
  const { tone, icon, label } = looks[cluster.status];
  return (
    <StatusMark tone={tone} icon={icon} title={cluster.error?.message}>
      {label}
    </StatusMark>
  );
}
