import { isSimple } from '@/lib/domain/lag/activity.ts';
import { type LagPoint, lagPoints } from '@/lib/domain/lag/points.ts';
import type { Group, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { latest } from '@/lib/shared/section.ts';
import { bothOf } from './both.ts';
import { detail, type EventDetail, type NewEvent, newEvent, ofGroup, ofTopic } from './event.ts';

const GROUPS_A_STEP = 20;

/** Below this many offsets at once nothing is called a jump: a batch is as large. */
const JUMP_MIN = 10_000n;
/** How much faster than its fastest pace in the last minutes a group must move to have jumped. */
const JUMP_FACTOR = 20;

/** Commits that went back, jumped ahead, or are gone: what no consumer does by reading. */
export function* offsetEvents(
  previous: ClusterSnapshot,
  next: ClusterSnapshot,
): Generator<undefined, NewEvent[], undefined> {
  const both = bothOf(previous.sections.commits, next.sections.commits);
  if (both === null) return [];
  const groups = latest(next.sections.groups)?.value;
  const topics = latest(next.sections.metadata)?.value.topics;
  const events: NewEvent[] = [];
  let looked = 0;
  for (const [groupId, after] of both.after) {
    looked += 1;
    if (looked % GROUPS_A_STEP === 0) yield;
    const before = both.before.get(groupId);
    if (before === undefined || before.topics === after.topics || after.error || before.error) continue;
    const group = groups?.get(groupId);
    const pace = fastestPace(lagPoints(previous.progress.get(groupId)?.points ?? []));
    const limit = jumpLimit(before, after, pace, group);
    const jumps = compare(before, after, limit, (topic) => topics?.has(topic) !== false);
    events.push(...toEvents(groupId, jumps, after.sampledAt));
  }
  return events;
}

/** Offsets per second between the two samples that lie furthest apart in pace; null with less than two. */
function fastestPace(points: readonly LagPoint[]): number | null {
  let fastest: number | null = null;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined || point.at <= before.at) continue;
    const pace = (point.committed - before.committed) / ((point.at - before.at) / 1000);
    fastest = Math.max(fastest ?? 0, pace);
  }
  return fastest;
}

/**
 * From how many offsets on a step ahead is a jump; null = cannot know. Without members nobody reads, so any step is one,
 * except for a group that only ever commits (no protocol): its readers are no members.
 */
function jumpLimit(
  before: GroupOffsets,
  after: GroupOffsets,
  pace: number | null,
  group: Group | undefined,
): bigint | null {
  if (group?.state === 'Empty' && !isSimple(group)) return 1n;
  if (pace === null || pace <= 0) return null;
  const seconds = Math.max(1, (after.sampledAt - before.sampledAt) / 1000);
  const expected = BigInt(Math.ceil(pace * seconds * JUMP_FACTOR));
  return expected > JUMP_MIN ? expected : JUMP_MIN;
}

type Jump = { topic: string; partition: number; from: bigint; to: bigint };
type Gone = { topic: string; partitions: number; isWhole: boolean };
type Jumps = { back: Jump[]; ahead: Jump[]; gone: Gone[] };

function compare(
  before: GroupOffsets,
  after: GroupOffsets,
  limit: bigint | null,
  isThere: (topic: string) => boolean,
): Jumps {
  const jumps: Jumps = { back: [], ahead: [], gone: [] };
  for (const [topic, offsets] of before.topics) {
    const now = after.topics.get(topic);
    if (now === undefined) {
      if (isThere(topic)) jumps.gone.push({ topic, partitions: offsets.length, isWhole: true });
      continue;
    }
    const at = new Map(now.map(({ partition, offset }) => [partition, offset]));
    const missing = offsets.filter(({ partition }) => !at.has(partition)).length;
    if (missing > 0) jumps.gone.push({ topic, partitions: missing, isWhole: false });
    for (const { partition, offset: from } of offsets) {
      const to = at.get(partition);
      if (to === undefined || to === from) continue;
      const jump = { topic, partition, from, to };
      if (to < from) jumps.back.push(jump);
      else if (limit !== null && to - from >= limit) jumps.ahead.push(jump);
    }
  }
  return jumps;
}

const lineOf = ({ topic, partition, from, to }: Jump): EventDetail =>
  detail(`${topic}-${partition}`, String(from), String(to));

function sumOf(jumps: readonly Jump[]): string {
  const sum = jumps.reduce((all, { from, to }) => all + (to > from ? to - from : from - to), 0n);
  return `${formatCount(String(sum))} ${sum === 1n ? 'offset' : 'offsets'}`;
}

const topicsOf = (jumps: readonly { topic: string }[]) =>
  [...new Set(jumps.map(({ topic }) => topic))].map(ofTopic);

/** With one partition the offsets are those of the event; with more, each has its own line. */
function ends([first, ...others]: readonly Jump[]) {
  return first === undefined || others.length > 0
    ? { from: null, to: null }
    : { from: String(first.from), to: String(first.to) };
}

function toEvents(groupId: string, { back, ahead, gone }: Jumps, at: number): NewEvent[] {
  const common = { at, severity: 'warn', subject: ofGroup(groupId) } as const;
  const moved = (kind: string, jumps: readonly Jump[], verb: string, consequence: string) =>
    newEvent({
      ...common,
      kind,
      title: `${groupId} ${verb} ${sumOf(jumps)} on ${plural(jumps.length, 'partition')}: ${consequence}`,
      ...ends(jumps),
      details: jumps.map(lineOf),
      mentions: topicsOf(jumps),
    });
  const events: NewEvent[] = [];
  if (back.length > 0) events.push(moved('offsets.back', back, 'went back', 'it reads them again'));
  if (ahead.length > 0) events.push(moved('offsets.ahead', ahead, 'jumped ahead', 'they were not read'));
  if (gone.length > 0) {
    events.push(
      newEvent({
        ...common,
        kind: 'offsets.deleted',
        title: `${groupId} lost its offsets of ${goneText(gone)}`,
        details: gone.map(({ topic, partitions }) => detail(topic, plural(partitions, 'partition'), 'none')),
        mentions: topicsOf(gone),
      }),
    );
  }
  return events;
}

function goneText([first, ...others]: readonly Gone[]): string {
  if (first === undefined || others.length > 0) return plural(others.length + 1, 'topic');
  return first.isWhole ? first.topic : `${plural(first.partitions, 'partition')} of ${first.topic}`;
}
