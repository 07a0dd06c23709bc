import type { Severity } from '@/lib/domain/audit/verdict.ts';
import type { Status } from '@/lib/domain/lag/status.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { detail, type NewEvent, newEvent, ofGroup } from './event.ts';

/** The last status of each group that could be judged. */
export type KnownStatuses = ReadonlyMap<string, Status>;

const LOOKS: Record<Status, readonly [severity: Severity, words: string]> = {
  ok: ['info', 'keeps up again'],
  empty: ['info', 'has nothing unread and no members'],
  unknown: ['info', 'cannot be judged'],
  rebalancing: ['info', 'rebalances'],
  lagging: ['warn', 'falls behind'],
  rewound: ['warn', 'reads records again'],
  unstable: ['warn', 'rebalances too often'],
  uncommitted: ['warn', 'never committed where records arrive'],
  blocked: ['critical', 'is held by an open transaction'],
  stalled: ['critical', 'stalled'],
  stopped: ['warn', 'stopped with unread records'],
  invalid: ['critical', 'has committed offsets that do not exist'],
  lost: ['critical', 'lost unread records'],
};

/** Neither is a verdict that stays: the last one stands until there is another. */
const PASSING: ReadonlySet<Status> = new Set(['unknown', 'rebalancing']);
/** To have no members is told by the state of the group. */
const FINE: ReadonlySet<Status> = new Set(['ok', 'empty']);

/** Groups whose status is another than the last one known, and what is known now. */
export function statusEvents(
  known: KnownStatuses,
  { progress }: Pick<ClusterSnapshot, 'progress'>,
): { events: NewEvent[]; known: KnownStatuses } {
  const events: NewEvent[] = [];
  const next = new Map<string, Status>();
  for (const [groupId, { judgement, sampledAt }] of progress) {
    const { status, reason } = judgement;
    const before = known.get(groupId);
    const isPassing = PASSING.has(status);
    const stands = isPassing ? before : status;
    if (stands !== undefined) next.set(groupId, stands);
    if (isPassing || before === undefined || before === status) continue;
    if (FINE.has(before) && FINE.has(status)) continue;
    const [severity, words] = LOOKS[status];
    events.push(
      newEvent({
        at: sampledAt,
        kind: 'status.changed',
        severity,
        subject: ofGroup(groupId),
        title: `${groupId} ${words}`,
        from: before,
        to: status,
        details: [detail(reason)],
      }),
    );
  }
  return { events, known: next };
}

/**
 * The status a group has now, as far as it held since before it was last told: null when it passes, or when only the
 * members, which no event of the status tells, make the difference.
 */
export function lastingStatus(status: Status | undefined, hasOtherState: boolean): Status | null {
  if (status === undefined || PASSING.has(status)) return null;
  return FINE.has(status) && hasOtherState ? null : status;
}
