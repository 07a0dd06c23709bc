import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { lagPoints } from '../../lag/points.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import { type Fact, mapFact } from '../fact.ts';
import type { GroupFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { evidenceOf, isBrokersOwn, listed } from './support.ts';

export const TOP_01 = rule({
  id: 'TOP-01',
  title: 'Topics appear by accident',
  scope: 'cluster',
  severity: 'warn',
  authority: 'broker',
  fires: 'auto.create.topics.enable is true on a broker. Critical when default.replication.factor is 1 too.',
  why: 'A typo or an old client makes a topic with default partitions, copies and retention, and nobody notices.',
  fix: 'Set auto.create.topics.enable=false in the brokers’ files and restart them in turn. Clients may keep their own flag: the broker decides.',
  sources: ['TALK-2019', 'K-SERVERLOG', 'K-KAFKAAPIS', 'K-PRODCONFIG', 'CLOUDERA-RA', 'STRIMZI-BROKER'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) =>
      judgeSightings(
        facts.onBrokers('auto.create.topics.enable'),
        ({ entry }) => entry.value === 'true',
        (hits) => {
          const config = configEvidence(hits[0].entry);
          const factors = facts.onBrokers('default.replication.factor');
          const isSingle = factors.seen.some(({ entry }) => entry.value === '1');
          return violated({
            severity: isSingle ? 'critical' : 'warn',
            config,
            evidence: [
              evidence(
                'brokers that create topics',
                listed(
                  hits.map(({ nodeId }) => nodeId),
                  10,
                ),
              ),
              isSingle ? evidence('default.replication.factor', 1) : null,
            ],
            consequence: `Naming a topic that does not exist creates it${isSingle ? ' with a single copy' : ''} (${ORIGIN_TEXT[config.origin]}).`,
            instruction:
              'Set auto.create.topics.enable=false in the file of every broker and restart them in turn.',
          });
        },
      ),
  },
});

/** Members of its groups that own no partition of anything: they wait for work. */
function idleMembers(groups: readonly GroupFacts[]): Fact<number> {
  let idle = 0;
  for (const { members } of groups) {
    if (!members.known) return members;
    idle += members.value.filter(({ assignment }) => assignment?.length === 0).length;
  }
  return { known: true, value: idle };
}

/** A group whose sampled lag only rose. */
const isFallingBehind = ({ progress }: GroupFacts): Fact<boolean> =>
  mapFact(progress, (of) => {
    const points = lagPoints(of.points);
    const [first] = points;
    const last = points.at(-1);
    return (
      first !== undefined && last !== undefined && last.lag > first.lag && points.every(({ lag }) => lag > 0)
    );
  });

export const TOP_02 = rule({
  id: 'TOP-02',
  title: 'One partition where more are wanted',
  scope: 'topic',
  severity: 'info',
  authority: 'both',
  fires:
    'A topic has one partition while members of its groups wait without work, a group falls behind, or more than 25 MB/s are written. Warn when a group falls behind and members wait.',
  why: 'One partition means one leader and one reader: no load can be spread.',
  fix: 'Add partitions if no reader relies on the order of all records. They only ever increase and move keys, so start small and watch the lag.',
  sources: ['NOTES-KAFKA', 'CASES-2024', 'K-PRODCONFIG', 'CONFLUENT-PITFALLS', 'LENSES-TOPIC', 'K-AUTOTOPIC'],
  limits: { bytesPerSecondMax: 50_000_000, loadFractionMax: 0.5 },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic) || topic.tags.needsGlobalOrder) return NOT_APPLICABLE;
      return given([topic.partitions], (partitions) => {
        if (partitions.length > 1) return PASS;
        const rate = topic.bytesPerSecond();
        const groups = topic.groups();
        const readers = groups.known ? groups.value : [];
        const idle = idleMembers(readers);
        const slow = readers.find((group) => {
          const falling = isFallingBehind(group);
          return falling.known && falling.value;
        });
        const isBusy = rate.known && rate.value > limits.bytesPerSecondMax * limits.loadFractionMax;
        const waiting = idle.known ? idle.value : 0;
        if (isBusy || waiting > 0 || slow) {
          return violated({
            severity: slow && waiting > 0 ? 'warn' : 'info',
            about: 'partitions=1',
            evidence: [
              evidence('partitions', 1),
              evidenceOf(rate, (value) => evidence('written', value, 'bytes/s')),
              idle.known ? evidence('members without work', waiting) : null,
              slow ? evidence('falls behind', slow.name) : null,
            ],
            consequence: slow
              ? `${topic.name} has one partition and ${slow.name} falls behind on it: a second reader would find nothing to do.`
              : waiting > 0
                ? `${topic.name} has one partition; ${plural(waiting, 'member')} of its groups ${waiting === 1 ? 'waits' : 'wait'} without work.`
                : `${topic.name} takes ${formatBytes(rate.known ? rate.value : 0)}/s through one leader.`,
            instruction: 'Add partitions, after asking whether anybody needs the order of all records.',
          });
        }
        const signals = [rate, groups, idle, ...readers.map(isFallingBehind)];
        const open = signals.find((fact) => !fact.known);
        return open && !open.known ? unknown(open.missing) : PASS;
      });
    },
  },
});

export const TOP_03 = rule({
  id: 'TOP-03',
  title: 'Partition count does not fit brokers or load',
  scope: 'topic',
  severity: 'info',
  authority: 'controller',
  fires:
    'A topic with more than 5 % of all writes has fewer partitions than there are brokers (warn: than racks), or more than 100 partitions take less than 1 KiB/s each.',
  why: 'Too few partitions leave brokers idle; many tiny ones cost files, memory maps and election work.',
  fix: 'Give busy topics at least as many partitions as brokers; merge or recreate those with hundreds of idle ones.',
  sources: ['NOTES-KAFKA', 'LENSES-TOPIC', 'CONDUKTOR-RISK', 'CONDUKTOR-COST', 'K-HARDWARE'],
  limits: { bytesShareBusy: 0.05, partitionsMany: 100, bytesPerSecondTiny: 1024 },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given(
        [topic.partitions, facts.liveBrokers, topic.bytesPerSecond()],
        (partitions, brokers, rate) => {
          const perPartition = rate / partitions.length;
          if (partitions.length > limits.partitionsMany && perPartition < limits.bytesPerSecondTiny) {
            return violated({
              severity: 'info',
              about: `partitions=${partitions.length}`,
              evidence: [
                evidence('partitions', partitions.length, 'partitions'),
                evidence('written per partition', perPartition, 'bytes/s'),
              ],
              consequence: `${topic.name} spreads ${formatBytes(Math.round(rate))}/s over ${partitions.length} partitions: files and election work for next to nothing.`,
              instruction:
                'Partitions never decrease: copy to a smaller topic and move the readers, when it is worth it.',
            });
          }
          if (partitions.length >= brokers.length || rate === 0) return PASS;
          return given([facts.bytesPerSecond()], (total) => {
            if (rate <= total * limits.bytesShareBusy) return PASS;
            const racks = new Set(brokers.map(({ rack }) => rack).filter((rack) => rack !== null));
            return violated({
              severity: partitions.length < racks.size ? 'warn' : 'info',
              about: `partitions=${partitions.length}`,
              evidence: [
                evidence('partitions', partitions.length, 'partitions'),
                evidence('brokers', brokers.length, 'brokers'),
                evidence('share of all writes', rate / total, 'fraction'),
              ],
              consequence: `${topic.name} takes ${Math.round((rate / total) * 100)} % of all writes on ${plural(partitions.length, 'partition')}, so ${plural(brokers.length - partitions.length, 'broker')} lead none of it.`,
              instruction: 'Add partitions up to the number of brokers.',
            });
          });
        },
      );
    },
  },
});

export const TOPIC_RULES = [TOP_01, TOP_02, TOP_03];
