import { withSilentDefaults } from '@/lib/domain/configs/silent-defaults.ts';
import { type ConfigResource, subjectKey } from '@/lib/domain/model/config.ts';
import type { BrokerConfigs, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { toAppError } from '@/lib/shared/app-error.ts';
import { ok, type Result } from '@/lib/shared/result.ts';
import { sameMapIfEqual } from '@/lib/shared/same-if-equal.ts';
import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

/** All configs of thousands of topics are the dearest call there is: it gets more time than the others. */
const CONFIG_DEADLINE_MS = 15_000;
/** Controllers are often on a network of their own: what cannot be reached must not hold up the brokers. */
const CONTROLLER_DEADLINE_MS = 3_000;

export function collectTopicConfigs(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const options = { signal, deadlineMs: CONFIG_DEADLINE_MS };
  return collectSection(
    context,
    'topicConfigs',
    async () => {
      const topics = [...currentMetadata(context).topics.keys()];
      const { value, failures } = await context.reader.readTopicConfigs(topics, options);
      const defaults = await itemResult(context.reader.readTopicDefaults(options));
      return (previous) => {
        const complete = completedBy(latest(context.store.current().sections.brokerConfigs)?.value);
        const read = new Map([...value.byTopic].map(([topic, result]) => [topic, complete(result)]));
        const byTopic = keepUnchanged(previous?.byTopic, read);
        // The controller tells the defaults and not who it is: the broker that told the topics stands for it.
        const told = [...read.values()].find((result) => result.ok);
        return {
          value: {
            byTopic,
            defaults: complete(defaults, told?.ok ? told.value.answeredBy : undefined),
            docs: value.docs,
          },
          failures,
        };
      };
    },
    signal,
  );
}

/**
 * The configs of topics that are new since the last reading of all, so that nobody waits a minute for them. A topic that
 * is denied is answered; whatever else fails is left to the next reading, which tells why: this one changes neither the
 * section's age nor its errors.
 */
export async function collectNewTopicConfigs(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const { metadata, topicConfigs } = context.store.current().sections;
  // A broker that failed left out any topic: all of those with every metadata would be dear.
  if (!metadata?.ok || !topicConfigs?.ok || topicConfigs.failures.length > 0) return true;
  const topics = [...metadata.value.topics.keys()].filter((topic) => isNew(topicConfigs.value, topic));
  if (topics.length === 0) return true;
  const subjects = topics.map((name) => ({ kind: 'topic' as const, name }));
  const read = await itemResult(context.reader.readConfigs(subjects, { signal, deadlineMs: DEADLINE_MS }));
  // Meanwhile all may have been read.
  const section = context.store.current().sections.topicConfigs;
  if (signal.aborted || !read.ok || !section?.ok) return true;
  const complete = completedBy(latest(context.store.current().sections.brokerConfigs)?.value);
  const added = subjects.flatMap((subject) => {
    const result = read.value.bySubject.get(subjectKey(subject));
    return isAnswer(result) && isNew(section.value, subject.name)
      ? [[subject.name, complete(result)] as const]
      : [];
  });
  if (added.length === 0) return true;
  const value = { ...section.value, byTopic: new Map([...section.value.byTopic, ...added]) };
  context.store.update('topicConfigs', { sections: { topicConfigs: { ...section, value } } });
  return true;
}

const isAnswer = (result: Result<ConfigResource> | undefined): result is Result<ConfigResource> =>
  result !== undefined && (result.ok || result.error.code === 'kafka_denied');

/** Also one that the broker which was asked did not know yet. */
function isNew({ byTopic }: TopicConfigs, topic: string): boolean {
  const known = byTopic.get(topic);
  return known === undefined || (!known.ok && known.error.code === 'not_found');
}

/** Adds the chains that Kafka leaves out, from the broker that answered. */
function completedBy(brokers: BrokerConfigs | undefined) {
  return (result: Result<ConfigResource>, answeredBy?: number): Result<ConfigResource> => {
    if (!result.ok) return result;
    const broker = brokers?.byBroker.get(answeredBy ?? result.value.answeredBy);
    const value = withSilentDefaults(result.value, broker?.ok ? broker.value : undefined);
    return value === result.value ? result : ok(value);
  };
}

export function collectBrokerConfigs(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'brokerConfigs',
    async () => {
      const brokerIds = [...currentMetadata(context).brokers.keys()];
      const askedAt = context.now();
      const [{ value, failures }, controllers] = await Promise.all([
        context.reader.readBrokerConfigs(brokerIds, { signal, deadlineMs: CONFIG_DEADLINE_MS }),
        readControllers(context, signal),
      ]);
      return (previous) => ({
        value: { ...mergeBrokerConfigs(previous, value, askedAt), controllers },
        failures,
      });
    },
    signal,
  );
}

/** Voters that are no brokers: a combined node tells as a broker. None where Kafka does not say where they listen. */
async function readControllers(
  context: JobContext,
  signal: AbortSignal,
): Promise<BrokerConfigs['controllers']> {
  const options = { signal, deadlineMs: CONTROLLER_DEADLINE_MS };
  const { brokers } = currentMetadata(context);
  const known = latest(context.store.current().sections.quorum);
  const quorum = known ? ok(known.value) : await itemResult(context.reader.readQuorum(options));
  if (!quorum.ok) return new Map();
  const { voters, endpoints } = quorum.value;
  const ids = new Set(voters.map(({ replicaId }) => replicaId));
  const separate = endpoints.filter(({ nodeId }) => ids.has(nodeId) && !brokers.has(nodeId));
  return context.reader.readControllerConfigs(separate, options);
}

export function collectFeatures(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'features',
    async () => {
      currentMetadata(context);
      const value = await context.reader.readFeatures({ signal, deadlineMs: CONFIG_DEADLINE_MS });
      return () => ({ value, failures: [] });
    },
    signal,
  );
}

/** A broker that fails keeps its last good configs, with their age. */
function mergeBrokerConfigs(
  previous: BrokerConfigs | undefined,
  value: Awaited<ReturnType<KafkaReader['readBrokerConfigs']>>['value'],
  askedAt: number,
): Omit<BrokerConfigs, 'controllers'> {
  const byBroker = new Map(previous?.byBroker);
  for (const [brokerId, result] of value.byBroker) {
    if (result.ok || !byBroker.get(brokerId)?.ok) byBroker.set(brokerId, { ...result, collectedAt: askedAt });
  }
  return { byBroker, clusterDefaults: value.clusterDefaults, docs: value.docs };
}

async function itemResult<T>(promise: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    return { ok: false, error: toAppError(error).toInfo() };
  }
}

/** Entries are interned by the reader, so equal resources hold the same objects in the same order. */
function keepUnchanged(
  previous: ReadonlyMap<string, Result<ConfigResource>> | undefined,
  next: ReadonlyMap<string, Result<ConfigResource>>,
): ReadonlyMap<string, Result<ConfigResource>> {
  const merged = new Map<string, Result<ConfigResource>>();
  for (const [topic, result] of next) {
    const before = previous?.get(topic);
    merged.set(topic, before && isSame(before, result) ? before : result);
  }
  return sameMapIfEqual(previous, merged);
}

function isSame(a: Result<ConfigResource>, b: Result<ConfigResource>): boolean {
  if (!a.ok || !b.ok) return false;
  const [x, y] = [a.value, b.value];
  return (
    x.answeredBy === y.answeredBy &&
    x.entries.length === y.entries.length &&
    x.entries.every((entry, index) => entry === y.entries[index])
  );
}
