import { randomUUID } from 'node:crypto';
import type { AlertAckRecord, AlertDeliveryRecord, AlertRecord } from '@/lib/db/alerts-records.ts';
import { type AlertState, leave, type Step, step } from '@/lib/domain/alerts/machine.ts';
import { hushOf, type MaintenanceWindow } from '@/lib/domain/alerts/maintenance.ts';
import { alertMessage, type MessageSubject } from '@/lib/domain/alerts/message.ts';
import { type Episode, isSettled, type Notice, planNotices } from '@/lib/domain/alerts/notices.ts';
import { type AlertRule, type ScopeCluster, subjectsIn } from '@/lib/domain/alerts/rule.ts';
import { type Signal, signalKey } from '@/lib/domain/alerts/signal.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { stateOf, subjectOf } from './records.ts';
import type { SignalSource } from './signals.ts';

/** Longer than a few sweeps: then nobody looked, and the clocks of "for" stop. */
export const GAP_MS = 120_000;
/** What only moved on is written this often; less than a gap, so that a restart loses no time. */
const REFRESH_MS = 30_000;

export type EvaluatedCluster = ScopeCluster & { name: string };

export type Evaluation = {
  saved: AlertRecord[];
  removed: string[];
  deliveries: AlertDeliveryRecord[];
  firing: number;
};

type Input = {
  cluster: EvaluatedCluster;
  rules: readonly AlertRule[];
  windows: readonly MaintenanceWindow[];
  channelIds: ReadonlySet<string>;
  open: readonly AlertRecord[];
  acks: readonly AlertAckRecord[];
  signals: SignalSource;
  /** Page of a subject, or of the alerts of the cluster. */
  urlOf: (subject: SubjectRef | null) => string | null;
  now: number;
};

/** An alert on its way through one evaluation. `before` undefined: it is new. */
type Track = {
  record: AlertRecord;
  state: AlertState | null;
  before: AlertRecord | undefined;
  isGone: boolean;
};

/** One look at everything, in slices: what to write, and what to send. Reads nothing but its input. */
export async function evaluate(input: Input): Promise<Evaluation> {
  const { cluster, rules, open } = input;
  const byRule = new Map<string, AlertRecord[]>();
  for (const record of open) byRule.set(record.ruleId, [...(byRule.get(record.ruleId) ?? []), record]);
  const evaluation: Evaluation = { saved: [], removed: [], deliveries: [], firing: 0 };
  for (const rule of rules) {
    const known = byRule.get(rule.id) ?? [];
    byRule.delete(rule.id);
    const covers = rule.isEnabled ? subjectsIn(rule.scope, cluster) : null;
    if (covers === null && known.length === 0) continue;
    const tracks = await tracksOf(rule, covers, known, input);
    conclude(rule, tracks, input, evaluation);
  }
  // Their rule was removed while they were read.
  for (const orphans of byRule.values()) evaluation.removed.push(...orphans.map(({ id }) => id));
  return evaluation;
}

const keyOf = (record: AlertRecord): string =>
  signalKey({ subject: subjectOf(record), aspect: record.aspect });

async function tracksOf(
  rule: AlertRule,
  covers: ((subject: SubjectRef) => boolean) | null,
  known: readonly AlertRecord[],
  { signals, cluster, now }: Input,
): Promise<Track[]> {
  const tracks = known.map(
    (record): Track => ({ record, state: stateOf(record), before: record, isGone: false }),
  );
  const active = new Map(
    tracks.filter(({ state }) => state !== null).map((track) => [keyOf(track.record), track]),
  );
  const list = covers === null ? null : await signals(rule.signal, rule.of);
  const pacer = createPacer();
  for (const signal of list?.signals ?? []) {
    if (pacer.due()) await pacer.pause();
    if (covers === null || !covers(signal.subject)) continue;
    const key = signalKey(signal);
    const track = active.get(key);
    active.delete(key);
    const { value, isBound } = signal;
    const { state, event } = step(rule, track?.state ?? null, { at: now, value, isBound }, GAP_MS);
    if (track !== undefined) advance(track, signal, { state, event }, now);
    else if (state !== null) tracks.push(begin(rule, signal, state, cluster));
  }
  // Out of the scope, of a rule that was switched off, or gone from a list that is complete.
  if (list === null || list.isComplete) {
    for (const track of active.values())
      if (track.state !== null) advance(track, null, leave(track.state), now);
  }
  return tracks;
}

function begin(rule: AlertRule, signal: Signal, state: AlertState, cluster: EvaluatedCluster): Track {
  const { subject, aspect, value, words, sampledAt } = signal;
  const record: AlertRecord = {
    id: randomUUID(),
    ruleId: rule.id,
    clusterId: cluster.id,
    subjectKind: subject.kind,
    subjectName: subject.name,
    aspect,
    team: cluster.ownerOf(subject),
    phase: state.phase,
    state: JSON.stringify(state),
    value: value === null ? null : String(value),
    words,
    sampledAt,
    firedAt: state.phase === 'firing' ? state.since : null,
    resolvedAt: null,
    toldAt: null,
    toldLastAt: null,
    closedAt: null,
    heldBack: null,
    settled: false,
  };
  return { record, state, before: undefined, isGone: false };
}

/** `signal` null: there is nothing to say about it any more. */
function advance(track: Track, signal: Signal | null, { state, event }: Step, now: number): void {
  const { record } = track;
  // What was known last stays when it becomes unknown.
  const told =
    signal === null || signal.value === null || (state?.unknownSince ?? null) !== null || event === 'resolved'
      ? {}
      : { value: String(signal.value), words: signal.words, sampledAt: signal.sampledAt };
  track.state = state;
  track.isGone = event === 'cancelled';
  track.record = {
    ...record,
    ...told,
    state: state === null ? '' : JSON.stringify(state),
    ...(event === 'fired' && { phase: 'firing', firedAt: now }),
    ...(event === 'resolved' && { phase: 'resolved', resolvedAt: now }),
  };
}

/** Plans what is told, marks it, and notes what has to be written. */
function conclude(rule: AlertRule, tracks: readonly Track[], input: Input, evaluation: Evaluation): void {
  const { acks, cluster, windows, now } = input;
  const ackedAt = new Map(acks.map(({ alertId, at }) => [alertId, at]));
  const fired = tracks.filter(({ record, isGone }) => record.firedAt !== null && !isGone);
  const hush = hushOf(rule, windows, cluster, now);
  const heldBack = new Map(fired.map(({ record }) => [record.id, hush(subjectOf(record))]));
  const plan = planNotices(
    rule,
    fired.map(({ record }) => episodeOf(record, ackedAt.get(record.id) ?? null)),
    now,
    ({ id }) => heldBack.get(id) != null,
  );
  const planned = new Map(plan.episodes.map((episode) => [episode.id, episode]));
  const byId = new Map(fired.map((track) => [track.record.id, track]));
  for (const notice of plan.notices) addDeliveries(rule, notice, byId, input, evaluation);
  for (const track of tracks) {
    const { before, isGone } = track;
    const episode = planned.get(track.record.id);
    if (isGone) {
      if (before !== undefined) evaluation.removed.push(before.id);
      continue;
    }
    const record: AlertRecord =
      episode === undefined
        ? track.record
        : {
            ...track.record,
            toldAt: episode.toldAt,
            toldLastAt: episode.toldLastAt,
            closedAt: episode.closedAt,
            heldBack: isSettled(episode) ? null : (heldBack.get(episode.id) ?? null),
            settled: isSettled(episode),
          };
    if (record.phase === 'firing') evaluation.firing += 1;
    if (isWorthWriting(before, record)) evaluation.saved.push(record);
  }
}

const episodeOf = (record: AlertRecord, acknowledgedAt: number | null): Episode => ({
  id: record.id,
  team: record.team,
  firedAt: record.firedAt ?? 0,
  resolvedAt: record.resolvedAt,
  acknowledgedAt,
  toldAt: record.toldAt,
  toldLastAt: record.toldLastAt,
  closedAt: record.closedAt,
});

function addDeliveries(
  rule: AlertRule,
  { kind, group, key, episodeIds, stillFiring }: Notice,
  byId: ReadonlyMap<string, Track>,
  { cluster, channelIds, urlOf, now }: Input,
  { deliveries }: Evaluation,
): void {
  const subjects = episodeIds.flatMap((id): MessageSubject[] => {
    const record = byId.get(id)?.record;
    if (record === undefined) return [];
    const { words, firedAt, resolvedAt } = record;
    return [{ subject: subjectOf(record), words, firedAt: firedAt ?? now, resolvedAt }];
  });
  const incident = `${cluster.id}/${rule.id}${group === '' ? '' : `/${group}`}`;
  const [only] = subjects;
  const message = alertMessage(rule, subjects, {
    kind,
    key: `${rule.id}/${key}`,
    incident,
    cluster: { id: cluster.id, name: cluster.name, environment: cluster.environment },
    stillFiring,
    url: urlOf(subjects.length === 1 && only !== undefined ? only.subject : null),
    at: now,
  });
  for (const channelId of rule.channelIds) {
    if (!channelIds.has(channelId)) continue;
    deliveries.push({
      id: randomUUID(),
      key: message.key,
      channelId,
      clusterId: cluster.id,
      ruleId: rule.id,
      incident,
      message: JSON.stringify(message),
      state: 'waiting',
      attempts: 0,
      nextAt: now,
      createdAt: now,
      position: deliveries.length,
      endedAt: null,
      error: null,
    });
  }
}

/** Not what merely moved on with the newest reading. */
const DECIDING = [
  'team',
  'phase',
  'firedAt',
  'resolvedAt',
  'toldAt',
  'toldLastAt',
  'closedAt',
  'heldBack',
  'settled',
] as const satisfies (keyof AlertRecord)[];

/** All that decides anything; what merely moved on waits for its turn. */
function isWorthWriting(before: AlertRecord | undefined, after: AlertRecord): boolean {
  if (before === undefined || DECIDING.some((field) => before[field] !== after[field])) return true;
  const [old, fresh] = [stateOf(before), stateOf(after)];
  if (old === null || fresh === null) return old !== fresh;
  return (
    old.isClearing !== fresh.isClearing ||
    (old.unknownSince === null) !== (fresh.unknownSince === null) ||
    fresh.seenAt - old.seenAt >= REFRESH_MS
  );
}
