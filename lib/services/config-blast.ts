import type { BlastRadiusDto } from '@/lib/contracts/changes.ts';
import { auditSubject } from '@/lib/domain/audit/audit.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { type Effect, topicAfter } from '@/lib/domain/changes/blast-radius.ts';
import { type PlannedChange, withChanges } from '@/lib/domain/changes/config-plan.ts';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { BrokerConfigs, ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { ok } from '@/lib/shared/result.ts';
import { latest, succeeded } from '@/lib/shared/section.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import {
  type ChangedTopic,
  type Judgement,
  judgeTopics,
  verdicts,
  withTopicConfigs,
} from './config-judgement.ts';

/** What the change of a default does: to the brokers, and to every topic that inherits it. */
export async function judgeDefaults(
  cluster: WatchedCluster,
  subject: { kind: 'cluster' | 'broker'; name: string },
  changes: readonly PlannedChange[],
  now: number,
): Promise<Judgement & { blast: BlastRadiusDto }> {
  if (hasUnread(cluster.collector.snapshot())) await cluster.collector.refresh('topicConfigs');
  const snapshot = cluster.collector.snapshot();
  const { reached, ...counts } = reach(snapshot, subject, changes);
  const { each: judgements } = await judgeTopics(
    cluster,
    reached.map(({ topic }) => topic),
    now,
  );
  const topics = reached.map(({ topic, effects }, index) => {
    const { fixes = [], breaks = [], consequences = [], notJudged = null } = judgements[index] ?? {};
    return {
      topic: topic.name,
      effects: effects.map(({ key, before, after }) => ({ key, before, after })),
      ...{ fixes, breaks, consequences, notJudged },
    };
  });
  const isHurt = ({ breaks, consequences }: (typeof topics)[number]) =>
    breaks.some(({ severity }) => severity !== 'info') || consequences.length > 0;
  const after = new Map(reached.map(({ topic }) => [topic.name, topic.after]));
  return {
    ...verdicts(
      cluster.policy(),
      await findingsAbove(cluster, snapshot, now),
      await findingsAbove(
        cluster,
        withTopicConfigs(withBrokerConfigs(snapshot, subject, changes, now), after, now),
        now,
      ),
    ),
    consequences: [],
    deletes: judgements.some(({ deletes }) => deletes),
    notJudged: latest(snapshot.sections.topicConfigs)
      ? null
      : 'The configs of the topics were not read yet: who inherits it is not known.',
    blast: {
      ...counts,
      reached: reached.length,
      hurt: topics.filter(isHurt).length,
      topics: topics.sort((a, b) => weight(b) - weight(a) || (a.topic < b.topic ? -1 : 1)),
    },
  };
}

/** Topics made since the last reading of configs: who inherits must not be guessed. */
function hasUnread({ sections }: ClusterSnapshot): boolean {
  const read = latest(sections.topicConfigs)?.value.byTopic;
  return [...(latest(sections.metadata)?.value.topics.keys() ?? [])].some((topic) => !read?.has(topic));
}

const WEIGHTS = { critical: 10_000, warn: 100, info: 1 } as const;

const weight = ({ breaks, consequences }: BlastRadiusDto['topics'][number]): number =>
  breaks.reduce((sum, { severity }) => sum + WEIGHTS[severity], 0) + consequences.length * WEIGHTS.warn;

type Reached = { topic: ChangedTopic; effects: readonly Effect[] };

/** Who inherits, who keeps a value of its own, of whom nothing is known. On one broker: of the topics it holds. */
function reach(
  snapshot: ClusterSnapshot,
  { kind, name }: { kind: 'cluster' | 'broker'; name: string },
  changes: readonly PlannedChange[],
) {
  const configs = latest(snapshot.sections.topicConfigs)?.value.byTopic;
  const reached: Reached[] = [];
  const counts = { total: 0, keep: 0, same: 0, unknown: 0 };
  for (const { name: topic, partitions } of latest(snapshot.sections.metadata)?.value.topics.values() ?? []) {
    if (kind === 'broker' && !partitions.some(({ replicas }) => replicas.includes(Number(name)))) continue;
    counts.total++;
    const resource = configs?.get(topic);
    if (!resource?.ok) {
      counts.unknown++;
      continue;
    }
    const after = topicAfter(kind, changes, resource.value);
    const effects = after.effects.filter((effect) => !effect.keeps && effect.before !== effect.after);
    if (effects.length > 0) {
      reached.push({ topic: changedTopic(topic, resource.value, after.resource, effects), effects });
    } else if (after.effects.some(({ keeps }) => keeps)) counts.keep++;
    else counts.same++;
  }
  return { reached, ...counts };
}

function changedTopic(
  name: string,
  before: ConfigResource,
  after: ConfigResource,
  effects: readonly Effect[],
): ChangedTopic {
  const source = (resource: ConfigResource, key: string) =>
    resource.entries.find((entry) => entry.name === key)?.source ?? 'unknown';
  return {
    name,
    before,
    after,
    changes: effects.map((effect) => ({
      key: effect.key,
      op: 'set',
      before: { key: effect.key, value: effect.before, source: source(before, effect.key) },
      after: { value: effect.after, source: source(after, effect.key) },
      sensitive: false,
      problem: null,
    })),
  };
}

/** Findings about the cluster and its brokers. */
async function findingsAbove(
  { definition, policy }: WatchedCluster,
  snapshot: ClusterSnapshot,
  now: number,
): Promise<readonly Finding[]> {
  const facts = clusterFacts(snapshot, { environment: definition.environment, policy: policy(), now });
  const brokers = facts.brokers.known ? facts.brokers.value : [];
  const findings: Finding[] = [];
  const pacer = createPacer();
  for (const one of [facts.cluster, ...brokers]) {
    findings.push(...auditSubject(facts, one, { policy: policy() }));
    if (pacer.due()) await pacer.pause();
  }
  return findings;
}

function withBrokerConfigs(
  snapshot: ClusterSnapshot,
  { kind, name }: { kind: 'cluster' | 'broker'; name: string },
  changes: readonly PlannedChange[],
  now: number,
): ClusterSnapshot {
  const known = latest(snapshot.sections.brokerConfigs)?.value;
  if (known === undefined) return snapshot;
  const byBroker: BrokerConfigs['byBroker'] = new Map(
    [...known.byBroker].map(([id, configs]) => {
      if (!configs.ok || (kind === 'broker' && id !== Number(name))) return [id, configs];
      const own = new Set(
        configs.value.entries.filter(({ source }) => source === 'broker').map((one) => one.name),
      );
      const reaching = kind === 'cluster' ? changes.filter(({ key }) => !own.has(key)) : changes;
      return [id, { ...ok(withChanges(configs.value, kind, reaching)), collectedAt: configs.collectedAt }];
    }),
  );
  const brokerConfigs = succeeded(undefined, { ...known, byBroker }, [], now);
  return { ...snapshot, sections: { ...snapshot.sections, brokerConfigs } };
}
