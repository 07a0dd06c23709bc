import {
  ArrowRightLeft,
  Bell,
  CircleHelp,
  Crown,
  FileCog,
  HeartPulse,
  type LucideIcon,
  Power,
  Rows3,
  Server,
  ShieldAlert,
  SlidersHorizontal,
  TimerReset,
  Users,
} from 'lucide-react';
import { type EventFamily, familyOf } from '@/lib/shared/timeline/families.ts';

const icons: Record<EventFamily, LucideIcon> = {
  broker: Server,
  controller: Crown,
  leader: ArrowRightLeft,
  isr: FileCog,
  topic: Rows3,
  config: SlidersHorizontal,
  group: Users,
  offsets: TimerReset,
  status: HeartPulse,
  audit: ShieldAlert,
  alert: Bell,
  highwater: Power,
};

export function iconOf(kind: string): LucideIcon {
  const family = familyOf(kind);
  return family === null ? CircleHelp : icons[family];
}
