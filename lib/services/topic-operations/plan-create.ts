import { randomUUID } from 'node:crypto';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { FACT, type NewTopicPlanDto, type ValidNewTopic } from '@/lib/contracts/topic-operations.ts';
import { auditSubject } from '@/lib/domain/audit/audit.ts';
import { createCommand } from '@/lib/domain/changes/operations/commands.ts';
import { type Consequence, info, warn } from '@/lib/domain/changes/operations/consequence.ts';
import { spreadPartitions, withTopic } from '@/lib/domain/changes/operations/hypothetical.ts';
import { withSilentDefaults } from '@/lib/domain/configs/silent-defaults.ts';
import type { ConfigResource, ConfigSource, ConfigType } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { CreatedTopic } from '@/lib/kafka/writer.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
import { collidingName, isKafkasOwn } from '@/lib/shared/topic-name.ts';
import { clusterFacts } from '../cluster-facts.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { verdicts } from '../config-judgement.ts';
import { configViews } from '../config-views.ts';
import { PLAN_OPTIONS, type Planned } from '../operations/planned.ts';
import { orUnknown } from '../or-unknown.ts';
import { allLed, everyBrokerShows } from './on-brokers.ts';

/** "Whatever the cluster decides", on the wire. */
const CLUSTER_DEFAULT = -1;

/**
 * What the topic would be: Kafka validates the very request and tells what every blank comes to; the audit's rules judge
 * the topic as if it were there. Creates nothing.
 * @throws AppError `kafka_unreachable` when no broker answers
 */
export async function planNewTopic(
  cluster: WatchedCluster,
  input: ValidNewTopic,
  now: number,
): Promise<Planned<NewTopicPlanDto>> {
  const { kafka, collector } = cluster;
  const request = {
    name: input.name,
    partitions: input.partitions ?? CLUSTER_DEFAULT,
    replicationFactor: input.replicationFactor ?? CLUSTER_DEFAULT,
    configs: Object.fromEntries(input.configs.map(({ key, value }) => [key, value])),
  };
  const [validated, defaults] = await Promise.all([
    validate(cluster, request),
    orUnknown(validate(cluster, { ...BLANK, name: `highwater-validate-only-${randomUUID()}` })),
  ]);
  const snapshot = collector.snapshot();
  const refusal = validated.ok ? ownNameRefusal(input.name) : explained(validated.error, input, snapshot);
  const blank = defaults?.ok ? defaults.value : undefined;
  const resolved = resolve(snapshot, input, validated.ok ? validated.value : blank, blank);
  return {
    dto: {
      operation: 'create',
      topic: input.name,
      facts: factsOf(input, resolved),
      consequences: consequences(snapshot, resolved),
      fixes: [],
      ...judged(cluster, input.name, resolved, now),
      refusal,
      validated: validated.ok,
      confirm: 'button',
      undo: 'Deleting it undoes this; records written meanwhile go with it.',
      command: createCommand(input),
      resolved: {
        partitions: resolved.partitions,
        replicationFactor: resolved.replicationFactor,
        configs: resolved.configs && viewsOf(snapshot, resolved.configs, blank),
      },
      at: now,
    },
    execution:
      refusal !== null
        ? null
        : {
            items: ['topic'],
            send: async (options) => {
              const answers = await kafka.writer.createTopics([request], options);
              const answer = answers.get(input.name);
              return new Map(answer === undefined ? [] : [['topic', answer]]);
            },
            shown: async (options) => {
              const isThere = await everyBrokerShows(
                kafka.reader,
                input.name,
                options,
                (topic) => topic !== null && topic.partitions.length > 0 && allLed(topic),
              );
              return new Set(isThere ? ['topic'] : []);
            },
            facts: factsOf(input, resolved),
          },
  };
}

const BLANK = { partitions: CLUSTER_DEFAULT, replicationFactor: CLUSTER_DEFAULT, configs: {} };

async function validate(
  { kafka }: WatchedCluster,
  request: typeof BLANK & { name: string },
): Promise<Result<CreatedTopic>> {
  const answers = await kafka.writer.createTopics([request], { ...PLAN_OPTIONS, validateOnly: true });
  const missing = new AppError('kafka_protocol', 'The answer to CreateTopics does not name the topic.');
  return answers.get(request.name) ?? fail(missing.toInfo());
}

const ownNameRefusal = (name: string): ErrorInfo | null =>
  isKafkasOwn({ name, internal: false })
    ? new AppError('forbidden', `${name} is a topic that Kafka makes for itself when it needs it.`, {
        field: 'name',
      }).toInfo()
    : null;

/** Kafka names no field: the key it mentions, or what its error is about. */
function explained(error: ErrorInfo, input: ValidNewTopic, snapshot: ClusterSnapshot): ErrorInfo {
  const fields: Readonly<Record<string, string>> = {
    TOPIC_ALREADY_EXISTS: 'name',
    INVALID_TOPIC_EXCEPTION: 'name',
    INVALID_PARTITIONS: 'partitions',
    INVALID_REPLICATION_FACTOR: 'replicationFactor',
  };
  const [key] = input.configs
    .map((config) => config.key)
    .filter((candidate) => error.message.includes(candidate))
    .sort((a, b) => b.length - a.length);
  const field = key ?? fields[error.kafka?.name ?? ''];
  const hint = error.kafka?.name === 'INVALID_TOPIC_EXCEPTION' ? collision(input.name, snapshot) : '';
  return { ...error, message: error.message + hint, ...(field !== undefined && { field }) };
}

function collision(name: string, snapshot: ClusterSnapshot): string {
  const topics = latest(snapshot.sections.metadata)?.value.topics.keys() ?? [];
  const other = [...topics].find((known) => known !== name && collidingName(known) === collidingName(name));
  return other === undefined
    ? ''
    : ` "${other}" differs from it in "." and "_" alone, which metrics cannot tell apart.`;
}

type Resolved = {
  partitions: { value: number | null; source: ConfigSource };
  replicationFactor: { value: number | null; source: ConfigSource };
  /** Null = Kafka does not tell. */
  configs: ConfigResource | null;
};

function resolve(
  snapshot: ClusterSnapshot,
  input: ValidNewTopic,
  created: CreatedTopic | undefined,
  blank: CreatedTopic | undefined,
): Resolved {
  const number = (own: number | null, key: string, told: number | null | undefined) =>
    own === null
      ? { value: told ?? null, source: told == null ? ('unknown' as const) : controllerSource(snapshot, key) }
      : { value: own, source: 'topic' as const };
  const told = created?.configs.ok ? created.configs.value : null;
  return {
    partitions: number(input.partitions, 'num.partitions', blank?.partitions ?? created?.partitions),
    replicationFactor: number(
      input.replicationFactor,
      'default.replication.factor',
      blank?.replicationFactor ?? created?.replicationFactor,
    ),
    configs: told && withOwn(withSilentDefaults(told, describingBroker(snapshot)), input),
  };
}

/** A refused request tells nothing, so what is shown then are the defaults with the request's own values on top. */
function withOwn(resource: ConfigResource, { configs }: ValidNewTopic): ConfigResource {
  const own = new Map(configs.map(({ key, value }) => [key, value]));
  return {
    ...resource,
    entries: resource.entries.map((entry) => {
      const value = own.get(entry.name);
      return value === undefined ? entry : { ...entry, value, source: 'topic' as const };
    }),
  };
}

/** The active controller's own value counts for a blank, be it a broker too or a controller alone. */
function controllerSource({ sections }: ClusterSnapshot, key: string): ConfigSource {
  const leader = latest(sections.quorum)?.value.leaderId;
  const known = latest(sections.brokerConfigs)?.value;
  if (leader === undefined || known === undefined) return 'unknown';
  const configs = known.byBroker.get(leader) ?? known.controllers.get(leader);
  if (!configs?.ok) return 'unknown';
  return configs.value.entries.find(({ name }) => name === key)?.source ?? 'unknown';
}

/** The broker that the configs of the other topics are read from. */
function describingBroker({ sections }: ClusterSnapshot): ConfigResource | undefined {
  const topics = latest(sections.topicConfigs)?.value.byTopic.values() ?? [];
  const told = [...topics].find((result) => result.ok);
  const brokers = latest(sections.brokerConfigs)?.value.byBroker;
  const broker = told?.ok ? brokers?.get(told.value.answeredBy) : undefined;
  return broker?.ok ? broker.value : undefined;
}

/** Types and documentation, which CreateTopics does not tell, are those of the topics that are there. */
function viewsOf(
  { sections }: ClusterSnapshot,
  configs: ConfigResource,
  blank: CreatedTopic | undefined,
): ConfigViewDto[] {
  const known = latest(sections.topicConfigs)?.value;
  const some = [...(known?.byTopic.values() ?? [])].find((result) => result.ok);
  const types = new Map(some?.ok ? some.value.entries.map(({ name, type }) => [name, type]) : []);
  const defaults = new Map(
    blank?.configs.ok ? blank.configs.value.entries.map((entry) => [entry.name, entry]) : [],
  );
  const entries = configs.entries.map((entry) => ({
    ...entry,
    type: types.get(entry.name) ?? typeLike(defaults.get(entry.name)?.value ?? entry.value),
  }));
  return configViews({ ...configs, entries }, 'topic', known?.docs ?? new Map(), (key) => defaults.get(key));
}

/** On a cluster without topics nobody tells the types; a value shows what it is to be read as. */
function typeLike(value: string | null): ConfigType {
  if (value === null) return 'unknown';
  if (/^-?\d+$/.test(value)) return 'long';
  return value === 'true' || value === 'false' ? 'boolean' : 'string';
}

function factsOf(input: ValidNewTopic, { partitions, replicationFactor }: Resolved) {
  const text = ({ value, source }: Resolved['partitions']) =>
    value === null ? 'as the cluster decides' : `${value}${source === 'topic' ? '' : ' (inherited)'}`;
  return [
    { label: FACT.partitions, before: null, after: text(partitions) },
    { label: FACT.replicationFactor, before: null, after: text(replicationFactor) },
    ...input.configs.map(({ key, value }) => ({ label: key, before: null, after: value })),
  ];
}

function consequences(
  { sections }: ClusterSnapshot,
  { partitions, replicationFactor }: Resolved,
): Consequence[] {
  const brokers = latest(sections.metadata)?.value.brokers.size;
  const copies =
    partitions.value === null || replicationFactor.value === null
      ? null
      : partitions.value * replicationFactor.value;
  return [
    ...(copies === null
      ? []
      : [
          info(
            `${plural(copies, 'replica')} more for ${brokers === undefined ? 'the brokers' : plural(brokers, 'broker')} to hold.`,
          ),
        ]),
    ...(replicationFactor.value === 1
      ? [warn('With a single copy, its records are gone with the disk that holds them.')]
      : []),
    ...(partitions.value !== null && partitions.value > MANY_PARTITIONS
      ? [warn(`${formatCount(partitions.value)} partitions can never become fewer.`)]
      : []),
    info('Partitions only ever increase: start small and watch lag.'),
  ];
}

const MANY_PARTITIONS = 100;

function judged(
  { collector, definition, policy }: WatchedCluster,
  name: string,
  { partitions, replicationFactor, configs }: Resolved,
  now: number,
): Pick<NewTopicPlanDto, 'breaks' | 'notJudged'> {
  const snapshot = collector.snapshot();
  const metadata = latest(snapshot.sections.metadata)?.value;
  if (!metadata || partitions.value === null || replicationFactor.value === null || configs === null) {
    return { breaks: [], notJudged: 'Kafka does not tell what the topic would be.' };
  }
  const topic = {
    name,
    topicId: '',
    internal: false,
    partitions: spreadPartitions(metadata.brokers.values(), 0, partitions.value, replicationFactor.value),
  };
  const rules = { policy: policy() };
  const given = { environment: definition.environment, now, ...rules };
  const facts = clusterFacts(withTopic(snapshot, topic, configs, now), given);
  const found = facts.topic(name);
  if (!found.known) return { breaks: [], notJudged: found.missing.reason };
  const findings = found.value === null ? [] : auditSubject(facts, found.value, rules);
  const before = clusterFacts(snapshot, given);
  const [without, together] = [before, facts].map((one) => auditSubject(one, one.cluster, rules));
  const breaks = verdicts(rules.policy, without ?? [], [...findings, ...(together ?? [])]).breaks;
  return { breaks, notJudged: null };
}
