import type { Partition } from '@/lib/domain/model/topic.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { AuditFacts, TopicFacts } from '../facts.ts';
import { isAtLeast } from '../release.ts';
import { rule } from '../rule.ts';
import {
  evidence,
  given,
  judgeSightings,
  NOT_APPLICABLE,
  PASS,
  type Severity,
  unknown,
  violated,
} from '../verdict.ts';
import { isBrokersOwn, max, topicSet } from './support.ts';

const MIN_ISR = 'min.insync.replicas';

const isDisposable = ({ tags }: TopicFacts, { supplied }: AuditFacts): boolean =>
  tags.criticality === 'ephemeral' || supplied.environment === 'dev';

export const DUR_02 = rule({
  id: 'DUR-02',
  title: 'Topic with too few replicas',
  scope: 'topic',
  severity: 'critical',
  authority: 'controller',
  fires:
    'Some partition of a topic has one copy (critical) or two (warn). Info for topics declared ephemeral and on dev clusters.',
  why: 'One copy goes offline with its broker; two leave no min ISR above 1 that survives a restart.',
  fix: 'Reassign with replicas in other racks, throttled and at a quiet hour.',
  sources: ['TALK-2019', 'NOTES-EDA', 'AWS-BP', 'LENSES-TOPIC', 'K-DESIGN'],
  limits: { replicationFactorCritical: 1, replicationFactorWarn: 2 },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given([topic.replicationFactor, topic.partitions], (factor, partitions) => {
        if (factor > limits.replicationFactorWarn) return PASS;
        const base: Severity = factor <= limits.replicationFactorCritical ? 'critical' : 'warn';
        const affected = partitions.filter(({ replicas }) => replicas.length === factor).length;
        const sizes = topic.sizes();
        return violated({
          severity: isDisposable(topic, facts) ? 'info' : base,
          about: `rf=${factor}`,
          evidence: [
            evidence('replicas', factor),
            evidence('partitions with so few', affected, 'partitions'),
            sizes.known ? evidence('held in all copies', sizes.value.totalBytes, 'bytes') : null,
          ],
          consequence:
            factor === 1
              ? `${plural(affected, 'partition')} of ${topic.name} ${affected === 1 ? 'lives' : 'live'} on one disk each: a restart is downtime, a lost disk is data loss.`
              : `${plural(affected, 'partition')} of ${topic.name} ${affected === 1 ? 'has' : 'have'} two copies: either writes stop at a restart or one disk confirms alone.`,
          instruction: 'Reassign the partitions to three replicas in different racks.',
        });
      });
    },
  },
});

export const DUR_04 = rule({
  id: 'DUR-04',
  title: 'min.insync.replicas left at 1',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A topic with three or more copies has min.insync.replicas 1. Critical for topics declared critical.',
  why: 'When the ISR has shrunk to the leader, acks=all confirms a record that is on one disk.',
  fix: 'Set min.insync.replicas=2 for three copies, on the topic or as the cluster-wide default; with eligible leader replicas on, those are the only two places.',
  sources: [
    'NOTES-EDA',
    'K-TOPICCONFIG',
    'K-PARTITION',
    'K-ELR',
    'K-PRODCONFIG',
    'STRIMZI-PRODUCER',
    'CLOUDERA-RA',
  ],
  limits: { replicationFactorFrom: 3 },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given(
        [topic.replicationFactor, topic.configs.entry(MIN_ISR), topic.configs.number(MIN_ISR)],
        (factor, entry, minIsr) => {
          if (factor < limits.replicationFactorFrom) return NOT_APPLICABLE;
          if (minIsr !== 1) return PASS;
          const config = configEvidence(entry);
          return violated({
            severity: topic.tags.criticality === 'critical' ? 'critical' : 'warn',
            config,
            evidence: [evidence('replicas', factor), evidence(MIN_ISR, minIsr)],
            consequence: `${topic.name} has ${factor} copies, yet acks=all may confirm a record that only the leader holds (${ORIGIN_TEXT[config.origin]}).`,
            suggestion: topicSet(
              topic,
              MIN_ISR,
              factor - 1,
              'One broker may be down; what is confirmed survives the loss of another.',
            ),
          });
        },
      );
    },
  },
});

export const DUR_05 = rule({
  id: 'DUR-05',
  title: 'min.insync.replicas equals the replication factor',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires: 'min.insync.replicas equals the number of copies, two or more. Critical while a restart is planned.',
  why: 'Any one broker restart stops every acks=all producer of the topic.',
  fix: 'Lower min.insync.replicas to one less than the copies, or add a copy.',
  sources: ['AWS-BP', 'K-PARTITION', 'KCPILOT'],
  limits: {},
  checks: {
    topic: (topic, facts) =>
      given(
        [topic.replicationFactor, topic.configs.entry(MIN_ISR), topic.configs.number(MIN_ISR)],
        (factor, entry, minIsr) => {
          if (factor < 2) return NOT_APPLICABLE;
          if (minIsr !== factor) return PASS;
          return violated({
            severity: facts.supplied.restartPlanned ? 'critical' : 'warn',
            config: configEvidence(entry),
            evidence: [evidence('replicas', factor), evidence(MIN_ISR, minIsr)],
            consequence: `${topic.name} needs all ${factor} copies for a write: one broker down and acks=all producers stop.`,
            suggestion: topicSet(
              topic,
              MIN_ISR,
              factor - 1,
              'One broker may restart without stopping writes.',
            ),
          });
        },
      ),
  },
});

export const DUR_06 = rule({
  id: 'DUR-06',
  title: 'min.insync.replicas above the replication factor',
  scope: 'topic',
  severity: 'critical',
  authority: 'broker',
  fires: 'min.insync.replicas exceeds the number of copies. Warn from Kafka 3.7 on.',
  why: 'Before 3.7 no acks=all write can ever succeed; since 3.7 (KAFKA-15583) the broker quietly takes the number of copies instead.',
  fix: 'Lower min.insync.replicas below the number of copies, or add copies.',
  sources: ['K-PARTITION', 'K-15583'],
  limits: {},
  checks: {
    topic: (topic, facts) =>
      given(
        [topic.replicationFactor, topic.configs.entry(MIN_ISR), topic.configs.number(MIN_ISR)],
        (factor, entry, minIsr) => {
          if (minIsr <= factor) return PASS;
          const isCapped = facts.release.known && isAtLeast(facts.release.value, 3, 7);
          return violated({
            severity: isCapped ? 'warn' : 'critical',
            config: configEvidence(entry),
            evidence: [
              evidence('replicas', factor),
              evidence(MIN_ISR, minIsr),
              facts.release.known
                ? evidence('Kafka', `${facts.release.value.major}.${facts.release.value.minor}`)
                : evidence('Kafka', 'release not known'),
            ],
            consequence: isCapped
              ? `${topic.name} asks for ${minIsr} of ${plural(factor, 'copy', 'copies')}: the broker takes ${factor}, so any restart stops acks=all writes.`
              : `${topic.name} asks for ${minIsr} of ${plural(factor, 'copy', 'copies')}: before Kafka 3.7 acks=all writes fail always.`,
            suggestion: topicSet(topic, MIN_ISR, Math.max(1, factor - 1), 'Fewer than the copies there are.'),
          });
        },
      ),
  },
});

export const DUR_07 = rule({
  id: 'DUR-07',
  title: 'Unclean leader election allowed',
  scope: 'topic',
  severity: 'critical',
  authority: 'controller',
  fires:
    'unclean.leader.election.enable is true for the topic, or, without an override of its own, on a voter. Warn where the loss was accepted and there are three copies.',
  why: 'A replica that missed records may become leader; what it lacks is cut off although it was confirmed.',
  fix: 'Set unclean.leader.election.enable=false on the topic or cluster-wide; keep true only where late data is worthless.',
  sources: ['K-DESIGN', 'K-REPLCFG', 'K-CFGSCHEMA', 'STRIMZI-BROKER', 'K-UPGRADE011'],
  limits: {},
  checks: {
    topic: (topic, facts) => {
      const key = 'unclean.leader.election.enable';
      return given([topic.configs.entry(key)], (entry) => {
        const accuse = (found: typeof entry, where: string) => {
          const isMeant = topic.tags.isLossAccepted === true;
          const hasThree = topic.replicationFactor.known && topic.replicationFactor.value >= 3;
          return violated({
            severity: isMeant && hasThree ? 'warn' : 'critical',
            config: configEvidence(found),
            evidence: [evidence(key, 'true'), evidence('decided by', where)],
            consequence: `Should all in-sync replicas of a partition of ${topic.name} fail, an older copy takes over and confirmed records are lost.`,
            suggestion: topicSet(topic, key, 'false', 'The partition waits for a complete copy instead.'),
          });
        };
        if (entry.value === 'true') return accuse(entry, 'the topic configs');
        if (entry.source === 'topic') return PASS;
        // Without an override of its own the active controller resolves the value, from its own file last.
        return judgeSightings(
          facts.onControllers(key),
          (node) => node.entry.value === 'true',
          ([node]) => accuse(node.entry, `controller ${node.nodeId}`),
        );
      });
    },
  },
});

/** Racks that hold more than one copy, and whether the loss of one stops writes. */
function rackRisk(
  partition: Partition,
  rackOf: ReadonlyMap<number, string>,
  rackCount: number,
  minIsr: number | null,
) {
  const racks = new Set(partition.replicas.map((id) => rackOf.get(id)));
  const inSync = new Map<string, number>();
  for (const id of partition.isr) {
    const rack = rackOf.get(id);
    if (rack !== undefined) inSync.set(rack, (inSync.get(rack) ?? 0) + 1);
  }
  const left = partition.isr.length - max([...inSync.values()]);
  return {
    isShared: racks.size < Math.min(partition.replicas.length, rackCount),
    stopsWrites: minIsr !== null && left < Math.min(minIsr, partition.replicas.length),
  };
}

export const DUR_12 = rule({
  id: 'DUR-12',
  title: 'Copies of a partition share a rack',
  scope: 'topic',
  severity: 'warn',
  authority: 'controller',
  fires:
    'Copies of a partition sit in fewer racks than they could. Critical when the loss of one rack leaves fewer in sync than min.insync.replicas.',
  why: 'One rack outage takes more copies than the replication factor suggests.',
  fix: 'Reassign so that every copy sits in another rack, as far as there are racks.',
  sources: ['TALK-2019', 'TOPICCTL', 'K-PLACER'],
  limits: {},
  checks: {
    topic: (topic, facts) =>
      given([topic.partitions, facts.brokers], (partitions) => {
        const rackOf = facts.rackOf();
        const rackCount = new Set(rackOf.values()).size;
        if (rackCount < 2) return NOT_APPLICABLE;
        const minIsr = topic.configs.number(MIN_ISR);
        const used = new Set(partitions.flatMap(({ replicas }) => replicas));
        const stranger = [...used].find((id) => facts.broker(id) === undefined);
        if (stranger !== undefined) {
          return unknown({
            kind: 'not-read',
            reason: `The rack of broker ${stranger} is not known: it was never seen up.`,
          });
        }
        if ([...used].some((id) => !rackOf.has(id))) return NOT_APPLICABLE;
        const shared = partitions
          .map((partition) => ({
            partition: partition.partition,
            ...rackRisk(partition, rackOf, rackCount, minIsr.known ? minIsr.value : null),
          }))
          .filter(({ isShared }) => isShared);
        const [first] = shared;
        if (!first) return PASS;
        const stopping = shared.filter(({ stopsWrites }) => stopsWrites).length;
        return violated({
          severity: stopping > 0 ? 'critical' : 'warn',
          about: 'copies-share-a-rack',
          evidence: [
            evidence('partitions with copies in one rack', shared.length, 'partitions'),
            evidence('of these, writes stop with a rack', stopping, 'partitions'),
            evidence('racks', rackCount),
            evidence('for example partition', first.partition),
          ],
          consequence: `${plural(shared.length, 'partition')} of ${topic.name} ${shared.length === 1 ? 'has' : 'have'} copies in the same rack${stopping > 0 ? `; losing one rack stops acks=all writes to ${stopping}` : ''}.`,
          instruction: 'Reassign with a plan that spreads copies over racks.',
        });
      }),
  },
});

export const REPLICATION_TOPIC_RULES = [DUR_02, DUR_04, DUR_05, DUR_06, DUR_07, DUR_12];
