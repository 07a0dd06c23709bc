import { CircleCheck, CircleX, Crown, TriangleAlert } from 'lucide-react';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { BrokerRowDto } from '@/lib/contracts/brokers.ts';

const looks = {
  up: { tone: 'ok', icon: CircleCheck, label: 'Up' },
  unresponsive: { tone: 'warn', icon: TriangleAlert, label: 'No answer' },
  absent: { tone: 'crit', icon: CircleX, label: 'Gone' },
} as const;

export function BrokerState({ broker }: { broker: Pick<BrokerRowDto, 'state' | 'error' | 'outOfSync'> }) {
  if (broker.state === 'up' && broker.outOfSync > 0) {
    return (
      <StatusMark tone="warn" icon={TriangleAlert} title={`${broker.outOfSync} replicas out of sync`}>
        Out of sync
      </StatusMark>
    );
  }
  const { tone, icon, label } = looks[broker.state];
  return (
    <StatusMark tone={tone} icon={icon} title={broker.error?.message}>
      {label}
    </StatusMark>
  );
}

export function QuorumRole({ role }: { role: BrokerRowDto['quorumRole'] }) {
  if (role === null) return <Unknown compact reason="not in the quorum's answer" />;
  if (role !== 'leader') return <span className="text-ink-2">{role}</span>;
  return (
    <span className="inline-flex items-center gap-1 font-semibold">
      <Crown aria-hidden className="size-3 text-ink-2" />
      leader
    </span>
  );
}
