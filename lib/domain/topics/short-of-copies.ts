import type { Since } from '../model/since.ts';
import type { Partition, Topic } from '../model/topic.ts';

/** Since when partitions have had replicas out of the ISR, by topic and partition; most topics are not in it. */
export type ShortOfCopies = ReadonlyMap<string, ReadonlyMap<number, Since>>;

type Topics = ReadonlyMap<string, Topic>;

const isShort = ({ isr, replicas }: Partition): boolean => isr.length < replicas.length;

/**
 * Folds in one more look at all topics; a topic whose partitions cannot be told has no entry meanwhile.
 * @param before the look before; null the first time
 * @param at epoch ms
 */
export function advanceShort(
  known: ShortOfCopies,
  before: Topics | null,
  after: Topics,
  at: number,
): ShortOfCopies {
  const next = new Map<string, ReadonlyMap<number, Since>>();
  for (const topic of after.values()) {
    const earlier = before?.get(topic.name);
    const own = known.get(topic.name);
    if (topic === earlier) {
      if (own) next.set(topic.name, own);
      continue;
    }
    const short = topic.partitions.filter(isShort);
    if (short.length === 0) continue;
    const isSame = earlier?.topicId === topic.topicId;
    // Not there before, or made anew since.
    const isNew = before !== null && !isSame;
    const since = short.map(({ partition }): [number, Since] => {
      const wasFull =
        isSame && earlier.partitions.some((one) => one.partition === partition && !isShort(one));
      const still = isSame ? own?.get(partition) : undefined;
      return [partition, still ?? { at, isBound: !isNew && !wasFull }];
    });
    next.set(topic.name, new Map(since));
  }
  return next;
}
