import type { TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import { electCommand } from '@/lib/domain/changes/operations/commands.ts';
import { electionConsequences, misled } from '@/lib/domain/changes/operations/election.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { Planned } from '../operations/planned.ts';
import { judgeAfter } from './judge-after.ts';
import { type Subject, seenOf } from './subject.ts';

const led = (broker: number): string => (broker < 0 ? 'no leader' : `broker ${broker}`);

/** Leaders back to the preferred replicas. Kafka has no validate-only for it. */
export function planElect(subject: Subject): Planned<TopicOperationPlanDto> {
  const { cluster, topic, now } = subject;
  const { reader, writer } = cluster.kafka;
  const { name } = topic;
  const rows = misled(topic.partitions);
  const ids = rows.map(({ partition }) => partition);
  const refusal =
    rows.length > 0
      ? null
      : new AppError(
          'invalid_input',
          'Every partition is led by its preferred replica already: there is nothing to elect.',
        ).toInfo();
  const facts = [
    {
      label: 'Partitions led by their preferred replica',
      before: String(topic.partitions.length - rows.length),
      after: String(topic.partitions.length - rows.filter(({ problem }) => problem !== null).length),
    },
  ];
  return {
    dto: {
      operation: 'elect',
      topic: name,
      facts,
      consequences: refusal ? [] : electionConsequences(rows, topic.partitions.length),
      ...judgeAfter(subject, elected(topic)),
      refusal,
      validated: false,
      confirm: 'button',
      undo: 'There is nothing to undo: leaders move again whenever a broker goes and returns.',
      command: electCommand(name, ids),
      partitions: rows.map(({ partition, leader, preferred, problem }) => ({
        partition,
        before: led(leader),
        after: led(problem === null ? preferred : leader),
        records: null,
        problem,
      })),
      run: refusal ? null : { operation: 'elect', seen: seenOf(topic) },
      at: now,
    },
    execution: refusal
      ? null
      : {
          items: ids,
          // Those that look out of sync are sent too: they may be back, and if not Kafka says so itself.
          send: (options) => writer.electPreferredLeaders(name, ids, options),
          shown: async (options) => {
            const { value } = await reader.readTopicOnBrokers(name, options);
            const shown = [...value.values()];
            const isElected = (id: number, preferred: number) => (one: Topic | null) =>
              one?.partitions.find(({ partition }) => partition === id)?.leader === preferred;
            return new Set(
              rows
                .filter(
                  ({ partition, preferred }) =>
                    shown.length > 0 && shown.every(isElected(partition, preferred)),
                )
                .map(({ partition }) => partition),
            );
          },
          isDone: ({ kafka }) => kafka?.name === 'ELECTION_NOT_NEEDED',
          facts: [],
          factOf: (item) => {
            const row = rows.find(({ partition }) => partition === item);
            return (
              row && {
                label: `leader of partition ${row.partition}`,
                before: led(row.leader),
                after: led(row.preferred),
              }
            );
          },
        },
  };
}

function elected(topic: Topic): Topic {
  return {
    ...topic,
    partitions: topic.partitions.map((partition) => {
      const [preferred] = partition.replicas;
      return preferred !== undefined && partition.isr.includes(preferred)
        ? { ...partition, leader: preferred }
        : partition;
    }),
  };
}
