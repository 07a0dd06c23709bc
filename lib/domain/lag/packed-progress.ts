import { isExactNumber, PackedLists } from '@/lib/shared/packed-lists.ts';
import { LAG_UNKNOWN_TEXT, type Lag, type LagUnknown, NO_LAG } from './lag.ts';
import type { Confidence, TimeMethod } from './log-ends.ts';
import type { PartitionProgress } from './progress.ts';
import type { Trail } from './trail.ts';
import { NO_SAMPLES, NOTHING_UNREAD, type Unread } from './unread.ts';

type ByTopic = ReadonlyMap<string, readonly PartitionProgress[]>;

/**
 * The partitions of a group by topic as numbers, some 50 bytes for each where the objects take 400: a cluster may have
 * hundreds of thousands. Reads like the map it stands for.
 */
export function packProgress(topics: ByTopic): ByTopic {
  if (topics instanceof PackedProgress) return topics;
  const numbers = new Map<string, readonly number[]>();
  const odd = new Map<string, Map<number, PartitionProgress>>();
  for (const [topic, partitions] of topics) {
    numbers.set(topic, pack(partitions));
    const own = partitions.filter((one) => !isPlain(one));
    if (own.length > 0) odd.set(topic, new Map(own.map((one) => [one.partition, one])));
  }
  return new PackedProgress(numbers, odd.size === 0 ? null : odd);
}

type Odd = ReadonlyMap<string, ReadonlyMap<number, PartitionProgress>>;

class PackedProgress extends PackedLists<PartitionProgress> {
  /** What numbers cannot say, as it is: topic -> partition. Null: nothing. */
  readonly #odd: Odd | null;

  constructor(numbers: ReadonlyMap<string, readonly number[]>, odd: Odd | null) {
    super(numbers);
    this.#odd = odd;
  }

  protected unpack(numbers: readonly number[], topic: string): readonly PartitionProgress[] {
    return unpack(numbers, this.#odd?.get(topic));
  }
}

const LAG_KINDS = [
  'none',
  'known',
  'no-commit',
  'no-end-offset',
  'topic-missing',
  'commits-unreadable',
  'not-collected',
  'beyond-end',
] as const satisfies readonly (LagUnknown | 'none' | 'known')[];
const UNREAD_KINDS = ['none', 'since', 'no-samples', 'as-lag'] as const;
const METHODS: readonly TimeMethod[] = ['exact', 'interpolated', 'estimated', 'bound'];
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

// A partition: its flags, `partition`, `committed`, `committedSince`, and then what the flags say there is.
const LAG_BITS = 0b111;
const UNREAD_SHIFT = 3;
const UNREAD_BITS = 0b11;
const IS_BEHIND = 1 << 5;
const HAS_GAP = 1 << 6;
const IS_REWOUND = 1 << 7;
/** The trail follows from the rest: nothing has changed since the partition is watched. */
const IS_STANDING = 1 << 8;
const TRAIL_SHIFT = 9;

/** Whether numbers say all of it: exact offsets, and no doubt. */
function isPlain({ committed, lag, unread, doubt, rewoundFrom }: PartitionProgress): boolean {
  return (
    doubt === null &&
    isExactNumber(committed) &&
    (lag.kind === 'unknown' || isExactNumber(lag.messages)) &&
    (rewoundFrom === null || isExactNumber(rewoundFrom)) &&
    unreadKind(unread, lag) !== undefined
  );
}

function unreadKind(unread: Unread, lag: Lag): (typeof UNREAD_KINDS)[number] | undefined {
  if (unread.kind !== 'unknown') return unread.kind;
  if (unread.reason === NO_SAMPLES.reason) return 'no-samples';
  return lag.kind === 'unknown' && unread.reason === LAG_UNKNOWN_TEXT[lag.reason] ? 'as-lag' : undefined;
}

function lagKind(lag: Lag): (typeof LAG_KINDS)[number] {
  if (lag.kind === 'unknown') return lag.reason;
  return lag.messages === 0n ? 'none' : 'known';
}

type Standing = Pick<PartitionProgress, 'committed' | 'committedSince' | 'lag'>;

function standingTrail({ committed, committedSince, lag }: Standing): Trail | null {
  if (lag.kind === 'unknown') return null;
  return [committedSince, Number(committed), Number(committed) + Number(lag.messages)];
}

function isStanding(one: PartitionProgress): boolean {
  const trail = standingTrail(one);
  return trail?.length === one.trail.length && trail.every((number, index) => number === one.trail[index]);
}

function pack(partitions: readonly PartitionProgress[]): readonly number[] {
  const numbers: number[] = [];
  for (const one of partitions) {
    const { lag, unread, behindSince, commitGapMs, rewoundFrom, trail } = one;
    const stands = isStanding(one);
    numbers.push(
      LAG_KINDS.indexOf(lagKind(lag)) |
        (UNREAD_KINDS.indexOf(unreadKind(unread, lag) ?? 'none') << UNREAD_SHIFT) |
        (behindSince === null ? 0 : IS_BEHIND) |
        (commitGapMs === 0 ? 0 : HAS_GAP) |
        (rewoundFrom === null ? 0 : IS_REWOUND) |
        (stands ? IS_STANDING : trail.length << TRAIL_SHIFT),
      one.partition,
      Number(one.committed),
      one.committedSince,
    );
    if (lag.kind === 'known' && lag.messages !== 0n) numbers.push(Number(lag.messages));
    if (unread.kind === 'since') numbers.push(unread.at, foundBy(unread));
    if (behindSince !== null) numbers.push(behindSince);
    if (commitGapMs !== 0) numbers.push(commitGapMs);
    if (rewoundFrom !== null) numbers.push(Number(rewoundFrom));
    if (!stands) for (const number of trail) numbers.push(number);
  }
  // Copied to its size: pushing leaves room for more.
  return numbers.slice();
}

const foundBy = ({ method, confidence }: { method: TimeMethod; confidence: Confidence }): number =>
  METHODS.indexOf(method) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence);

/** @param odd what numbers could not say, by partition */
function unpack(
  numbers: readonly number[],
  odd: ReadonlyMap<number, PartitionProgress> | undefined,
): readonly PartitionProgress[] {
  const partitions: PartitionProgress[] = [];
  let index = 0;
  const next = (): number => numbers[index++] ?? 0;
  while (index < numbers.length) {
    const flags = next();
    const partition = next();
    const committed = BigInt(next());
    const committedSince = next();
    const lag = lagOf(LAG_KINDS[flags & LAG_BITS] ?? 'none', next);
    const unread = unreadOf(UNREAD_KINDS[(flags >> UNREAD_SHIFT) & UNREAD_BITS] ?? 'none', lag, next);
    const behindSince = flags & IS_BEHIND ? next() : null;
    const commitGapMs = flags & HAS_GAP ? next() : 0;
    const rewoundFrom = flags & IS_REWOUND ? BigInt(next()) : null;
    const length = flags >> TRAIL_SHIFT;
    const standing = flags & IS_STANDING ? standingTrail({ committed, committedSince, lag }) : null;
    const trail = standing ?? numbers.slice(index, index + length);
    index += length;
    partitions.push(
      odd?.get(partition) ?? {
        partition,
        committed,
        committedSince,
        commitGapMs,
        lag,
        behindSince,
        unread,
        doubt: null,
        trail,
        rewoundFrom,
      },
    );
  }
  return partitions;
}

function lagOf(kind: (typeof LAG_KINDS)[number], next: () => number): Lag {
  if (kind === 'none') return NO_LAG;
  return kind === 'known' ? { kind, messages: BigInt(next()) } : { kind: 'unknown', reason: kind };
}

function unreadOf(kind: (typeof UNREAD_KINDS)[number], lag: Lag, next: () => number): Unread {
  switch (kind) {
    case 'none':
      return NOTHING_UNREAD;
    case 'since':
      return sinceOf(next(), next());
    case 'no-samples':
      return NO_SAMPLES;
    case 'as-lag':
      return { kind: 'unknown', reason: lag.kind === 'unknown' ? LAG_UNKNOWN_TEXT[lag.reason] : '' };
  }
}

const sinceOf = (at: number, found: number): Unread => ({
  kind: 'since',
  at,
  method: METHODS[Math.floor(found / CONFIDENCES.length)] ?? 'bound',
  confidence: CONFIDENCES[found % CONFIDENCES.length] ?? 'low',
});
