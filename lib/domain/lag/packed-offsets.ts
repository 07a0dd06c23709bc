import type { CommittedOffset, GroupOffsets } from '@/lib/domain/model/group.ts';
import { isExactNumber, PackedLists } from '@/lib/shared/packed-lists.ts';

type ByTopic = GroupOffsets['topics'];

/** The committed offsets of a group as numbers; as they are where one of them is beyond 2^53. */
export function packOffsets(topics: ByTopic): ByTopic {
  const numbers = new Map<string, readonly number[]>();
  for (const [topic, offsets] of topics) {
    if (!offsets.every(({ offset }) => isExactNumber(offset))) return topics;
    // Copied to its size: flattening leaves room for more.
    numbers.set(topic, offsets.flatMap(({ partition, offset }) => [partition, Number(offset)]).slice());
  }
  return new PackedOffsets(numbers);
}

class PackedOffsets extends PackedLists<CommittedOffset> {
  protected unpack(numbers: readonly number[]): readonly CommittedOffset[] {
    const offsets: CommittedOffset[] = [];
    for (let index = 0; index < numbers.length; index += 2) {
      offsets.push({ partition: numbers[index] ?? 0, offset: BigInt(numbers[index + 1] ?? 0) });
    }
    return offsets;
  }
}
