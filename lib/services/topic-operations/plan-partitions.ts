import { FACT, type TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import { partitionsCommand } from '@/lib/domain/changes/operations/commands.ts';
import { spreadPartitions } from '@/lib/domain/changes/operations/hypothetical.ts';
import { growthConsequences } from '@/lib/domain/changes/operations/partition-growth.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { isKafkasOwn } from '@/lib/shared/topic-name.ts';
import { PLAN_OPTIONS, type Planned } from '../operations/planned.ts';
import { judgeAfter, NOTHING_TO_JUDGE } from './judge-after.ts';
import { allLed, everyBrokerShows } from './on-brokers.ts';
import { kafkasOwn, replicationFactorOf, type Subject, seenOf } from './subject.ts';

/** More partitions, validated by Kafka itself. */
export async function planPartitions(
  subject: Subject,
  count: number,
): Promise<Planned<TopicOperationPlanDto>> {
  const { cluster, topic, facts, topicFacts, now } = subject;
  const { reader, writer } = cluster.kafka;
  const { name } = topic;
  const from = topic.partitions.length;
  const validated = isKafkasOwn(topic)
    ? null
    : await writer.createPartitions(name, count, { ...PLAN_OPTIONS, validateOnly: true });
  const refusal: ErrorInfo | null =
    validated === null
      ? kafkasOwn(name, 'another number of partitions')
      : validated.ok
        ? null
        : { ...validated.error, field: 'count' };
  const grows = count > from;
  const consequences = grows ? growthConsequences(facts, topicFacts, from, count) : [];
  const change = [{ label: FACT.partitions, before: String(from), after: String(count) }];
  return {
    dto: {
      operation: 'partitions',
      topic: name,
      facts: change,
      consequences,
      ...(grows ? judgeAfter(subject, grown(subject, count)) : NOTHING_TO_JUDGE),
      refusal,
      validated: refusal === null,
      // What breaks the meaning of the data, and for good, is not one click.
      confirm: consequences.some(({ level }) => level === 'danger') ? 'name' : 'button',
      undo: 'It cannot be undone: Kafka never removes partitions. The way back is a new topic and copying.',
      command: partitionsCommand(name, count),
      partitions: [],
      run: refusal === null ? { operation: 'partitions', count, seen: seenOf(topic) } : null,
      at: now,
    },
    execution:
      refusal !== null
        ? null
        : {
            items: ['topic'],
            send: async (options) =>
              new Map([['topic', await writer.createPartitions(name, count, options)]]),
            shown: async (options) => {
              const isThere = await everyBrokerShows(
                reader,
                name,
                options,
                (shown) =>
                  shown?.topicId === topic.topicId && shown.partitions.length >= count && allLed(shown),
              );
              return new Set(isThere ? ['topic'] : []);
            },
            facts: change,
          },
  };
}

/** With the new partitions, healthy and empty. */
function grown({ topic, snapshot }: Subject, count: number): Topic {
  const brokers = latest(snapshot.sections.metadata)?.value.brokers.values() ?? [];
  const from = topic.partitions.length;
  const added = spreadPartitions(brokers, from, count - from, replicationFactorOf(topic) ?? 1);
  return { ...topic, partitions: [...topic.partitions, ...added] };
}
