import { SEVERITIES } from '@/lib/domain/audit/verdict.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { CLUSTER, DETAILS_MAX, detail, MENTIONS_MAX, type NewEvent, newEvent } from './event.ts';

/** Events of one kind in one sweep that are still told one by one. */
export const STORM_MIN = 25;

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'topic.created': ['topic was created', 'topics were created'],
  'topic.deleted': ['topic was deleted', 'topics were deleted'],
  'topic.recreated': ['topic was created anew', 'topics were created anew'],
  'topic.partitions': ['topic got partitions', 'topics got partitions'],
  'config.changed': ['resource has other configs', 'resources have other configs'],
  'group.appeared': ['group appeared', 'groups appeared'],
  'group.gone': ['group is gone', 'groups are gone'],
  'group.state': ['group changed its state', 'groups changed their state'],
  'group.members': ['group has other members', 'groups have other members'],
  'group.rebalanced': ['group rebalanced', 'groups rebalanced'],
  'status.changed': ['group changed its status', 'groups changed their status'],
  'offsets.back': ['group went back', 'groups went back'],
  'offsets.ahead': ['group jumped ahead', 'groups jumped ahead'],
  'audit.found': ['new critical finding', 'new critical findings'],
  'alert.fired': ['alert fired', 'alerts fired'],
  'alert.resolved': ['alert is over', 'alerts are over'],
  'audit.gone': ['critical finding is gone', 'critical findings are gone'],
};

/** More than a few events of one kind in one sweep become one with their number, the first of them named. */
export function boundStorms(events: readonly NewEvent[]): NewEvent[] {
  if (events.length <= STORM_MIN) return [...events];
  const kinds = new Map<string, NewEvent[]>();
  for (const event of events) {
    const same = kinds.get(event.kind);
    if (same) same.push(event);
    else kinds.set(event.kind, [event]);
  }
  return [...kinds.values()].flatMap((same) => (same.length > STORM_MIN ? summed(same) : same));
}

/** Whether an event stands for many of its kind, of which not each is named. */
export const isStorm = ({ subject, detailsTotal }: Pick<NewEvent, 'subject' | 'detailsTotal'>): boolean =>
  subject.kind === CLUSTER.kind && detailsTotal > STORM_MIN;

const gravity = ({ severity }: NewEvent): number => SEVERITIES.indexOf(severity);

function summed(events: readonly NewEvent[]): NewEvent[] {
  const [first] = events;
  if (first === undefined) return [];
  const worst = events.reduce((found, event) => (gravity(event) > gravity(found) ? event : found), first);
  const [one, many] = NOUNS[first.kind] ?? ['event at once', 'events at once'];
  return [
    newEvent({
      at: Math.max(...events.map(({ at }) => at)),
      kind: first.kind,
      severity: worst.severity,
      subject: CLUSTER,
      title: plural(events.length, one, many),
      details: events.slice(0, DETAILS_MAX).map(({ title, from, to }) => detail(title, from, to)),
      detailsTotal: events.length,
      mentions: events.slice(0, MENTIONS_MAX).map(({ subject }) => subject),
    }),
  ];
}
