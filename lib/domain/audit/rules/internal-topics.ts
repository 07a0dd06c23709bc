import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { AuditFacts, NodeValue, TopicFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import {
  evidence,
  given,
  judgeSightings,
  NOT_APPLICABLE,
  PASS,
  unknown,
  type Verdict,
  violated,
} from '../verdict.ts';
import { below, brokerCount, firstMissing, listed, topicNamed, topicSet } from './support.ts';

export const DUR_08 = rule({
  id: 'DUR-08',
  title: '__consumer_offsets has too few copies',
  scope: 'cluster',
  severity: 'critical',
  authority: 'broker',
  fires:
    '__consumer_offsets has fewer than three copies (or brokers), or offsets.topic.replication.factor would make it so.',
  why: 'A lost partition of it stops every group it coordinates and makes them read again or skip.',
  fix: 'Reassign all partitions of __consumer_offsets to three replicas; the setting only counts when the topic is first made, so correct it too.',
  sources: ['K-GCCFG', 'K-SAMPLE', 'K-UPGRADE011', 'STRIMZI-BROKER'],
  limits: { replicationFactorMin: 3 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([brokerCount(facts)], (brokers) => {
        const wanted = Math.min(limits.replicationFactorMin, brokers);
        const topic = topicNamed(facts, '__consumer_offsets');
        const existing = topic.seen[0];
        const factor = existing?.replicationFactor;
        if (factor?.known && factor.value < wanted) {
          return violated({
            severity: 'critical',
            about: `rf=${factor.value}`,
            evidence: [evidence('replication factor', factor.value), evidence('brokers', brokers, 'brokers')],
            consequence: `__consumer_offsets has ${plural(factor.value, 'copy', 'copies')} on ${plural(brokers, 'broker')}: a lost broker stops the groups it coordinates.`,
            instruction: `Reassign every partition of __consumer_offsets to ${wanted} replicas.`,
          });
        }
        const values = facts.onBrokers('offsets.topic.replication.factor');
        const unread = firstMissing(
          topic.missing,
          factor && !factor.known ? factor.missing : null,
          values.missing,
        );
        return judgeSightings({ seen: values.seen, missing: unread }, below(wanted), ([hit]) => {
          const config = configEvidence(hit.entry);
          return violated({
            severity: 'critical',
            config,
            evidence: [
              evidence('broker', hit.nodeId),
              factor?.known ? evidence('replication factor of the topic', factor.value) : null,
            ],
            consequence: existing
              ? `Should __consumer_offsets be made anew, it gets ${hit.entry.value} copies (${ORIGIN_TEXT[config.origin]}).`
              : `__consumer_offsets does not exist yet; the first group creates it with ${hit.entry.value} copies (${ORIGIN_TEXT[config.origin]}).`,
            instruction: `Set offsets.topic.replication.factor=${wanted} in the brokers’ files and restart them in turn.`,
          });
        });
      }),
  },
});

export const DUR_09 = rule({
  id: 'DUR-09',
  title: 'Offset commits protected by one replica',
  scope: 'cluster',
  severity: 'warn',
  authority: 'broker',
  fires: '__consumer_offsets has three copies or more and min.insync.replicas 1.',
  why: 'Commits wait for all in-sync replicas; with min ISR 1 that may be a single disk.',
  fix: 'Set min.insync.replicas=2 on __consumer_offsets.',
  sources: ['K-GCSERVICE', 'K-PARTITION'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) => {
      const { seen, missing } = topicNamed(facts, '__consumer_offsets');
      const topic = seen[0];
      if (!topic) return missing ? unknown(missing) : NOT_APPLICABLE;
      return given([topic.replicationFactor], (factor) =>
        factor < 3 ? NOT_APPLICABLE : minIsrOfOne(topic, factor, 'Commits'),
      );
    },
  },
});

function minIsrOfOne(topic: TopicFacts, factor: number, what: string): Verdict {
  const key = 'min.insync.replicas';
  return given([topic.configs.entry(key), topic.configs.number(key)], (entry, minIsr) => {
    if (minIsr >= 2) return PASS;
    const config = configEvidence(entry);
    return violated({
      severity: 'warn',
      config,
      evidence: [evidence('replication factor', factor), evidence(key, minIsr)],
      consequence: `${what} in ${topic.name} may be confirmed by one of ${factor} disks (${ORIGIN_TEXT[config.origin]}).`,
      suggestion: topicSet(topic, key, 2, 'Two disks confirm; one broker may restart.'),
    });
  });
}

const STATE_TOPICS = [
  {
    name: '__transaction_state',
    factor: 'transaction.state.log.replication.factor',
    minIsr: 'transaction.state.log.min.isr',
  },
  {
    name: '__share_group_state',
    factor: 'share.coordinator.state.topic.replication.factor',
    minIsr: 'share.coordinator.state.topic.min.isr',
  },
  { name: '__remote_log_metadata', factor: 'remote.log.metadata.topic.replication.factor', minIsr: null },
] as const;

type StateTopic = (typeof STATE_TOPICS)[number];

export const DUR_10 = rule({
  id: 'DUR-10',
  title: 'Other internal topics have too few copies',
  scope: 'cluster',
  severity: 'critical',
  authority: 'broker',
  fires:
    "__transaction_state, __share_group_state or __remote_log_metadata has fewer than three copies or min ISR below 2; where the topic does not exist yet, the brokers' values would make it so (warn).",
  why: 'A lost partition of them blocks transactions, share groups, or the way to tiered data.',
  fix: 'Reassign them to three replicas with min.insync.replicas=2 and correct the values in the brokers’ files for a topic not made yet.',
  sources: ['K-TXNLOG', 'K-SHARECFG', 'K-UPGRADE43', 'KIP-1235', 'K-SAMPLE', 'STRIMZI-BROKER'],
  limits: { replicationFactorMin: 3, minIsrMin: 2 },
  checks: {
    cluster: (_cluster, facts, limits) => {
      const brokers = brokerCount(facts);
      if (!brokers.known) return unknown(brokers.missing);
      const wanted = {
        factor: Math.min(limits.replicationFactorMin, brokers.value),
        minIsr: limits.minIsrMin,
      };
      return STATE_TOPICS.map((state): Verdict => {
        const { seen, missing } = topicNamed(facts, state.name);
        if (missing) return unknown(missing);
        const topic = seen[0];
        return topic
          ? existingState(topic, wanted, brokers.value)
          : futureState(state, facts, wanted, brokers.value);
      });
    },
  },
});

type Wanted = { factor: number; minIsr: number };

function existingState(topic: TopicFacts, wanted: Wanted, brokers: number): Verdict {
  const key = 'min.insync.replicas';
  const { replicationFactor: factor } = topic;
  if (factor.known && factor.value < wanted.factor) {
    return violated({
      severity: 'critical',
      about: `rf=${factor.value}`,
      aspect: topic.name,
      evidence: [evidence('replication factor', factor.value), evidence('brokers', brokers, 'brokers')],
      consequence: `${topic.name} has ${plural(factor.value, 'copy', 'copies')} on ${plural(brokers, 'broker')}: the loss of a broker blocks those who use it.`,
      instruction: `Reassign every partition of ${topic.name} to ${wanted.factor} replicas.`,
    });
  }
  return given([factor, topic.configs.entry(key), topic.configs.number(key)], (copies, entry, minIsr) => {
    if (copies < 3 || minIsr >= wanted.minIsr) return PASS;
    return violated({
      severity: 'critical',
      config: configEvidence(entry),
      aspect: topic.name,
      evidence: [evidence('replication factor', copies), evidence(key, minIsr)],
      consequence: `State in ${topic.name} may be confirmed by one of ${copies} disks.`,
      suggestion: topicSet(topic, key, wanted.minIsr, 'Two disks confirm; one broker may restart.'),
    });
  });
}

/** The topic does not exist: the brokers' values decide how it will be made. */
function futureState(state: StateTopic, facts: AuditFacts, wanted: Wanted, brokers: number): Verdict {
  if (state.name === '__remote_log_metadata') {
    const tiering = facts.onBrokers('remote.log.storage.system.enable');
    if (!tiering.seen.some(({ entry }) => entry.value === 'true')) {
      return tiering.missing ? unknown(tiering.missing) : NOT_APPLICABLE;
    }
  }
  const accuse = (limit: number) => (hits: readonly [NodeValue, ...NodeValue[]]) => {
    const [{ entry }] = hits;
    const config = configEvidence(entry);
    return violated({
      severity: 'warn',
      config,
      aspect: state.name,
      evidence: [
        evidence(
          'brokers with it',
          listed(
            hits.map(({ nodeId }) => nodeId),
            10,
          ),
        ),
      ],
      consequence: `${state.name} does not exist yet; its first user makes it with ${entry.name}=${entry.value} (${ORIGIN_TEXT[config.origin]}).`,
      instruction: `Set ${entry.name}=${limit} in the brokers’ files before the feature is used.`,
    });
  };
  const factor = judgeSightings(facts.onBrokers(state.factor), below(wanted.factor), accuse(wanted.factor));
  if (factor.outcome === 'violated' || state.minIsr === null || brokers < 3) return notReportedIsNone(factor);
  const minIsr = judgeSightings(facts.onBrokers(state.minIsr), below(wanted.minIsr), accuse(wanted.minIsr));
  return notReportedIsNone(factor.outcome === 'unknown' && minIsr.outcome !== 'violated' ? factor : minIsr);
}

/** Brokers that do not know the key do not have the feature. */
const notReportedIsNone = (verdict: Verdict): Verdict =>
  verdict.outcome === 'unknown' && verdict.missing.kind === 'not-reported' ? NOT_APPLICABLE : verdict;

export const INTERNAL_TOPIC_RULES = [DUR_08, DUR_09, DUR_10];
