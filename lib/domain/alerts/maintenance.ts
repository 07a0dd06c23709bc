import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { isQuiet } from './quiet-hours.ts';
import { type AlertRule, type AlertScope, type ScopeCluster, subjectsIn } from './rule.ts';

/** Planned work: alerts of its scope are recorded and not told while it lasts. Epoch ms, `to` exclusive. */
export type MaintenanceWindow = {
  id: string;
  name: string;
  from: number;
  to: number;
  scope: AlertScope;
};

/** Why a subject's alert is not told now, in words; null when it is. */
export type Hush = (subject: SubjectRef) => string | null;

export function hushOf(
  rule: Pick<AlertRule, 'quietHours'>,
  windows: readonly MaintenanceWindow[],
  cluster: ScopeCluster,
  now: number,
): Hush {
  if (rule.quietHours !== null && isQuiet(rule.quietHours, now)) return () => 'quiet hours of the rule';
  const active = windows
    .filter(({ from, to }) => from <= now && now < to)
    .flatMap(({ name, scope }) => {
      const covers = subjectsIn(scope, cluster);
      return covers === null ? [] : [{ name, covers }];
    });
  return (subject) => {
    const window = active.find(({ covers }) => covers(subject));
    return window === undefined ? null : `maintenance "${window.name}"`;
  };
}
