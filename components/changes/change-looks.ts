import { CircleAlert, CircleCheck, CircleHelp, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { Tone } from '@/components/ui/tone.ts';
import type { ChangeDto } from '@/lib/contracts/changes.ts';

export const changeLooks: Record<ChangeDto['state'], { tone: Tone; icon: LucideIcon; label: string }> = {
  running: { tone: 'info', icon: LoaderCircle, label: 'Under way' },
  applied: { tone: 'ok', icon: CircleCheck, label: 'Applied' },
  partial: { tone: 'warn', icon: CircleAlert, label: 'Applied in part' },
  refused: { tone: 'crit', icon: CircleX, label: 'Refused' },
  unknown: { tone: 'warn', icon: CircleHelp, label: 'Not confirmed' },
};
