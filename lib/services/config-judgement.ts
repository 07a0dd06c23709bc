import type { ConfigPlanDto } from '@/lib/contracts/changes.ts';
import { auditSubject } from '@/lib/domain/audit/audit.ts';
import type { AuditPolicy } from '@/lib/domain/audit/audit-policy.ts';
import type { AuditFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import type { PlannedChange } from '@/lib/domain/changes/config-plan.ts';
import {
  consequencesOf,
  type Expiring,
  expiringBefore,
  loweredRetentionMs,
} from '@/lib/domain/changes/consequences.ts';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot, TopicConfigs } from '@/lib/domain/model/snapshot.ts';
import type { KafkaReader, OffsetAnswers, OffsetSpec } from '@/lib/kafka/reader.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { latest, succeeded } from '@/lib/shared/section.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { orUnknown } from './or-unknown.ts';

const DEADLINE_MS = 10_000;

export type Verdicts = Pick<ConfigPlanDto, 'fixes' | 'breaks'>;

export type Judgement = Verdicts &
  Pick<ConfigPlanDto, 'consequences' | 'notJudged'> & {
    /** Records go that nobody brings back. */
    deletes: boolean;
  };

/** A topic's configs as they are and as they would be, and the keys that differ. */
export type ChangedTopic = {
  name: string;
  before: ConfigResource;
  after: ConfigResource;
  changes: readonly PlannedChange[];
};

/**
 * What the audit's rules and Kafka's own rules make of each change, in the order of the topics, and where it is asked for
 * of all of them together: the rules about the cluster as a whole.
 */
export async function judgeTopics(
  cluster: WatchedCluster,
  topics: readonly ChangedTopic[],
  now: number,
): Promise<{ each: Judgement[]; whole: () => Verdicts }> {
  const sides = sidesOf(cluster, topics, now);
  const { before, after, policy } = sides;
  const expiring = await expiringOf(cluster.kafka.reader, before, topics, now);
  const each: Judgement[] = [];
  const pacer = createPacer();
  for (const { name, changes } of topics) {
    each.push(judgeTopic(sides, name, changes, expiring.get(name) ?? null));
    if (pacer.due()) await pacer.pause();
  }
  const whole = () => {
    const found = auditSubject(before, before.cluster, { policy });
    return verdicts(policy, found, auditSubject(after, after.cluster, { policy }));
  };
  return { each, whole };
}

type Sides = { before: AuditFacts; after: AuditFacts; policy: AuditPolicy };

function sidesOf(cluster: WatchedCluster, topics: readonly ChangedTopic[], now: number): Sides {
  const policy = cluster.policy();
  const facts = (side: 'before' | 'after') =>
    clusterFacts(
      withTopicConfigs(
        cluster.collector.snapshot(),
        new Map(topics.map((topic) => [topic.name, topic[side]])),
        now,
      ),
      { environment: cluster.definition.environment, policy, now },
    );
  return { before: facts('before'), after: facts('after'), policy };
}

/** A topic, and the groups that read it: its retention is their horizon. */
function findingsWith(facts: AuditFacts, topic: TopicFacts, policy: AuditPolicy): readonly Finding[] {
  const groups = topic.groups();
  return [topic, ...(groups.known ? groups.value : [])].flatMap((subject) =>
    auditSubject(facts, subject, { policy }),
  );
}

function judgeTopic(
  sides: Sides,
  name: string,
  changes: readonly PlannedChange[],
  expiring: Expiring | null,
): Judgement {
  const { policy } = sides;
  const [before, after] = [sides.before.topic(name), sides.after.topic(name)];
  if (!before.known || before.value === null || !after.known || after.value === null) {
    const notJudged = before.known
      ? 'The topic is too new: its partitions were not read yet.'
      : before.missing.reason;
    return { fixes: [], breaks: [], consequences: [], notJudged, deletes: false };
  }
  return {
    ...verdicts(
      policy,
      findingsWith(sides.before, before.value, policy),
      findingsWith(sides.after, after.value, policy),
    ),
    consequences: consequencesOf(after.value, changes, expiring),
    notJudged: null,
    deletes: expiring !== null && expiring.records > 0n,
  };
}

/** What a change would fix and break, from the findings without and with it. */
export function verdicts(
  { rules }: AuditPolicy,
  found: readonly Finding[],
  expected: readonly Finding[],
): Verdicts {
  const verdict = ({ key, ruleId, severity, subject, consequence }: Finding) => ({
    key,
    ruleId,
    title: rules.find(({ id }) => id === ruleId)?.title ?? ruleId,
    severity,
    subject,
    consequence,
  });
  return { fixes: without(found, expected).map(verdict), breaks: without(expected, found).map(verdict) };
}

/** Findings of one list whose rule finds nothing, or something milder, in the other. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ key, severity }) => `${key} ${severity}`));
  return findings.filter(({ key, severity }) => !known.has(`${key} ${severity}`));
}

/** Records that shorter retentions delete, of the topics for which it is known. Nobody is asked when none gets shorter. */
async function expiringOf(
  reader: KafkaReader,
  facts: AuditFacts,
  topics: readonly ChangedTopic[],
  now: number,
): Promise<ReadonlyMap<string, Expiring>> {
  const byRetention = new Map<number, TopicFacts[]>();
  for (const { name, changes } of topics) {
    const retentionMs = loweredRetentionMs(changes);
    const topic = facts.topic(name);
    if (retentionMs === null || !topic.known || !topic.value?.partitions.known) continue;
    byRetention.set(retentionMs, [...(byRetention.get(retentionMs) ?? []), topic.value]);
  }
  const shortened = [...byRetention.values()].flat();
  if (shortened.length === 0) return new Map();
  const ask = async (spec: OffsetSpec, of: readonly TopicFacts[]) => {
    const wanted = new Map(of.map((topic) => [topic.name, partitionsOf(topic)]));
    return (await orUnknown(reader.readOffsets(spec, wanted, { deadlineMs: DEADLINE_MS })))?.value;
  };
  const [starts, ends, ...firsts] = await Promise.all([
    ask('earliest', shortened),
    ask('latest', shortened),
    ...[...byRetention].map(([retentionMs, of]) => ask({ since: now - retentionMs }, of)),
  ]);
  const kept: OffsetAnswers = new Map(firsts.flatMap((answers) => [...(answers ?? [])]));
  return new Map(
    shortened.flatMap((topic) => {
      const spans = spansOf(topic, starts, ends, kept);
      return spans === null ? [] : [[topic.name, expiringBefore(topic, spans)] as const];
    }),
  );
}

const partitionsOf = ({ partitions }: TopicFacts): number[] =>
  partitions.known ? partitions.value.map(({ partition }) => partition) : [];

/** Null unless every partition told all three offsets. */
function spansOf(
  topic: TopicFacts,
  starts: OffsetAnswers | undefined,
  ends: OffsetAnswers | undefined,
  firsts: OffsetAnswers,
) {
  const of = (answers: OffsetAnswers | undefined, partition: number) =>
    answers?.get(topic.name)?.get(partition);
  const ids = partitionsOf(topic);
  const spans = ids.flatMap((partition) => {
    const [start, end, first] = [of(starts, partition), of(ends, partition), of(firsts, partition)];
    if (!start?.ok || !end?.ok || !first?.ok || start.value === null || end.value === null) return [];
    return [{ partition, start: start.value, end: end.value, keptFrom: first.value }];
  });
  return spans.length === ids.length ? spans : null;
}

const NONE_READ: TopicConfigs = {
  byTopic: new Map(),
  defaults: fail(new AppError('not_ready', 'The defaults were not read yet.').toInfo()),
  docs: new Map(),
};

/** The snapshot with other configs of some topics. */
export function withTopicConfigs(
  snapshot: ClusterSnapshot,
  topics: ReadonlyMap<string, ConfigResource>,
  now: number,
): ClusterSnapshot {
  const known = latest(snapshot.sections.topicConfigs)?.value ?? NONE_READ;
  const byTopic = new Map(known.byTopic);
  for (const [name, resource] of topics) byTopic.set(name, ok(resource));
  const topicConfigs = succeeded(undefined, { ...known, byTopic }, [], now);
  return { ...snapshot, sections: { ...snapshot.sections, topicConfigs } };
}
