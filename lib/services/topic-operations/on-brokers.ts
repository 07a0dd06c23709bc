import type { Topic } from '@/lib/domain/model/topic.ts';
import type { CallOptions, KafkaReader } from '@/lib/kafka/reader.ts';

/** True when every broker that answers shows the topic so, and one answers. A broker that is silent does not count. */
export async function everyBrokerShows(
  reader: KafkaReader,
  name: string,
  options: CallOptions,
  test: (topic: Topic | null) => boolean,
): Promise<boolean> {
  const { value } = await reader.readTopicOnBrokers(name, options);
  return value.size > 0 && [...value.values()].every(test);
}

export const allLed = ({ partitions }: Topic): boolean => partitions.every(({ leader }) => leader >= 0);
