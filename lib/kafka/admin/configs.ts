import type { QuorumEndpoint } from '@/lib/domain/model/broker.ts';
import {
  type ConfigDocs,
  type ConfigResource,
  type ConfigSubject,
  subjectKey,
} from '@/lib/domain/model/config.ts';
import { toAppError } from '@/lib/shared/app-error.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import { bulkLane, type ClusterClient } from '../cluster-client.ts';
import { worst } from '../first-answer.ts';
import { gather, gatherItems, type ItemJob, slices } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { type DescribeConfigsResponse, describeConfigsV4 } from '../protocol/messages/describe-configs-v4.ts';
import type { Fanout, KafkaReader } from '../reader.ts';
import { remainingMs, shorten, type Timing } from '../timing.ts';
import { ConfigInterner } from './config-entries.ts';
import { BROKER_RESOURCE, brokerFor, resourceOf, TOPIC_RESOURCE } from './config-resources.ts';

/** About a megabyte of answer, decoded in slices. */
const TOPICS_PER_REQUEST = 500;

type TopicAnswer = Awaited<ReturnType<KafkaReader['readTopicConfigs']>>;
type SubjectAnswer = Awaited<ReturnType<KafkaReader['readConfigs']>>;
type BrokerAnswer = Awaited<ReturnType<KafkaReader['readBrokerConfigs']>>;
type Resources<K> = ReadonlyMap<K, Result<ConfigResource>>;

/** Reads configs and remembers what makes the next read cheap: the broker asked, the documentation, the entries. */
export type ConfigReader = {
  readTopicConfigs(topics: readonly string[], timing: Timing): Promise<TopicAnswer>;
  readBrokerConfigs(brokerIds: readonly number[], timing: Timing): Promise<BrokerAnswer>;
  readConfigs(subjects: readonly ConfigSubject[], timing: Timing): Promise<SubjectAnswer>;
  readControllerConfigs(
    controllers: readonly QuorumEndpoint[],
    timing: Timing,
  ): Promise<ReadonlyMap<number, Result<ConfigResource>>>;
};

export function createConfigReader(client: ClusterClient): ConfigReader {
  const topicEntries = new ConfigInterner();
  const brokerEntries = new ConfigInterner();
  let topicDocs: ConfigDocs = new Map();
  let brokerDocs: ConfigDocs = new Map();
  let topicBroker: number | null = null;
  let lastTopics: Resources<string> = new Map();
  let lastBrokers: Resources<number> = new Map();

  const readTopics = async (brokerId: number, topics: readonly string[], timing: Timing) => {
    topicEntries.next();
    const parts = slices(topics, TOPICS_PER_REQUEST);
    const answer = await gatherItems(
      parts.map(
        (keys, part): ItemJob<string, ConfigResource> => ({
          brokerId,
          keys,
          run: async () => {
            const lane = parts.length > 1 ? bulkLane(part) : 'small';
            const request = toRequest(TOPIC_RESOURCE, keys, false);
            const rows = await client.toBroker(brokerId, [describeConfigsV4], request, timing, lane);
            return collect(rows, brokerId, topicEntries, nameOf, lastTopics);
          },
        }),
      ),
    );
    lastTopics = answer.value;
    return answer;
  };

  /** One broker is asked while it lives: a broker's own dynamic defaults change what its topics seem to be set to. */
  const readTopicConfigs: ConfigReader['readTopicConfigs'] = async (topics, timing) => {
    const brokers = await client.brokers(timing);
    const order = brokerOrder(client, [...brokers.keys()], topicBroker);
    return firstOf(order, timing, async (brokerId, part) => {
      const [firstTopic] = topics;
      if (firstTopic !== undefined && (topicDocs.size === 0 || topicBroker !== brokerId)) {
        topicDocs = docsOf(await askConfigs(client, brokerId, TOPIC_RESOURCE, [firstTopic], part, true));
      }
      const { value, failures, answered } = await readTopics(brokerId, topics, part);
      topicBroker = brokerId;
      return { value: { byTopic: value, docs: topicDocs }, failures, answered };
    });
  };

  return {
    readTopicConfigs,

    readControllerConfigs: async (controllers, timing) => {
      const read = controllers.map(async (controller) => {
        const request = toRequest(BROKER_RESOURCE, [String(controller.nodeId)], false);
        try {
          const answer = await client.toController(controller, [describeConfigsV4], request, timing);
          const rows = await collect(answer, controller.nodeId, brokerEntries, brokerIdOf);
          return [controller.nodeId, rows.get(controller.nodeId) ?? fail(kafkaRefusal(-1, null))] as const;
        } catch (cause) {
          return [controller.nodeId, fail(toAppError(cause).toInfo())] as const;
        }
      });
      return new Map(await Promise.all(read));
    },

    readConfigs: async (subjects, timing) => {
      const topics = subjects.filter(({ kind }) => kind === 'topic').map(({ name }) => name);
      const others = subjects.filter(({ kind }) => kind !== 'topic');
      const [{ value }, read] = await Promise.all([
        topics.length > 0 ? readTopicConfigs(topics, timing) : NO_TOPICS,
        Promise.all(others.map((subject) => readOne(client, subject, timing))),
      ]);
      const bySubject = new Map<string, Result<ConfigResource>>();
      for (const [name, result] of value.byTopic) bySubject.set(subjectKey({ kind: 'topic', name }), result);
      let { docs } = value;
      for (const [index, one] of read.entries()) {
        const subject = others[index];
        if (subject) bySubject.set(subjectKey(subject), one.result);
        docs = new Map([...docs, ...one.docs]);
      }
      return { bySubject, docs };
    },

    readBrokerConfigs: async (brokerIds, timing) => {
      brokerEntries.next();
      const withDocs = brokerDocs.size === 0;
      const ids = [...new Set(brokerIds)];
      // A broker answers for itself only; anything else is refused with error 42.
      const read = gather(
        ids.map((brokerId) => ({
          brokerId,
          run: () => askConfigs(client, brokerId, BROKER_RESOURCE, [String(brokerId)], timing, withDocs),
        })),
      );
      const defaults = readClusterDefaults(client, timing, brokerEntries);
      const [{ done, failed, failures, answered }, clusterDefaults] = await Promise.all([read, defaults]);
      const byBroker = new Map<number, Result<ConfigResource>>();
      for (const { job, error } of failed) byBroker.set(job.brokerId, fail(error));
      for (const { job, value } of done) {
        if (withDocs) brokerDocs = new Map([...brokerDocs, ...docsOf(value)]);
        const items = await collect(value, job.brokerId, brokerEntries, brokerIdOf, lastBrokers);
        for (const [id, item] of items) byBroker.set(id, item);
      }
      lastBrokers = byBroker;
      return { value: { byBroker, clusterDefaults, docs: brokerDocs }, failures, answered };
    },
  };
}

const NO_TOPICS: Pick<TopicAnswer, 'value'> = { value: { byTopic: new Map(), docs: new Map() } };

/** What is not a topic, with the documentation of its keys. */
async function readOne(
  client: ClusterClient,
  subject: ConfigSubject,
  timing: Timing,
): Promise<{ result: Result<ConfigResource>; docs: ConfigDocs }> {
  const request = {
    resources: [{ ...resourceOf(subject), configurationKeys: null }],
    includeSynonyms: true,
    includeDocumentation: true,
  };
  const brokerId = brokerFor(subject);
  try {
    const answer =
      brokerId === null
        ? await client.toAny([describeConfigsV4], request, timing)
        : await client.toBroker(brokerId, [describeConfigsV4], request, timing);
    const rows = await collect(answer, brokerId ?? -1, new ConfigInterner(), () => '');
    return { result: rows.get('') ?? fail(kafkaRefusal(-1, null)), docs: docsOf(answer) };
  } catch (cause) {
    return { result: fail(toAppError(cause).toInfo()), docs: new Map() };
  }
}

/** The broker resource with an empty name: cluster-wide dynamic defaults, only those that are set. Any broker knows. */
async function readClusterDefaults(
  client: ClusterClient,
  timing: Timing,
  entries: ConfigInterner,
): Promise<Result<ConfigResource>> {
  try {
    const answer = await client.toAny([describeConfigsV4], toRequest(BROKER_RESOURCE, [''], false), timing);
    const rows = await collect(answer, -1, entries, nameOf);
    return rows.get('') ?? fail(kafkaRefusal(-1, null));
  } catch (cause) {
    return fail(toAppError(cause).toInfo());
  }
}

function askConfigs(
  client: ClusterClient,
  brokerId: number,
  type: number,
  names: readonly string[],
  timing: Timing,
  withDocs = false,
): Promise<DescribeConfigsResponse> {
  return client.toBroker(brokerId, [describeConfigsV4], toRequest(type, names, withDocs), timing);
}

function toRequest(resourceType: number, names: readonly string[], includeDocumentation: boolean) {
  return {
    resources: names.map((resourceName) => ({ resourceType, resourceName, configurationKeys: null })),
    includeSynonyms: true,
    includeDocumentation,
  };
}

type Row = DescribeConfigsResponse['results'][number];
const nameOf = ({ resourceName }: Row): string => resourceName;
const brokerIdOf = ({ resourceName }: Row): number => Number(resourceName);

/** By what `keyOf` makes of a row; an unchanged resource keeps the identity it has in `before`. */
export async function collect<K>(
  { results }: DescribeConfigsResponse,
  brokerId: number,
  entries: ConfigInterner,
  keyOf: (row: Row) => K,
  before: Resources<K> = new Map(),
): Promise<Map<K, Result<ConfigResource>>> {
  const resources = new Map<K, Result<ConfigResource>>();
  const pacer = createPacer();
  for (const row of results) {
    const key = keyOf(row);
    if (row.errorCode === 0) {
      const old = before.get(key);
      const resource = entries.resource(row, brokerId);
      resources.set(key, old?.ok === true && old.value === resource ? old : ok(resource));
    } else {
      resources.set(key, fail(kafkaRefusal(row.errorCode, row.errorMessage, brokerId)));
    }
    if (pacer.due()) await pacer.pause();
  }
  return resources;
}

/** Documentation is asked for once: it is most of the bytes of an answer and the same for every resource. */
function docsOf({ results }: DescribeConfigsResponse): ConfigDocs {
  const docs = new Map<string, string>();
  for (const { configs } of results) {
    for (const { name, documentation } of configs) {
      if (documentation !== null && documentation !== '') docs.set(name, documentation);
    }
  }
  return docs;
}

/** The broker asked last first, brokers that failed lately last. */
function brokerOrder(client: ClusterClient, ids: number[], last: number | null): number[] {
  const rank = (id: number): number => (client.isSuspect(id) ? 2 : id === last ? 0 : 1);
  return ids.sort((a, b) => rank(a) - rank(b) || a - b);
}

/** The next broker is asked only when one failed; every one but the last leaves time for another. */
async function firstOf<T>(
  brokerIds: readonly number[],
  timing: Timing,
  ask: (brokerId: number, timing: Timing) => Promise<Fanout<T>>,
): Promise<Fanout<T>> {
  const errors = [];
  for (const [index, brokerId] of brokerIds.entries()) {
    const isLast = index === brokerIds.length - 1;
    try {
      return await ask(brokerId, isLast ? timing : shorten(timing, remainingMs(timing) / 2));
    } catch (cause) {
      errors.push(toAppError(cause));
    }
  }
  throw worst(errors);
}
