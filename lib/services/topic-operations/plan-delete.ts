import type { ConfigStateDto } from '@/lib/contracts/changes.ts';
import { FACT, type TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import { stateOf } from '@/lib/domain/changes/config-plan.ts';
import { deleteCommand } from '@/lib/domain/changes/operations/commands.ts';
import { type Consequence, warn } from '@/lib/domain/changes/operations/consequence.ts';
import { deletionConsequences, heldRecords } from '@/lib/domain/changes/operations/deletion.ts';
import { subjectKey } from '@/lib/domain/model/config.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { isKafkasOwn } from '@/lib/shared/topic-name.ts';
import { PLAN_OPTIONS, type Planned } from '../operations/planned.ts';
import { orUnknown } from '../or-unknown.ts';
import { everyBrokerShows } from './on-brokers.ts';
import { kafkasOwn, replicationFactorOf, type Subject, seenOf } from './subject.ts';

/** Who still writes and reads, what is freed. Kafka has no validate-only for it. */
export async function planDelete(subject: Subject): Promise<Planned<TopicOperationPlanDto>> {
  const { cluster, topic, facts, topicFacts, now } = subject;
  const { reader, writer } = cluster.kafka;
  const { name, topicId } = topic;
  const own = await ownConfigs(subject);
  const refusal = isKafkasOwn(topic) ? kafkasOwn(name, 'deleting it') : switchedOff(facts);
  const change = [...factsOf(subject), ...(own ?? []).map(ownFact)];
  return {
    dto: {
      operation: 'delete',
      topic: name,
      facts: change,
      consequences: [...deletionConsequences(facts, topicFacts), ...unknownConfigs(own)],
      fixes: [],
      breaks: [],
      notJudged: null,
      refusal,
      validated: false,
      confirm: 'name',
      undo: 'The records and offsets cannot be brought back. The record of this change keeps partitions, copies and own configs, to create an empty topic like it.',
      command: deleteCommand(name),
      partitions: [],
      run: refusal === null ? { operation: 'delete', seen: seenOf(topic) } : null,
      at: now,
    },
    execution:
      refusal !== null
        ? null
        : {
            items: ['topic'],
            send: async (options) => {
              const answer = (await writer.deleteTopics([topicId], options)).get(topicId);
              return new Map(answer === undefined ? [] : [['topic', answer]]);
            },
            shown: async (options) => {
              const isGone = await everyBrokerShows(
                reader,
                name,
                options,
                (shown) => shown?.topicId !== topicId,
              );
              return new Set(isGone ? ['topic'] : []);
            },
            facts: factsOf(subject),
            configs: {
              before: own ?? [],
              after: (own ?? []).map(({ key }) => ({ key, value: null, source: 'unknown' })),
            },
          },
  };
}

const ownFact = ({ key, value }: ConfigStateDto) => ({ label: key, before: value, after: null });

/** Null = not told. */
async function ownConfigs({ cluster, topic }: Subject): Promise<ConfigStateDto[] | null> {
  const subject = { kind: 'topic' as const, name: topic.name };
  const answer = await orUnknown(cluster.kafka.reader.readConfigs([subject], PLAN_OPTIONS));
  const configs = answer?.bySubject.get(subjectKey(subject));
  if (!configs?.ok) return null;
  return configs.value.entries.filter(({ source }) => source === 'topic').map(stateOf);
}

const unknownConfigs = (own: readonly ConfigStateDto[] | null): Consequence[] =>
  own === null
    ? [warn('Its own configs could not be read, so the record of this change will not have them.')]
    : [];

/** As the active controller would answer TOPIC_DELETION_DISABLED, where its configs can be read. */
function switchedOff(facts: AuditFacts): ErrorInfo | null {
  const { seen } = facts.onControllers('delete.topic.enable');
  if (seen.length === 0 || seen.some(({ entry }) => entry.value !== 'false')) return null;
  return new AppError(
    'kafka_refused',
    'delete.topic.enable is false on this cluster: Kafka answers TOPIC_DELETION_DISABLED (73).',
  ).toInfo();
}

function factsOf({ topic, topicFacts }: Subject) {
  const factor = replicationFactorOf(topic);
  const records = heldRecords(topicFacts);
  const sizes = topicFacts.sizes();
  return [
    { label: FACT.partitions, before: String(topic.partitions.length), after: null },
    { label: FACT.replicationFactor, before: factor === null ? 'unknown' : String(factor), after: null },
    {
      label: 'Records, at most',
      before: records === null ? 'unknown' : formatCount(String(records)),
      after: null,
    },
    {
      label: 'Bytes over all copies',
      before: sizes.known ? formatBytes(String(sizes.value.totalBytes)) : 'unknown',
      after: null,
    },
  ];
}
