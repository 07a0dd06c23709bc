import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence } from '../config-evidence.ts';
import { type Fact, sightings } from '../fact.ts';
import type { AuditFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { max, sum } from './support.ts';

export const TOP_04 = rule({
  id: 'TOP-04',
  title: 'Too many partition replicas on a broker',
  scope: 'broker',
  severity: 'warn',
  authority: 'controller',
  fires: 'A broker holds more than 4,000 replicas. Critical above one and a half times the limit.',
  why: 'Recovery time, files, memory maps and controller work grow with the number of replicas.',
  fix: 'Delete stale topics, add brokers, reassign. The 4,000 come from ZooKeeper days; set the limit to what your machines carry.',
  sources: ['AWS-BP', 'KIP-578', 'CC-ANALYZER', 'K-HARDWARE'],
  limits: { replicasMax: 4000, factorCritical: 1.5 },
  checks: {
    broker: (broker, facts, limits) =>
      given([broker.replicas()], (replicas) => {
        const uncounted = facts.uncounted();
        if (replicas <= limits.replicasMax) return uncounted ? unknown(uncounted) : PASS;
        return violated({
          severity: replicas > limits.replicasMax * limits.factorCritical ? 'critical' : 'warn',
          about: 'replicas-above-limit',
          evidence: [
            evidence('replicas', replicas, 'partitions'),
            evidence('limit', limits.replicasMax, 'partitions'),
          ],
          consequence: `Broker ${broker.brokerId} holds ${plural(replicas, 'replica')}, above the limit of ${plural(limits.replicasMax, 'replica')}: a crash takes long to recover.`,
          instruction: 'Delete stale topics, add brokers or reassign.',
        });
      }),
  },
});

/** Share of the partitions led by the first replica of their list; the second number counts the partitions. */
function preferredShare(facts: AuditFacts): Fact<{ share: number; partitions: number }> {
  if (!facts.topics.known) return facts.topics;
  let partitions = 0;
  let preferred = 0;
  for (const topic of facts.topics.value) {
    if (!topic.partitions.known) return topic.partitions;
    for (const { leader, replicas } of topic.partitions.value) {
      partitions += 1;
      if (leader === replicas[0]) preferred += 1;
    }
  }
  return { known: true, value: { share: partitions === 0 ? 1 : preferred / partitions, partitions } };
}

const imbalance = (loads: readonly number[]): number => {
  const mean = sum(loads) / Math.max(1, loads.length);
  return mean === 0 ? 1 : max(loads) / mean;
};

export const TOP_05 = rule({
  id: 'TOP-05',
  title: 'Leaders or replicas unevenly spread',
  scope: 'cluster',
  severity: 'info',
  authority: 'controller',
  fires:
    'The busiest broker has more than 1.1 times the mean of leaders, replicas or writes (warn: 1.5), or less than 90 % (warn: 70 %) of the partitions are led by their preferred replica. Small clusters are not judged by counts.',
  why: 'The busiest broker sets latency and disk limits for the whole cluster.',
  fix: 'Elect preferred leaders; reassign replicas, throttled, where that is not enough.',
  sources: ['CMAK', 'CC-ANALYZER', 'K-MONITORING', 'TOPICCTL', 'OCI-SKEW'],
  limits: {
    imbalanceInfo: 1.1,
    imbalanceWarn: 1.5,
    preferredFractionMin: 0.9,
    preferredFractionWarn: 0.7,
    partitionsPerBrokerFrom: 10,
  },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([facts.brokers], (all) => {
        const brokers = all.filter(({ isUp }) => isUp);
        if (brokers.length < 2) return NOT_APPLICABLE;
        const preferred = preferredShare(facts);
        if (!preferred.known) return unknown(preferred.missing);
        const { share, partitions } = preferred.value;
        const isSmall = partitions < brokers.length * limits.partitionsPerBrokerFrom;
        const loadOf = (what: 'leaders' | 'replicas') =>
          brokers.map((broker) => {
            const load = broker[what]();
            return load.known ? load.value : 0;
          });
        const leaders = imbalance(loadOf('leaders'));
        const replicas = imbalance(loadOf('replicas'));
        const writes = sightings(brokers.map(({ brokerId }) => facts.inflow(brokerId)));
        const written = writes.missing ? 1 : imbalance(writes.seen);
        const worst = Math.max(leaders, replicas, written);
        const isUneven = !isSmall && worst > limits.imbalanceInfo;
        if (!isUneven && share >= limits.preferredFractionMin) {
          return writes.missing && !isSmall ? unknown(writes.missing) : PASS;
        }
        const isWarn = (!isSmall && worst > limits.imbalanceWarn) || share < limits.preferredFractionWarn;
        return violated({
          severity: isWarn ? 'warn' : 'info',
          about: 'uneven',
          evidence: [
            evidence('leaders, most to mean', leaders),
            evidence('replicas, most to mean', replicas),
            writes.missing ? null : evidence('bytes written, most to mean', written),
            evidence('led by the preferred replica', share, 'fraction'),
          ],
          consequence:
            share < limits.preferredFractionMin
              ? `${Math.round((1 - share) * 100)} % of the partitions are not led by their preferred broker.`
              : `The busiest broker has ${Math.round((worst - 1) * 100)} % more ${worst === leaders ? 'leaders' : worst === replicas ? 'replicas' : 'writes'} than the mean.`,
          instruction:
            share < limits.preferredFractionMin
              ? 'Elect preferred leaders.'
              : 'Reassign replicas from the busiest brokers, throttled.',
        });
      }),
  },
});

export const TOP_07 = rule({
  id: 'TOP-07',
  title: 'Automatic leader rebalancing off',
  scope: 'cluster',
  severity: 'info',
  authority: 'controller',
  fires:
    'auto.leader.rebalance.enable is false on a voter and less than 95 % of the partitions are led by their preferred replica. Warn below 70 %.',
  why: 'After rolling restarts leadership stays where it landed until someone starts an election.',
  fix: 'Set auto.leader.rebalance.enable=true on the controllers, unless an external balancer elects; until then elect preferred leaders by hand.',
  sources: ['K-REPLCFG', 'K-CONTROLLERSERVER', 'STRIMZI-BROKER'],
  limits: { preferredFractionMin: 0.95, preferredFractionWarn: 0.7 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([preferredShare(facts)], ({ share }) => {
        if (share >= limits.preferredFractionMin) return PASS;
        return judgeSightings(
          facts.onControllers('auto.leader.rebalance.enable'),
          ({ entry }) => entry.value === 'false',
          ([hit]) =>
            violated({
              severity: share < limits.preferredFractionWarn ? 'warn' : 'info',
              config: configEvidence(hit.entry),
              evidence: [
                evidence('led by the preferred replica', share, 'fraction'),
                evidence('controller', hit.nodeId),
              ],
              consequence: `${Math.round((1 - share) * 100)} % of the partitions are led by another than their preferred broker, and nothing brings them back.`,
              instruction:
                'Elect preferred leaders now; set auto.leader.rebalance.enable=true on the controllers and restart them.',
            }),
        );
      }),
  },
});

export const LAYOUT_RULES = [TOP_04, TOP_05, TOP_07];
