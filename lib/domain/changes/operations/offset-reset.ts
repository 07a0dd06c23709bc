/** An offset of a group as a change found it and as it meant to leave it; null = none is committed. */
export type SavedOffset = {
  topic: string;
  partition: number;
  before: bigint | null;
  after: bigint | null;
};

export type OffsetInput = {
  topic: string;
  partition: number;
  /** Log start and end; null = its leader does not tell. */
  start: bigint | null;
  end: bigint | null;
  /** What is committed now; null = nothing. */
  before: bigint | null;
  /** What was committed when somebody decided; undefined = nobody has looked yet. */
  seen?: bigint | null | undefined;
  /** Where to, null = no commit; or why that cannot be said. */
  to: { offset: bigint | null } | { problem: string };
  /** An undo brings back what was there, inside the log or not. */
  exact: boolean;
};

export type PlannedOffset = {
  topic: string;
  partition: number;
  start: bigint | null;
  end: bigint | null;
  before: bigint | null;
  /** As before where it is left alone. */
  after: bigint | null;
  /** The end of the log at which it was held back. */
  clamped: 'start' | 'end' | null;
  /** By offsets: upper bounds. Null = not known, because the log's bounds are not. */
  reread: bigint | null;
  skipped: bigint | null;
  /** Why the partition is left alone; null when it is not. */
  problem: string | null;
  /** It is left alone because its commit moved since somebody looked. */
  conflict: boolean;
};

/**
 * One partition of a reset. Kafka takes any offset: one outside the log makes the consumer start by its
 * `auto.offset.reset`, so the target is held inside [log start, log end].
 */
export function plannedOffset(input: OffsetInput): PlannedOffset {
  const { topic, partition, start, end, before, seen, to, exact } = input;
  const row = { topic, partition, start, end, before };
  const alone = { ...row, after: before, clamped: null, reread: 0n, skipped: 0n, conflict: false };
  if (seen !== undefined && seen !== before) {
    const problem = `Its commit moved from ${seen ?? 'none'} to ${before ?? 'none'} since it was looked at.`;
    return { ...alone, problem, conflict: true };
  }
  if ('problem' in to) return { ...alone, problem: to.problem };
  if (to.offset === null) return { ...alone, after: null, problem: null };
  if (exact) {
    return {
      ...row,
      after: to.offset,
      clamped: null,
      ...effectOf(row, to.offset),
      problem: null,
      conflict: false,
    };
  }
  if (start === null || end === null) return { ...alone, problem: 'Its leader does not answer.' };
  const after = heldInside(to.offset, start, end);
  const clamped = to.offset < start ? 'start' : to.offset > end ? 'end' : null;
  return { ...row, after, clamped, ...effectOf(row, after), problem: null, conflict: false };
}

function heldInside(offset: bigint, start: bigint, end: bigint): bigint {
  if (offset < start) return start;
  return offset > end ? end : offset;
}

/** Only what the log still holds can be read again or skipped. A first commit does neither. */
function effectOf(
  { start, end, before }: Pick<PlannedOffset, 'start' | 'end' | 'before'>,
  after: bigint,
): Pick<PlannedOffset, 'reread' | 'skipped'> {
  if (before === null || before === after) return { reread: 0n, skipped: 0n };
  if (start === null || end === null) return { reread: null, skipped: null };
  const distance = heldInside(after, start, end) - heldInside(before, start, end);
  return distance < 0n ? { reread: -distance, skipped: 0n } : { reread: 0n, skipped: distance };
}

export const isMoved = ({ problem, before, after }: PlannedOffset): boolean =>
  problem === null && before !== after;

export type ResetTotals = {
  /** Partitions whose commit changes. */
  moved: number;
  /** Partitions that are there already. */
  unchanged: number;
  /** Partitions left alone, those in conflict among them. */
  left: number;
  conflicts: number;
  clamped: number;
  /** First commits, and commits that go. */
  created: number;
  deleted: number;
  /** Sums over the partitions that tell. */
  reread: bigint;
  skipped: bigint;
  /** Moved partitions that do not tell. */
  unknown: number;
};

export function resetTotals(rows: readonly PlannedOffset[]): ResetTotals {
  const moved = rows.filter(isMoved);
  const count = (test: (row: PlannedOffset) => boolean) => moved.filter(test).length;
  const left = rows.filter(({ problem }) => problem !== null);
  return {
    moved: moved.length,
    unchanged: rows.length - moved.length - left.length,
    left: left.length,
    conflicts: left.filter(({ conflict }) => conflict).length,
    clamped: count(({ clamped }) => clamped !== null),
    created: count(({ before }) => before === null),
    deleted: count(({ after }) => after === null),
    reread: moved.reduce((sum, row) => sum + (row.reread ?? 0n), 0n),
    skipped: moved.reduce((sum, row) => sum + (row.skipped ?? 0n), 0n),
    unknown: count(({ reread }) => reread === null),
  };
}

/** Topic by topic, in the order of the rows. */
export function byTopic<Row extends { topic: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const topics = new Map<string, Row[]>();
  for (const row of rows) {
    const list = topics.get(row.topic);
    if (list === undefined) topics.set(row.topic, [row]);
    else list.push(row);
  }
  return topics;
}

const KEEPS_OFFSETS: ReadonlySet<string> = new Set(['reset-offsets', 'delete-offsets', 'delete-group']);

/** Whether Undo can bring back the offsets that an operation found. Only a member makes a share group anew. */
export const canRestoreOffsets = (operation: string, groupKind: string): boolean =>
  KEEPS_OFFSETS.has(operation) && !(operation === 'delete-group' && groupKind === 'share');
