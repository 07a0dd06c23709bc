import type { ConfigPlanDto, ConfigStateDto } from '@/lib/contracts/changes.ts';
import { auditSubject } from '@/lib/domain/audit/audit.ts';
import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { ruleById } from '@/lib/domain/audit/rules/index.ts';
import {
  consequencesOf,
  type Expiring,
  expiringBefore,
  loweredRetentionMs,
} from '@/lib/domain/changes/consequences.ts';
import {
  type ConfigEdit,
  conflictsWith,
  type PlannedChange,
  planTopicConfigs,
  withChanges,
} from '@/lib/domain/changes/topic-config-plan.ts';
import { withSilentDefaults } from '@/lib/domain/configs/silent-defaults.ts';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import type { KafkaReader, OffsetSpec } from '@/lib/kafka/reader.ts';
import type { ConfigChange } from '@/lib/kafka/writer.ts';
import { AppError, appErrorOf, type ErrorInfo, isAppError } from '@/lib/shared/app-error.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { latest, succeeded } from '@/lib/shared/section.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { WatchedCluster } from './cluster-registry.ts';

const DEADLINE_MS = 10_000;

export type PlanInput = { edits: readonly ConfigEdit[]; base: readonly ConfigStateDto[] };

/** A plan, and the request that would carry it out. */
export type TopicConfigPlan = { dto: ConfigPlanDto; request: readonly ConfigChange[] };

/**
 * What the edits would do to the topic as it is now: Kafka is asked for its present configs and to validate the very
 * request, the audit's rules judge the topic before and after. Changes nothing.
 * @throws AppError `kafka_refused` for a topic that is not there, `kafka_denied`, `kafka_unreachable`
 */
export async function planTopicChange(
  cluster: WatchedCluster,
  topic: string,
  { edits, base }: PlanInput,
  now: number,
): Promise<TopicConfigPlan> {
  const { kafka } = cluster;
  const options = { deadlineMs: DEADLINE_MS };
  const [current, ownDefaults] = await Promise.all([
    kafka.reader.readTopicConfig(topic, options),
    orUnknown(kafka.reader.readTopicDefaults(options)),
  ]);
  if (!current.ok) throw appErrorOf(current.error);
  const broker = brokerConfigs(cluster.collector.snapshot(), current.value.answeredBy);
  const resource = withSilentDefaults(current.value, broker);
  const defaults = ownDefaults && withSilentDefaults(ownDefaults, broker);
  const rows = planTopicConfigs(resource, defaults, edits);
  const request = rows.flatMap(toRequest);
  const validated =
    request.length === 0
      ? null
      : await kafka.writer.alterConfigs({ type: 'topic', name: topic }, request, {
          ...options,
          validateOnly: true,
        });
  const refusal = validated?.ok === false ? atField(validated.error, edits) : null;
  return {
    request,
    dto: {
      subject: { kind: 'topic', name: topic },
      rows,
      untouched: resource.entries.length - rows.filter(({ key }) => isKnown(resource, key)).length,
      refusal,
      conflicts: conflictsWith(resource, base),
      ...(await judged(cluster, topic, resource, rows, now)),
      answeredBy: resource.answeredBy,
      at: now,
    },
  };
}

const isKnown = ({ entries }: ConfigResource, key: string) => entries.some(({ name }) => name === key);

/** What Kafka does not tell (denied, not in time) is undefined: the work around it goes on and says so. */
export async function orUnknown<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isAppError(error) && error.code !== 'internal') return undefined;
    throw error;
  }
}

function toRequest({ key, op, after, problem }: PlannedChange): ConfigChange[] {
  if (problem !== null) return [];
  return op === 'set'
    ? [{ name: key, operation: 'set', value: after.value }]
    : [{ name: key, operation: 'delete', value: null }];
}

/** Kafka names the key in its message, not in a field: the longest edited key it mentions is the one. */
function atField(error: ErrorInfo, edits: readonly ConfigEdit[]): ErrorInfo {
  const message = error.kafka?.message ?? error.message;
  const [field] = edits
    .map(({ key }) => key)
    .filter((key) => message.includes(key))
    .sort((a, b) => b.length - a.length);
  return field === undefined ? error : { ...error, field };
}

function brokerConfigs({ sections }: ClusterSnapshot, brokerId: number): ConfigResource | undefined {
  const configs = latest(sections.brokerConfigs)?.value.byBroker.get(brokerId);
  return configs?.ok ? configs.value : undefined;
}

type Judgement = Pick<ConfigPlanDto, 'fixes' | 'breaks' | 'consequences' | 'notJudged'>;

/** The rules and the consequences, from the topic as it is and as it would be. */
async function judged(
  { kafka, collector, definition }: WatchedCluster,
  topic: string,
  resource: ConfigResource,
  rows: readonly PlannedChange[],
  now: number,
): Promise<Judgement> {
  const factsOf = (configs: ConfigResource) =>
    clusterFacts(withConfigs(collector.snapshot(), topic, configs, now), definition.environment, now);
  const [factsBefore, factsAfter] = [factsOf(resource), factsOf(withChanges(resource, rows))];
  const [before, after] = [factsBefore.topic(topic), factsAfter.topic(topic)];
  if (!before.known || before.value === null || !after.known || after.value === null) {
    const notJudged = before.known
      ? 'The topic is too new: its partitions were not read yet.'
      : before.missing.reason;
    return { fixes: [], breaks: [], consequences: [], notJudged };
  }
  const found = auditSubject(factsBefore, before.value);
  const expected = auditSubject(factsAfter, after.value);
  return {
    fixes: without(found, expected).map(verdict),
    breaks: without(expected, found).map(verdict),
    consequences: consequencesOf(after.value, rows, await expiring(kafka.reader, before.value, rows, now)),
    notJudged: null,
  };
}

/** Asked of the leaders only when the retention gets shorter. Null = not known. */
async function expiring(
  reader: KafkaReader,
  topic: TopicFacts,
  rows: readonly PlannedChange[],
  now: number,
): Promise<Expiring | null> {
  const retentionMs = loweredRetentionMs(rows);
  if (retentionMs === null || !topic.partitions.known) return null;
  const ids = topic.partitions.value.map(({ partition }) => partition);
  const wanted = new Map([[topic.name, ids]]);
  const ask = async (spec: OffsetSpec) => {
    const answer = await orUnknown(reader.readOffsets(spec, wanted, { deadlineMs: DEADLINE_MS }));
    return answer?.value.get(topic.name);
  };
  const [starts, ends, firsts] = await Promise.all([
    ask('earliest'),
    ask('latest'),
    ask({ since: now - retentionMs }),
  ]);
  const spans = ids.flatMap((partition) => {
    const [start, end, first] = [starts?.get(partition), ends?.get(partition), firsts?.get(partition)];
    if (!start?.ok || !end?.ok || !first?.ok || start.value === null || end.value === null) return [];
    return [{ partition, start: start.value, end: end.value, keptFrom: first.value }];
  });
  return spans.length === ids.length ? expiringBefore(topic, spans) : null;
}

/** Findings of one list whose rule finds nothing, or something milder, in the other. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ key, severity }) => `${key} ${severity}`));
  return findings.filter(({ key, severity }) => !known.has(`${key} ${severity}`));
}

const verdict = ({ ruleId, severity, consequence }: Finding) => ({
  ruleId,
  title: ruleById(ruleId)?.title ?? ruleId,
  severity,
  consequence,
});

const NONE_READ: TopicConfigs = {
  byTopic: new Map(),
  defaults: fail(new AppError('not_ready', 'The defaults were not read yet.').toInfo()),
  docs: new Map(),
};

/** The snapshot with what was just read of one topic. */
function withConfigs(
  snapshot: ClusterSnapshot,
  topic: string,
  resource: ConfigResource,
  now: number,
): ClusterSnapshot {
  const known = latest(snapshot.sections.topicConfigs)?.value ?? NONE_READ;
  const value = { ...known, byTopic: new Map(known.byTopic).set(topic, ok(resource)) };
  const topicConfigs = succeeded(undefined, value, [], now);
  return { ...snapshot, sections: { ...snapshot.sections, topicConfigs } };
}
