import type { Severity } from '@/lib/domain/audit/verdict.ts';
import type { Undo } from './undo.ts';

export type EventSubjectKind = 'cluster' | 'broker' | 'topic' | 'group';
/** The name of the cluster is empty: it is the one that is watched. */
export type EventSubject = { kind: EventSubjectKind; name: string };

/** One line of an event: a config key, a partition, a topic. Null = unknown, there is none, or it is not shown. */
export type EventDetail = { label: string; from: string | null; to: string | null; note: string | null };

/** What changed, as it was seen; where it comes from and who did it is added when it is recorded. */
export type NewEvent = {
  /** Epoch ms: the reading that showed it, not the moment it happened. */
  at: number;
  /** Family, dot, and what happened: `broker.down`. Open: alerts bring their own. */
  kind: string;
  severity: Severity;
  subject: EventSubject;
  /** The consequence in words. */
  title: string;
  from: string | null;
  to: string | null;
  /** Bounded; `detailsTotal` counts all. */
  details: readonly EventDetail[];
  detailsTotal: number;
  /** What else it concerns, bounded: the topics whose leaders moved. The event is found under each of them. */
  mentions: readonly EventSubject[];
  /** Null for what is no change of configs or members, and where it is too much to be kept. */
  undo: Undo | null;
};

export type TimelineEvent = NewEvent & {
  id: string;
  /** Of the change made through Highwater; null for what was not made here. */
  changeId: string | null;
  actor: string | null;
  reason: string | null;
};

export const DETAILS_MAX = 20;
export const MENTIONS_MAX = 50;

export const CLUSTER: EventSubject = { kind: 'cluster', name: '' };
export const ofBroker = (brokerId: number): EventSubject => ({ kind: 'broker', name: String(brokerId) });
export const ofTopic = (name: string): EventSubject => ({ kind: 'topic', name });
export const ofGroup = (name: string): EventSubject => ({ kind: 'group', name });

type Facts = Pick<NewEvent, 'at' | 'kind' | 'severity' | 'subject' | 'title'> &
  Partial<Pick<NewEvent, 'from' | 'to' | 'details' | 'detailsTotal' | 'mentions' | 'undo'>>;

/** An event with its lists cut to their bounds. */
export function newEvent({
  from = null,
  to = null,
  details = [],
  detailsTotal = details.length,
  mentions = [],
  undo = null,
  ...rest
}: Facts): NewEvent {
  return {
    ...rest,
    from,
    to,
    details: details.slice(0, DETAILS_MAX),
    detailsTotal,
    mentions: mentions.slice(0, MENTIONS_MAX),
    undo,
  };
}

export const detail = (
  label: string,
  from: string | null = null,
  to: string | null = null,
  note: string | null = null,
): EventDetail => ({ label, from, to, note });
