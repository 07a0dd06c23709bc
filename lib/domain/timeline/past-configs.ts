import type { ConfigSource } from '@/lib/domain/model/config.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import type { TimelineEvent } from './event.ts';
import { type ConfiguredKind, type Override, overrideOf } from './own-configs.ts';
import {
  type Between,
  betweenOf,
  bounds,
  ending,
  endOf,
  goBack,
  isAbout,
  type Past,
  type Step,
  undoing,
  type Watched,
} from './past.ts';
import type { KeyUndo } from './undo.ts';
import { STARTED } from './watched.ts';

export type ConfiguredSubject = { kind: ConfiguredKind; name: string };

/** `between`: it changed between two readings around the moment, so what it was is open. */
export type PastOverride = (Override & { between: null }) | { between: Between };
export type PastOverrides = ReadonlyMap<string, PastOverride>;

/** As much of the record of a change made through Highwater as is needed to take it back. */
export type RecordedChange = {
  at: number;
  operation: string;
  state: string;
  before: readonly { key: string; value: string | null; source: ConfigSource }[];
};

const CHANGED = 'config.changed';

/** Kinds of events that change the configs of a subject, or end what is known of them. */
export const CONFIG_KINDS: Record<ConfiguredKind, readonly string[]> = {
  topic: [CHANGED, 'topic.created', 'topic.recreated', 'topic.deleted', STARTED],
  broker: [CHANGED, 'broker.joined', STARTED],
  cluster: [CHANGED, STARTED],
};

/** Why nothing is known of the time before an event. */
const ENDS: Readonly<Record<string, (at: string) => string>> = {
  'topic.created': (at) => `The topic was created only at ${at}.`,
  'topic.recreated': (at) =>
    `The topic was created anew at ${at}: the configs of the one before are not kept.`,
  'topic.deleted': (at) => `The topic was deleted at ${at}: its configs are not kept.`,
  'broker.joined': (at) => `The broker joined only at ${at}.`,
};

type Facts = Watched & {
  /** What is set on the subject now. */
  now: Past<ReadonlyMap<string, Override>>;
  /** Of the subject. */
  changes: readonly RecordedChange[];
};

/**
 * What was set on a topic, a broker or the whole cluster at a moment, epoch ms.
 * @param facts with events of `CONFIG_KINDS`, newest first
 */
export function pastConfigs(subject: ConfiguredSubject, facts: Facts, at: number): Past<PastOverrides> {
  const { now, events, changes } = facts;
  const start: Past<PastOverrides> = now.kind === 'known' ? { kind: 'known', state: sure(now.state) } : now;
  const steps = [
    ...events.flatMap((event) => stepOf(subject, event, at) ?? []),
    ...changes.flatMap((change) => changeStep(subject, change) ?? []),
    ...bounds(facts),
  ];
  return goBack(start, steps, at);
}

const sure = (overrides: ReadonlyMap<string, Override>): PastOverrides =>
  new Map([...overrides].map(([key, override]) => [key, { ...override, between: null }]));

function stepOf(subject: ConfiguredSubject, event: TimelineEvent, at: number): Step<PastOverrides> | null {
  const { kind, at: shownAt, changeId, undo } = event;
  if (!CONFIG_KINDS[subject.kind].includes(kind)) return null;
  // The record of the change tells more, of each topic that was changed with others.
  if (kind === CHANGED && changeId !== null) return null;
  const end = endOf(event, subject);
  if (end !== null) return end;
  if (!isAbout(event, subject)) return null;
  const reason = ENDS[kind];
  if (reason !== undefined) return ending(shownAt, reason(utcDateTime(shownAt)));
  if (undo?.of !== 'configs') {
    return ending(shownAt, `What changed at ${utcDateTime(shownAt)} is not kept in full.`);
  }
  return undoing(shownAt, (state) => undone(state, undo.keys, betweenOf(undo.readAt, shownAt, at)));
}

/** A change is made right after its keys were read. */
function changeStep(
  { kind }: ConfiguredSubject,
  { at, operation, state, before }: RecordedChange,
): Step<PastOverrides> | null {
  if (operation !== 'configs' || state === 'refused') return null;
  const keys = before.map((was) => ({ key: was.key, from: overrideOf(kind, was) }));
  return undoing(at, (later) => undone(later, keys, null));
}

function undone(state: PastOverrides, keys: readonly KeyUndo[], between: Between | null): PastOverrides {
  const before = new Map(state);
  for (const { key, from } of keys) {
    if (between !== null) before.set(key, { between });
    else if (from === null) before.delete(key);
    else before.set(key, { ...from, between: null });
  }
  return before;
}
