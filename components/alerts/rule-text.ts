import type { AlertRuleDto, AlertScopeDto } from '@/lib/contracts/alerts.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { readableQuantity } from './quantities.ts';

type Condition = Pick<AlertRuleDto, 'signal' | 'of' | 'choices' | 'threshold' | 'forMs'>;

/** "Lag at or above 10,000 records for 5 m". */
export function conditionText({ signal, of, choices, threshold, forMs }: Condition): string {
  const { label, shape, unit } = SIGNALS[signal];
  const time = forMs === 0 ? '' : ` for ${formatDuration(forMs)}`;
  if (signal === 'cannot-know') return `${label}: ${of === null ? 'anything' : SIGNALS[of].label}${time}`;
  if (shape === 'words') return `${label} is ${choices.join(' or ')}${time}`;
  const value = threshold === null ? 'a value' : readableQuantity(unit, threshold);
  return `${label} at or ${shape} ${value}${time}`;
}

export function scopeText({ clusters, environments, teams, patterns }: AlertScopeDto): string {
  const parts = [
    clusters === null ? null : `clusters ${clusters.join(', ')}`,
    environments === null ? null : environments.join(', '),
    teams === null ? null : `teams ${teams.join(', ')}`,
    patterns === null ? null : patterns.join(', '),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'everywhere' : parts.join('; ');
}
