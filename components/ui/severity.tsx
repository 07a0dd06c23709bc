import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { SeverityDto } from '@/lib/contracts/common.ts';
import { StatusMark } from './status-mark.tsx';
import type { Tone } from './tone.ts';

export const severityLooks: Record<SeverityDto, { tone: Tone; icon: LucideIcon; label: string }> = {
  critical: { tone: 'crit', icon: CircleX, label: 'Critical' },
  warn: { tone: 'warn', icon: TriangleAlert, label: 'Warning' },
  info: { tone: 'info', icon: Info, label: 'Info' },
};

export function SeverityMark({ severity, pill = false }: { severity: SeverityDto; pill?: boolean }) {
  const { tone, icon, label } = severityLooks[severity];
  return (
    <StatusMark tone={tone} icon={icon} pill={pill}>
      {label}
    </StatusMark>
  );
}
