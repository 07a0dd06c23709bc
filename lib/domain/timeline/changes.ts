import { plural } from '@/lib/shared/format/count.ts';
import { CLUSTER, detail, type EventDetail, type EventSubject, type NewEvent, newEvent } from './event.ts';
import type { Undo } from './undo.ts';

type KeyState = { key: string; value: string | null; source: string };

/** As much of the record of a change as the timeline needs. */
export type MadeChange = {
  id: string;
  at: number;
  operation: string;
  subject: { kind: string; name: string };
  before: readonly KeyState[];
  after: readonly KeyState[];
  facts: readonly { label: string; before: string | null; after: string | null }[];
  state: string;
  reason: string;
  actor: string | null;
  batch: string | null;
};

/** What an operation shows as; one that is not listed is a change like any other. */
const KINDS: Readonly<Record<string, readonly [kind: string, done: string]>> = {
  configs: ['config.changed', 'changed'],
  create: ['topic.created', 'was created'],
  partitions: ['topic.partitions', 'got partitions: keys move'],
  delete: ['topic.deleted', 'was deleted with its records'],
  truncate: ['topic.truncated', 'was truncated: records were deleted'],
  elect: ['leader.elected', 'got its preferred leaders'],
  'reset-offsets': ['offsets.reset', 'had its offsets set'],
  'delete-offsets': ['offsets.deleted', 'had offsets deleted'],
  'delete-group': ['group.deleted', 'was deleted with its offsets'],
  'remove-member': ['group.removed', 'had static members removed'],
};

/** Readings that show the effect of an operation. */
const ECHOES: Readonly<Record<string, readonly string[]>> = {
  create: ['topic.created', 'topic.recreated'],
  partitions: ['topic.partitions'],
  delete: ['topic.deleted', 'topic.recreated'],
  elect: ['leader.moved'],
  'reset-offsets': ['offsets.back', 'offsets.ahead', 'offsets.deleted'],
  'delete-offsets': ['offsets.deleted'],
  'delete-group': ['group.gone', 'offsets.deleted'],
};

/** Configs are read every minute, and once more after a change. */
export const ECHO_WITHIN_MS = 120_000;
/** Clocks of one process: only rounding. */
const ECHO_BEFORE_MS = 1_000;

const isSame = (event: EventSubject, change: MadeChange['subject']): boolean =>
  event.kind === change.kind && (event.kind === 'cluster' || event.name === change.name);

/**
 * Events without those that only show what was changed through Highwater: the change itself is told with its reason. Of a
 * config event, the keys that were changed here are taken out and the others stay.
 */
export function withoutEchoes(events: readonly NewEvent[], changes: readonly MadeChange[]): NewEvent[] {
  return events.flatMap((event) => {
    const near = changes.filter(
      (change) =>
        change.state !== 'refused' &&
        isSame(event.subject, change.subject) &&
        event.at >= change.at - ECHO_BEFORE_MS &&
        event.at <= change.at + ECHO_WITHIN_MS,
    );
    if (near.length === 0) return [event];
    if (event.kind === 'config.changed') return withoutKeys(event, near);
    return near.some(({ operation }) => ECHOES[operation]?.includes(event.kind)) ? [] : [event];
  });
}

function withoutKeys(event: NewEvent, changes: readonly MadeChange[]): NewEvent[] {
  const made = new Map(
    changes.flatMap(({ operation, after }) =>
      operation === 'configs' ? after.map(({ key, value }) => [key, value] as const) : [],
    ),
  );
  const isOther = ({ label, to }: EventDetail) => !made.has(label) || made.get(label) !== to;
  const left = event.details.filter(isOther);
  const hidden = event.detailsTotal - event.details.length;
  if (left.length === event.details.length) return [event];
  if (left.length + hidden === 0) return [];
  const only = left.length === 1 ? left[0] : undefined;
  return [
    {
      ...event,
      title: only ? event.title.replace(/^\d+ configs? of/, `${only.label} of`) : event.title,
      from: only?.from ?? null,
      to: only?.to ?? null,
      details: left,
      detailsTotal: left.length + hidden,
      undo: event.undo && withoutUndone(event.undo, event.details, left),
    },
  ];
}

/** What was changed here is undone by the record of the change; keys beyond those that are listed, by both. */
function withoutUndone(undo: Undo, details: readonly EventDetail[], left: readonly EventDetail[]): Undo {
  if (undo.of !== 'configs') return undo;
  const taken = new Set(details.filter((one) => !left.includes(one)).map(({ label }) => label));
  return { ...undo, keys: undo.keys.filter(({ key }) => !taken.has(key)) };
}

const STATE_NOTE: Readonly<Record<string, string>> = {
  partial: ', in part',
  unknown: ', not confirmed',
};

const nameOf = ({ kind, name }: MadeChange['subject']): string =>
  kind === 'cluster' ? 'the whole cluster' : kind === 'topic' || kind === 'group' ? name : `${kind} ${name}`;

/** Subjects of the timeline; loggers belong to their broker, other resources to the cluster. */
function subjectOf({ kind, name }: MadeChange['subject']): EventSubject {
  if (kind === 'topic' || kind === 'group' || kind === 'broker') return { kind, name };
  return kind === 'broker-logger' ? { kind: 'broker', name } : CLUSTER;
}

function linesOf({ operation, subject, before, after, facts }: MadeChange) {
  const keys = after.map((now, index) => {
    const was = before[index];
    const isInherited = operation === 'configs' && now.source !== subject.kind;
    const wasInherited = operation === 'configs' && was !== undefined && was.source !== subject.kind;
    const note = isInherited
      ? `no longer set: inherited, ${now.source}`
      : wasInherited
        ? `was inherited, ${was.source}`
        : null;
    return detail(now.key, was?.value ?? null, now.value, note);
  });
  return [...facts.map((fact) => detail(fact.label, fact.before, fact.after)), ...keys];
}

/** Records or positions that are not there any more, or read at another place. */
const LOSES: ReadonlySet<string> = new Set([
  'topic.deleted',
  'topic.truncated',
  'offsets.reset',
  'offsets.deleted',
  'group.deleted',
]);

/** The event of a change made through Highwater. */
export function changeEvent(change: MadeChange): NewEvent {
  const [kind, done] = KINDS[change.operation] ?? ['change.made', `was changed (${change.operation})`];
  const details = linesOf(change);
  const only = details.length === 1 ? details[0] : undefined;
  const name = nameOf(change.subject);
  const what =
    change.operation !== 'configs'
      ? `${change.subject.kind === 'topic' ? 'Topic ' : ''}${name}`
      : `${only ? only.label : plural(details.length, 'config')} of ${name}`;
  return newEvent({
    at: change.at,
    kind,
    severity: LOSES.has(kind) ? 'warn' : 'info',
    subject: subjectOf(change.subject),
    title: `${what} ${done}${STATE_NOTE[change.state] ?? ''}`,
    from: only?.from ?? null,
    to: only?.to ?? null,
    details,
  });
}

/** One event for changes that were made together. */
export function batchEvent(changes: readonly [MadeChange, ...MadeChange[]]): NewEvent {
  const [first] = changes;
  const events = changes.map(changeEvent);
  return newEvent({
    at: Math.max(...changes.map(({ at }) => at)),
    kind: KINDS[first.operation]?.[0] ?? 'change.made',
    severity: 'info',
    subject: CLUSTER,
    title: `${plural(changes.length, 'topic')} changed together`,
    details: events.map(({ title, from, to }) => detail(title, from, to)),
    mentions: events.map(({ subject }) => subject),
  });
}
