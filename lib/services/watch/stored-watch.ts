import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { LAG_UNKNOWN_TEXT, type Lag, type LagUnknown, NO_LAG } from '@/lib/domain/lag/lag.ts';
import type { TopicTracks } from '@/lib/domain/lag/log-end-history.ts';
import type { EndTrack } from '@/lib/domain/lag/log-ends.ts';
import type { PartitionProgress } from '@/lib/domain/lag/progress.ts';
import { STATUS_ORDER } from '@/lib/domain/lag/status.ts';
import { NOTHING_UNREAD, type Unread } from '@/lib/domain/lag/unread.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import { DerivedMap } from '@/lib/shared/derived-map.ts';
import { createPacer } from '@/lib/shared/pacer.ts';

/** Of the text before it is compressed: some 10,000 logs that grew all the time. What is beyond it starts anew. */
const CHARS_MAX = 64 * 1024 * 1024;

/** Whole, the text and its lines would hold the event loop. */
const CHUNK_CHARS = 256 * 1024;

/**
 * One line for the cluster, then one for each group and each topic. Bigints are decimal strings, maps lists of entries, and
 * the samples of a log the steps between them, which are short.
 */
export async function encodeWatch(watch: Watch, charsMax = CHARS_MAX): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pipeline(linesOf(watch, charsMax), createGzip(), buffer));
}

/** Rejects for what `encodeWatch` of this version did not write. */
export async function decodeWatch(body: Uint8Array): Promise<Watch> {
  const progress = new Map<string, GroupProgress>();
  const logEnds = new Map<string, TopicTracks>();
  let clusterId: string | null | undefined;
  const pacer = createPacer();
  for await (const text of readLines(body)) {
    const stored: unknown = JSON.parse(text);
    if (clusterId === undefined) clusterId = z.string().nullable().parse(stored);
    else {
      const [kind, name, value] = line.parse(stored);
      if (kind === 'group') progress.set(name, group.parse(value));
      else logEnds.set(name, topic.parse(value));
    }
    if (pacer.due()) await pacer.pause();
  }
  if (clusterId === undefined) throw new Error('It is empty');
  return { clusterId, progress, logEnds };
}

/** In chunks of many: each is a call of the compressor. */
async function* linesOf({ clusterId, progress, logEnds }: Watch, charsMax: number): AsyncGenerator<string> {
  let chunk = JSON.stringify(clusterId);
  let left = charsMax;
  const pacer = createPacer();
  for (const text of entriesOf(progress, logEnds)) {
    left -= text.length;
    if (left < 0) break;
    chunk += `\n${text}`;
    if (chunk.length >= CHUNK_CHARS) {
      yield chunk;
      chunk = '';
    }
    if (pacer.due()) await pacer.pause();
  }
  yield chunk;
}

/** Without the ends of the logs a group still knows since when it stands; these alone tell nothing of a group. */
function* entriesOf(progress: Watch['progress'], logEnds: Watch['logEnds']): Generator<string> {
  const textOf = (entry: Line) => JSON.stringify(entry, asJson);
  for (const [name, one] of progress) yield textOf(['group', name, one]);
  for (const [name, one] of logEnds) yield textOf(['topic', name, inSteps(one)]);
}

/** Not by `readline`, which takes characters of a name for the end of a line. */
async function* readLines(body: Uint8Array): AsyncGenerator<string> {
  const expanded = createGunzip({ chunkSize: CHUNK_CHARS });
  expanded.setEncoding('utf8').end(body);
  let rest = '';
  for await (const chunk of expanded) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

const inSteps = ({ topicId, tracks }: TopicTracks): TopicTracks => ({
  topicId,
  tracks: new Map(
    [...tracks].map(([index, one]) => [index, { ...one, at: stepsOf(one.at), end: stepsOf(one.end) }]),
  ),
});

const stepsOf = (list: readonly number[]): number[] =>
  list.map((value, index) => value - (list[index - 1] ?? 0));

function fromSteps(steps: readonly number[]): number[] {
  let value = 0;
  return steps.map((step) => {
    value += step;
    return value;
  });
}

function asJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Map || value instanceof DerivedMap ? [...value] : value;
}

const integer = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

const mapOf = <Key, Value>(key: z.ZodType<Key>, value: z.ZodType<Value>): z.ZodType<Map<Key, Value>> =>
  z.array(z.tuple([key, value])).transform((entries) => new Map(entries));

const lagUnknown = z.custom<LagUnknown>(
  (value) => typeof value === 'string' && Object.hasOwn(LAG_UNKNOWN_TEXT, value),
);

// What nearly all partitions have is one object for all of them, as it was before.
const lag = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), messages: integer }),
    z.object({ kind: z.literal('unknown'), reason: lagUnknown }),
  ])
  .transform((one): Lag => (one.kind === 'known' && one.messages === 0n ? NO_LAG : one));

const unread = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('since'),
      at: z.number(),
      method: z.enum(['exact', 'interpolated', 'estimated', 'bound']),
      confidence: z.enum(['high', 'medium', 'low']),
    }),
    z.object({ kind: z.literal('unknown'), reason: z.string() }),
  ])
  .transform((one): Unread => (one.kind === 'none' ? NOTHING_UNREAD : one));

const partition: z.ZodType<PartitionProgress> = z.object({
  partition: z.number(),
  committed: integer,
  committedSince: z.number(),
  commitGapMs: z.number(),
  lag,
  behindSince: z.number().nullable(),
  unread,
  doubt: z.object({ until: integer, isOver: z.boolean() }).nullable(),
  trail: z.array(z.number()),
  rewoundFrom: integer.nullable(),
});

const status = z.enum(STATUS_ORDER);

const group: z.ZodType<GroupProgress> = z.object({
  topics: mapOf(z.string(), z.array(partition)),
  sum: z.object({
    messages: integer.nullable(),
    known: z.number(),
    total: z.number(),
    reason: lagUnknown.nullable(),
    sampledAt: z.number().nullable(),
  }),
  points: z.array(z.number()),
  sampledAt: z.number(),
  judgement: z.object({ status, reason: z.string(), rule: z.string().nullable() }),
  statusSince: z.number(),
  watchedSince: z.number(),
  troubles: mapOf(z.string(), mapOf(z.number(), z.object({ status, since: z.number() }))),
  emptySince: z.object({ at: z.number(), isBound: z.boolean() }).nullable(),
  rebalances: z.object({ times: z.array(z.number()), last: z.string().nullable() }),
  rebalancing: z.object({
    since: z.number(),
    last: z.number(),
    isRebalancing: z.boolean(),
    runs: z.array(z.object({ from: z.number(), to: z.number() })),
  }),
});

const steps = z.array(z.number()).transform(fromSteps);

const track: z.ZodType<EndTrack> = z.object({
  at: steps,
  end: steps,
  recordAt: z.array(z.number()),
  recordOffset: z.array(z.number()),
  batches: z.array(z.object({ from: integer, to: integer, isControl: z.boolean() })),
  thinAbove: z.number(),
});

const topic: z.ZodType<TopicTracks> = z.object({ topicId: z.string(), tracks: mapOf(z.number(), track) });

const line = z.tuple([z.enum(['group', 'topic']), z.string(), z.unknown()]);
type Line = z.output<typeof line>;
