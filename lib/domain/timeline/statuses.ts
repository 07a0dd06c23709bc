import type { Severity } from '@/lib/domain/audit/verdict.ts';
import { startOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import { judgeGroup, type Status } from '@/lib/domain/lag/status.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { detail, type NewEvent, newEvent, ofGroup } from './event.ts';

/** The last status of each group that could be judged. */
export type KnownStatuses = ReadonlyMap<string, Status>;

const GROUPS_A_STEP = 20;

const SEVERITY: Readonly<Partial<Record<string, Severity>>> = {
  lost: 'critical',
  stalled: 'critical',
  stopped: 'warn',
  rewound: 'warn',
  lagging: 'warn',
};

const WORDS: Readonly<Partial<Record<string, string>>> = {
  ok: 'keeps up again',
  empty: 'has nothing unread and no members',
  lagging: 'falls behind',
  rewound: 'reads records again',
  stalled: 'stalled',
  stopped: 'stopped with unread records',
  lost: 'lost unread records',
};

/** Neither is a verdict that stays: the last one stands until there is another. */
const PASSING: ReadonlySet<string> = new Set(['unknown', 'rebalancing']);
/** To have no members is told by the state of the group. */
const FINE: ReadonlySet<string> = new Set(['ok', 'empty']);

/** Groups whose status is another than the last one known, and what is known now. */
export function* statusEvents(
  known: KnownStatuses,
  snapshot: ClusterSnapshot,
): Generator<undefined, { events: NewEvent[]; known: KnownStatuses }, undefined> {
  const events: NewEvent[] = [];
  const next = new Map<string, Status>();
  const startOf = startOffsetLookup(snapshot);
  let looked = 0;
  for (const group of latest(snapshot.sections.groups)?.value.values() ?? []) {
    looked += 1;
    if (looked % GROUPS_A_STEP === 0) yield;
    const { groupId, state } = group;
    const progress = snapshot.progress.get(groupId);
    const at = progress?.sampledAt ?? 0;
    const { status, reason } = judgeGroup(progress, startOf, state, at);
    const before = known.get(groupId);
    const isPassing = PASSING.has(status);
    const stands = isPassing ? before : status;
    if (stands !== undefined) next.set(groupId, stands);
    if (isPassing || before === undefined || before === status) continue;
    if (FINE.has(before) && FINE.has(status)) continue;
    events.push(
      newEvent({
        at,
        kind: 'status.changed',
        severity: SEVERITY[status] ?? 'info',
        subject: ofGroup(groupId),
        title: `${groupId} ${WORDS[status] ?? `is ${status}`}`,
        from: before,
        to: status,
        details: [detail(reason)],
      }),
    );
  }
  return { events, known: next };
}
