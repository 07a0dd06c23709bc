import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { OwnerOf } from '@/lib/domain/policy/owners.ts';
import { matcherOf, type NamePattern } from '@/lib/domain/policy/pattern.ts';
import { SIGNALS, type SignalKind } from '@/lib/shared/alerts/signals.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Signal } from './signal.ts';

/** Null in any part = no restriction. */
export type AlertScope = {
  /** Ids of Highwater. */
  clusters: readonly string[] | null;
  environments: readonly string[] | null;
  teams: readonly string[] | null;
  /** Of the names of subjects. */
  patterns: readonly NamePattern[] | null;
};

export type AlertSeverity = 'critical' | 'warn' | 'info';

export type Condition = {
  signal: SignalKind;
  /** For `cannot-know`: what it is that cannot be known. */
  of: SignalKind | null;
  /** For signals that are words. */
  choices: readonly string[];
  /** For signals that are numbers, in the unit of the signal: reached = breached. */
  threshold: number | null;
  /** Where it is over again; null = at the threshold. */
  clearThreshold: number | null;
};

export type AlertRule = Condition & {
  id: string;
  name: string;
  isEnabled: boolean;
  severity: AlertSeverity;
  scope: AlertScope;
  /** It must have been breached for this long to fire, and clear for that long to resolve. Ms, as below. */
  forMs: number;
  clearForMs: number;
  /** What one message is about: all subjects of the rule, those of one team, or each alone. */
  groupBy: 'rule' | 'team' | 'subject';
  /** How long the first one of a group waits for others. */
  groupWaitMs: number;
  /** Told again while it fires and nobody acknowledged it; null = once. */
  repeatMs: number | null;
  quietHours: QuietHours | null;
  channelIds: readonly string[];
  /** What to do; empty = what the signal says. */
  advice: string;
  /** Goes with the message that it is over. */
  closeMessage: string;
};

/** between: inside the band of the hysteresis, which changes nothing once it fires. */
export type Reading = 'breach' | 'between' | 'clear' | 'unknown';

/**
 * Worked: threshold 1,000 and clear threshold 800 of lag: 1,000 is a breach, 900 between, 799 clear. A bound ("at least
 * 900") can be a breach and nothing else: where it is none, the true value may be one.
 */
export function readingOf(
  condition: Condition,
  { value, isBound }: Pick<Signal, 'value' | 'isBound'>,
): Reading {
  if (value === null) return 'unknown';
  const { shape } = SIGNALS[condition.signal];
  if (shape === 'words') return condition.choices.includes(String(value)) ? 'breach' : 'clear';
  const number = Number(value);
  const { threshold } = condition;
  if (threshold === null || Number.isNaN(number)) return 'unknown';
  const clearAt = condition.clearThreshold ?? threshold;
  const sign = shape === 'above' ? 1 : -1;
  if (sign * number >= sign * threshold) return 'breach';
  if (isBound) return 'unknown';
  return sign * number < sign * clearAt ? 'clear' : 'between';
}

/** A cluster as scopes see it. */
export type ScopeCluster = { id: string; environment: string; ownerOf: OwnerOf };

/** The subjects of one cluster that a scope covers; null when it covers none of the cluster. */
export function subjectsIn(
  scope: AlertScope,
  cluster: ScopeCluster,
): ((subject: SubjectRef) => boolean) | null {
  const { clusters, environments, teams, patterns } = scope;
  if (clusters !== null && !clusters.includes(cluster.id)) return null;
  if (environments !== null && !environments.includes(cluster.environment)) return null;
  const isNamed = patterns?.map(matcherOf);
  return (subject) => {
    if (isNamed !== undefined && !isNamed.some((test) => test(subject.name))) return false;
    if (teams === null) return true;
    const owner = cluster.ownerOf(subject);
    return owner !== null && teams.includes(owner);
  };
}
