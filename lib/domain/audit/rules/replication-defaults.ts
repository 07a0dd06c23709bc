import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { Fact } from '../fact.ts';
import type { AuditFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, PASS, unknown, violated } from '../verdict.ts';
import { below, brokerCount, firstMissing, listed, max } from './support.ts';

/** The most replicas any topic asks for; null when some topic cannot be read. */
function largestFactor(facts: AuditFacts): Fact<number> {
  if (!facts.topics.known) return facts.topics;
  let most = 0;
  for (const { partitions } of facts.topics.value) {
    if (!partitions.known) return partitions;
    most = Math.max(most, max(partitions.value.map(({ replicas }) => replicas.length)));
  }
  return { known: true, value: most };
}

export const DUR_01 = rule({
  id: 'DUR-01',
  title: 'New topics default to a single copy',
  scope: 'cluster',
  severity: 'warn',
  authority: 'both',
  fires:
    'default.replication.factor is below 3, or below the number of brokers if that is less, on a broker or voter. Critical while clients create topics by naming them.',
  why: 'With one copy the first lost disk is data loss and the first restart is downtime.',
  fix: 'Set default.replication.factor=3 in the files of brokers and controllers and restart them in turn. Existing topics need a reassignment.',
  sources: ['TALK-2019', 'K-REPLCFG', 'K-AUTOTOPIC', 'K-CONTROLLERSERVER', 'K-PRODCONFIG', 'STRIMZI-BROKER'],
  limits: { replicationFactorMin: 3 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([brokerCount(facts)], (brokers) => {
        const wanted = Math.min(limits.replicationFactorMin, brokers);
        const onBrokers = facts.onBrokers('default.replication.factor');
        const onControllers = facts.onControllers('default.replication.factor');
        const nodes = new Map([...onBrokers.seen, ...onControllers.seen].map((node) => [node.nodeId, node]));
        const all = {
          seen: [...nodes.values()],
          missing: firstMissing(onBrokers.missing, onControllers.missing),
        };
        return judgeSightings(all, below(wanted), (hits) => {
          const [hit] = hits;
          const creates = facts
            .onBrokers('auto.create.topics.enable')
            .seen.some(({ entry }) => entry.value === 'true');
          const config = configEvidence(hit.entry);
          return violated({
            severity: creates ? 'critical' : 'warn',
            config,
            evidence: [
              evidence(
                'nodes',
                listed(
                  hits.map(({ nodeId }) => nodeId),
                  10,
                ),
              ),
              evidence('brokers', brokers, 'brokers'),
              evidence('auto.create.topics.enable', String(creates)),
            ],
            consequence: `A topic created without a replication factor gets ${plural(Number(hit.entry.value), 'copy', 'copies')} on ${plural(brokers, 'broker')}${creates ? ', and clients create topics by naming them' : ''} (${ORIGIN_TEXT[config.origin]}).`,
            instruction: `Set default.replication.factor=${wanted} in the files of brokers and controllers, then restart them in turn.`,
          });
        });
      }),
  },
});

export const DUR_03 = rule({
  id: 'DUR-03',
  title: 'Too few brokers for the replication factor',
  scope: 'cluster',
  severity: 'warn',
  authority: 'n/a',
  fires:
    'There are fewer than three brokers, or no more than the largest replication factor in use. Critical with one broker, or with fewer than three that carry two copies.',
  why: 'With exactly as many brokers as copies, a lost one cannot be replaced: partitions stay short of a copy until it returns.',
  fix: 'Add a broker and reassign; keep one broker more than the largest replication factor.',
  sources: ['K-PLACER', 'KCPILOT', 'NOTES-KAFKA'],
  limits: { brokersMin: 3 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([brokerCount(facts)], (brokers) => {
        const factor = largestFactor(facts);
        const most = factor.known ? factor.value : 0;
        if (brokers < limits.brokersMin || (factor.known && brokers <= most)) {
          const isCritical = brokers === 1 || (brokers < limits.brokersMin && most >= 2);
          return violated({
            severity: isCritical ? 'critical' : 'warn',
            about: `brokers=${brokers},rf=${most}`,
            evidence: [evidence('brokers', brokers, 'brokers'), evidence('largest replication factor', most)],
            consequence: `${plural(brokers, 'broker')} ${brokers === 1 ? 'carries' : 'carry'} topics with up to ${plural(most, 'copy', 'copies')}: there is no spare to rebuild a lost copy on.`,
            instruction: `Run at least ${Math.max(limits.brokersMin, most + 1)} brokers.`,
          });
        }
        return factor.known ? PASS : unknown(factor.missing);
      }),
  },
});

export const DUR_11 = rule({
  id: 'DUR-11',
  title: 'Racks missing, partial or lopsided',
  scope: 'cluster',
  severity: 'warn',
  authority: 'both',
  fires:
    'A broker has no rack (info when all run on one host, critical when only some have one), racks hold different numbers of brokers, or there are fewer racks than copies.',
  why: 'Copies are only spread over racks that Kafka knows; a rack with fewer brokers gathers more than its share of them.',
  fix: 'Set broker.rack on every broker to its real failure domain, equally many brokers in each, restart them in turn, then reassign: existing partitions do not move.',
  sources: ['TALK-2019', 'K-PLACER', 'K-SERVERCONFIGS', 'AWS-SIZE'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) =>
      given([facts.brokers, facts.liveBrokers], (brokers, live) => {
        const bare = brokers.filter(({ rack }) => rack === null);
        const perRack = new Map<string, number>();
        for (const { rack } of brokers) if (rack !== null) perRack.set(rack, (perRack.get(rack) ?? 0) + 1);
        const sizes = [...perRack.values()];
        const about = `racks=${[...brokers]
          .sort((a, b) => a.brokerId - b.brokerId)
          .map(({ brokerId, rack }) => `${brokerId}:${rack ?? '-'}`)
          .join(',')}`;
        const layout = [...perRack].map(([rack, number]) => evidence(`rack ${rack}`, number, 'brokers'));
        if (bare.length > 0) {
          const isOneHost = new Set(live.map(({ host }) => host)).size === 1;
          return violated({
            severity: sizes.length > 0 ? 'critical' : isOneHost ? 'info' : 'warn',
            about,
            evidence: [...layout, evidence('brokers without a rack', bare.length, 'brokers')],
            consequence:
              sizes.length > 0
                ? `${plural(bare.length, 'broker has', 'brokers have')} no rack while others do (${listed(bare.map(({ name }) => name))}): Kafka ignores racks when it places copies.`
                : `No broker has a rack: all copies of a partition may sit in one failure domain.`,
            instruction: `Set broker.rack in the file of ${listed(
              bare.map(({ name }) => `broker ${name}`),
              6,
            )} and restart.`,
          });
        }
        const factor = largestFactor(facts);
        const isUneven = max(sizes) - Math.min(...sizes) > 0;
        const isFew = factor.known && sizes.length < factor.value;
        if (isUneven || isFew) {
          return violated({
            severity: 'warn',
            about,
            evidence: [...layout, factor.known ? evidence('largest replication factor', factor.value) : null],
            consequence: isFew
              ? `${plural(sizes.length, 'rack')} for up to ${factor.known ? factor.value : 0} copies: some rack holds two copies of a partition.`
              : `Racks hold between ${Math.min(...sizes)} and ${max(sizes)} brokers: those in the smaller rack carry more copies each.`,
            instruction: 'Give every rack the same number of brokers, and have as many racks as copies.',
          });
        }
        return factor.known ? PASS : unknown(factor.missing);
      }),
  },
});

export const REPLICATION_DEFAULT_RULES = [DUR_01, DUR_03, DUR_11];
