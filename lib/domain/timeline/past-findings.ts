import { type Finding, findingKey, type SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { TimelineEvent } from './event.ts';
import { aspectOf } from './findings.ts';
import { pastStates, TELLS_NOTHING, type Told } from './past-states.ts';
import { isStorm } from './storm.ts';
import { STARTED } from './watched.ts';

export type PastFindingState = 'critical' | 'gone';

const TOLD: Readonly<Record<string, Told<PastFindingState>>> = {
  'audit.found': { from: ['gone'], to: 'critical' },
  'audit.gone': { from: ['critical'], to: 'gone' },
};

/** Kinds of events that tell of critical findings, or end what others told. */
export const FINDING_KINDS: readonly string[] = [...Object.keys(TOLD), STARTED];

/** As much of a finding as its events name. */
export type ToldFinding = {
  key: string;
  ruleId: string;
  subject: SubjectRef;
  /** Of several that the rule has on the subject; empty where it has one. */
  aspect: string;
};

export const toldFinding = (finding: Finding): ToldFinding => {
  const { key, ruleId, subject } = finding;
  return { key, ruleId, subject, aspect: aspectOf(finding) ?? '' };
};

/**
 * The finding that an event is about; null when it is about many or none.
 * @param clusterName what the audit calls the cluster: events leave it out
 */
export function findingOf(event: TimelineEvent, clusterName: string): ToldFinding | null {
  const { kind, subject: told, details } = event;
  const [first] = details;
  if (TOLD[kind] === undefined || first === undefined || isStorm(event)) return null;
  const subject = told.kind === 'cluster' ? { kind: told.kind, name: clusterName } : told;
  const ruleId = first.label;
  const aspect = first.to ?? '';
  return { key: findingKey(ruleId, subject, aspect), ruleId, subject, aspect };
}

/**
 * Which findings were critical in the past, by those that were told to come and go.
 * @param events of `FINDING_KINDS`, newest first
 * @param now the state of a finding now, by its key; null when that cannot be known
 * @returns the state of a finding at a moment, epoch ms; null when no event tells it
 */
export const pastFindings = (
  events: readonly TimelineEvent[],
  clusterName: string,
  now: (key: string) => PastFindingState | null,
): ((key: string, at: number) => PastFindingState | null) =>
  pastStates(events, {
    keyOf: (event) => findingOf(event, clusterName)?.key ?? null,
    tells: (event) => (isStorm(event) ? undefined : TOLD[event.kind]) ?? TELLS_NOTHING,
    now,
  });
