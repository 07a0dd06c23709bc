import { MARKERS_MAX, REST_MS } from '@/lib/domain/lag/markers.ts';
import type { PartitionProgress } from '@/lib/domain/lag/progress.ts';
import type { LogPosition } from '@/lib/kafka/reader.ts';
import { toAppError } from '@/lib/shared/app-error.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { DEADLINE_MS, type JobContext } from '../job-context.ts';

/** In one sweep, over all leaders. */
const POSITIONS_MAX = 60;
/** A group that moves is looked at this often; a position that gave nothing, or was refused, not before the second. */
const AGAIN_MS = 30_000;
const REFUSED_MS = 10 * 60_000;

/** When a partition may be asked again, by group, topic and partition. */
export type RecordTimesMemory = Map<string, { offset: bigint; notBefore: number }>;

/**
 * Reads when the oldest unread records were written, where the samples of the log ends do not reach back to them: after a
 * start, and for whoever is days behind. Only headers of record batches are looked at, a few dozen a sweep.
 */
export async function collectRecordTimes(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const { reader, logEnds, recordTimes, now, onError } = context;
  if (recordTimes === null) return true;
  const wanted = await inSlices(candidates(context, recordTimes));
  if (wanted.size === 0) return true;
  try {
    const { value } = await reader.readBatchTimes([...wanted.keys()], { signal, deadlineMs: DEADLINE_MS });
    for (const [position, answer] of value) {
      const { topic, partition, offset } = position;
      const times = answer.ok ? answer.value : null;
      let isBelieved = false;
      if (times !== null) {
        // A batch that begins after the commit: what was there before is compacted away, this is the next to read.
        let first = times.baseOffset;
        if (first > offset) first = offset;
        if (times.baseTimestamp !== null) {
          isBelieved = logEnds.addRecord(topic, partition, first, times.baseTimestamp);
        }
        if (times.maxTimestamp !== null) {
          isBelieved =
            logEnds.addRecord(topic, partition, times.lastOffset, times.maxTimestamp) || isBelieved;
        }
        const { lastOffset, isControl } = times;
        logEnds.addBatch(topic, partition, { from: first, to: lastOffset + 1n, isControl });
      }
      const key = wanted.get(position);
      if (key !== undefined) {
        // After a marker the next batch is of interest at once.
        const pauseMs = times?.isControl ? 0 : isBelieved ? AGAIN_MS : REFUSED_MS;
        recordTimes.set(key, { offset, notBefore: now() + pauseMs });
      }
    }
    return true;
  } catch (caught) {
    const error = toAppError(caught);
    if (error.code === 'internal') onError('recordTimes', error);
    return false;
  }
}

function* candidates(
  { store, logEnds, now }: JobContext,
  memory: RecordTimesMemory,
): Generator<undefined, Map<LogPosition, string>, undefined> {
  const wanted = new Map<LogPosition, string>();
  const seen = new Set<string>();
  const { progress } = store.current();
  for (const [groupId, { topics }] of progress) {
    yield;
    for (const [topic, partitions] of topics) {
      for (const one of partitions) {
        const next = logEnds.nextRecord(topic, one.partition, one.committed);
        if (!isVague(one) && (next.isSure || !isTail(one, now()))) continue;
        const key = `${groupId} ${topic} ${one.partition}`;
        seen.add(key);
        const tried = memory.get(key);
        if (tried !== undefined && now() < tried.notBefore) continue;
        if (wanted.size < POSITIONS_MAX) {
          wanted.set({ topic, partition: one.partition, offset: next.offset }, key);
        }
      }
    }
  }
  for (const key of memory.keys()) if (!seen.has(key)) memory.delete(key);
  return wanted;
}

/** Behind, and it is not well known since when. */
const isVague = ({ unread, lag }: PartitionProgress): boolean =>
  unread.kind === 'since'
    ? unread.confidence !== 'high'
    : unread.kind === 'unknown' && lag.kind === 'known' && lag.messages > 0n;

/** The last offsets of a log, which may be the markers of transactions: their batches tell. */
const isTail = ({ lag, committedSince }: PartitionProgress, now: number): boolean =>
  lag.kind === 'known' && lag.messages > 0n && lag.messages <= MARKERS_MAX && now - committedSince >= REST_MS;
