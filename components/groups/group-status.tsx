import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleQuestionMark,
  CircleStop,
  CircleX,
  Lock,
  type LucideIcon,
  RefreshCw,
  TrendingUp,
  Undo2,
} from 'lucide-react';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import type { Tone } from '@/components/ui/tone.ts';
import type { GroupKind, GroupPartitionDto, GroupStatus } from '@/lib/contracts/groups.ts';
import { type StatusOrigin, statusTitle } from './status-origin.ts';

export const groupStatusLooks: Record<GroupStatus, { label: string; tone: Tone; icon: LucideIcon }> = {
  ok: { label: 'OK', tone: 'ok', icon: CircleCheck },
  lagging: { label: 'Lagging', tone: 'warn', icon: TrendingUp },
  stalled: { label: 'Stalled', tone: 'crit', icon: CirclePause },
  stopped: { label: 'Stopped', tone: 'crit', icon: CircleStop },
  rewound: { label: 'Rewound', tone: 'warn', icon: Undo2 },
  unstable: { label: 'Unstable', tone: 'warn', icon: RefreshCw },
  uncommitted: { label: 'Never committed', tone: 'warn', icon: CircleDashed },
  blocked: { label: 'Blocked', tone: 'crit', icon: Lock },
  invalid: { label: 'Invalid offset', tone: 'crit', icon: CircleX },
  lost: { label: 'Lost records', tone: 'crit', icon: CircleX },
  rebalancing: { label: 'Rebalancing', tone: 'warn', icon: RefreshCw },
  empty: { label: 'Empty', tone: 'unknown', icon: CircleDashed },
  unknown: { label: 'Unknown', tone: 'unknown', icon: CircleQuestionMark },
};

type GroupStatusProps = {
  of: Pick<GroupPartitionDto, 'status' | 'statusReason'> & StatusOrigin;
  pill?: boolean;
};

/** A status with its reason, since when and by which rule on hover. */
export function GroupStatusMark({ of, pill = false }: GroupStatusProps) {
  const { label, tone, icon } = groupStatusLooks[of.status];
  return (
    <StatusMark tone={tone} icon={icon} pill={pill} title={statusTitle(of.statusReason, of)}>
      {label}
    </StatusMark>
  );
}

export const groupKindLabels: Record<GroupKind, string> = {
  classic: 'Classic',
  consumer: 'Consumer (KIP-848)',
  share: 'Share',
  streams: 'Streams',
  simple: 'Simple',
  connect: 'Connect',
  unknown: 'Unknown type',
};
