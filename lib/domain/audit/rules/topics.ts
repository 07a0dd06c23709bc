import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import { type Fact, mapFact } from '../fact.ts';
import type { GroupFacts, TopicFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import {
  bytesText,
  count,
  DAY_MS,
  evidenceOf,
  HOUR_MS,
  isBrokersOwn,
  LONG_MAX,
  listed,
  max,
  spanText,
  suggestion,
  topicDelete,
} from './support.ts';

export const TOP_01 = rule({
  id: 'TOP-01',
  title: 'Topics appear by accident',
  scope: 'cluster',
  severity: 'warn',
  authority: 'broker',
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
  mapFact(progress, ({ points }) => {
    const [first] = points;
    const last = points.at(-1);
    return (
      first !== undefined && last !== undefined && last.lag > first.lag && points.every(({ lag }) => lag > 0n)
    );
  });

export const TOP_02 = rule({
  id: 'TOP-02',
  title: 'One partition where more are wanted',
  scope: 'topic',
  severity: 'info',
  authority: 'both',
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
                ? `${topic.name} has one partition; ${count(waiting, 'member')} of its groups ${waiting === 1 ? 'waits' : 'wait'} without work.`
                : `${topic.name} takes ${bytesText(rate.known ? rate.value : 0)}/s through one leader.`,
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
              consequence: `${topic.name} spreads ${bytesText(Math.round(rate))}/s over ${partitions.length} partitions: files and election work for next to nothing.`,
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
              consequence: `${topic.name} takes ${Math.round((rate / total) * 100)} % of all writes on ${count(partitions.length, 'partition')}, so ${count(brokers.length - partitions.length, 'broker')} lead none of it.`,
              instruction: 'Add partitions up to the number of brokers.',
            });
          });
        },
      );
    },
  },
});

const RATE_MIN = 10;

export const TOP_06 = rule({
  id: 'TOP-06',
  title: 'Hot partitions inside a topic',
  scope: 'topic',
  severity: 'warn',
  authority: 'n/a',
  why: 'More partitions do not help a hot key: one of them still takes it all.',
  fix: 'Change or salt the key, or move the hot partition to a calmer broker.',
  sources: ['AWS-LAG', 'CONDUKTOR-RISK', 'CASES-2024'],
  limits: { medianFactorMax: 2, recordsPerSecondFrom: RATE_MIN },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given([topic.partitions], (partitions) => {
        if (partitions.length < 2) return NOT_APPLICABLE;
        return given([topic.rate, topic.recordsPerSecond], (rate, perSecond) => {
          if (perSecond < limits.recordsPerSecondFrom) return PASS;
          const rates = rate.partitions.map((one) => one ?? 0);
          const hottest = max(rates);
          const median = medianOf(rates);
          if (hottest / Math.max(1, median) <= limits.medianFactorMax) return PASS;
          const hot = partitions[rates.indexOf(hottest)]?.partition ?? 0;
          return violated({
            severity: 'warn',
            about: `partition=${hot}`,
            evidence: [
              evidence(`partition ${hot}`, hottest, 'records/s'),
              evidence('median partition', median, 'records/s'),
            ],
            consequence: `Partition ${hot} of ${topic.name} takes ${Math.round((hottest / perSecond) * 100)} % of the records of ${count(partitions.length, 'partition')}.`,
            instruction: 'Look at the keys of that partition; salt the busiest or choose another key.',
          });
        });
      });
    },
  },
});

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export const TOP_08 = rule({
  id: 'TOP-08',
  title: 'Empty or stale topic',
  scope: 'topic',
  severity: 'info',
  authority: 'controller',
  why: 'Unused topics keep costing files, metadata and attention.',
  fix: 'Ask the owner, then delete it. Deletion cannot be undone.',
  sources: ['CONDUKTOR-COST', 'AWS-BP', 'K-LISTOFFSETS'],
  limits: { idleMsMin: 7 * DAY_MS, clusterBytesShareWarn: 0.05 },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given([topic.offsets()], ({ earliest, latest }) => {
        const isEmpty = latest.every((end, at) => end === earliest[at]);
        const isWritten = topic.recordsPerSecond.known && topic.recordsPerSecond.value > 0;
        if (!isEmpty && isWritten) return PASS;
        const since = isEmpty ? topic.history.emptySince : topic.history.lastWriteAt;
        if (since === undefined) {
          return unknown({
            kind: 'needs-history',
            reason: `Since when ${topic.name} ${isEmpty ? 'is empty' : 'has not been written'} is not recorded.`,
          });
        }
        const idleMs = facts.now - since;
        if (idleMs < limits.idleMsMin) return PASS;
        const groups = topic.groups();
        const active = groups.known
          ? groups.value.filter(({ group }) => group.state !== 'Empty' && group.state !== 'Dead')
          : [];
        if (!isEmpty && active.length > 0) return PASS;
        if (!isEmpty && !groups.known) return unknown(groups.missing);
        return violated({
          severity: shareOfBytes(topic, facts.heldBytes()) > limits.clusterBytesShareWarn ? 'warn' : 'info',
          about: isEmpty ? 'empty' : 'stale',
          evidence: [
            evidence(isEmpty ? 'empty for' : 'last written', idleMs, 'ms'),
            evidenceOf(topic.sizes(), (size) => evidence('held in all copies', size.totalBytes, 'bytes')),
          ],
          consequence: isEmpty
            ? `${topic.name} has held nothing for ${spanText(idleMs)}.`
            : `Nobody has written to ${topic.name} for ${spanText(idleMs)}, and no group reads it.`,
          instruction: 'Ask its owner whether it may go.',
        });
      });
    },
  },
});

/** Its share of the bytes of all topics whose size is known. */
function shareOfBytes(topic: TopicFacts, total: number): number {
  const own = topic.sizes();
  return !own.known || total === 0 ? 0 : Number(own.value.totalBytes) / total;
}

const THROTTLES = [
  'leader.replication.throttled.replicas',
  'follower.replication.throttled.replicas',
] as const;
const RATES = ['leader.replication.throttled.rate', 'follower.replication.throttled.rate'] as const;

export const TOP_09 = rule({
  id: 'TOP-09',
  title: 'Unfinished reassignment or forgotten throttle',
  scope: 'topic',
  severity: 'warn',
  authority: 'controller',
  why: 'A throttle left behind quietly caps replication after the next failure.',
  fix: 'Delete the throttle keys once no reassignment runs; cancel one that no longer moves.',
  sources: ['TOPICCTL', 'K-LOGCONFIG', 'K-MONITORING'],
  limits: { ageMsMax: DAY_MS, stallMsMax: HOUR_MS },
  checks: {
    broker: (broker, facts) =>
      given(
        RATES.map((key) => broker.configs.find(key)),
        (...entries) => {
          const entry = entries.find((one) => one?.value != null && BigInt(one.value) < LONG_MAX);
          if (!entry) return PASS;
          const { reassignments } = facts.supplied;
          if (reassignments === undefined) {
            return unknown({
              kind: 'not-read',
              reason: 'Whether any topic is being reassigned has not been asked.',
            });
          }
          if (reassignments.size > 0) return PASS;
          return violated({
            severity: 'warn',
            config: configEvidence(entry),
            evidence: [evidence(entry.name, entry.value ?? '', 'bytes/s')],
            consequence: `Broker ${broker.brokerId} still has ${entry.name} although nothing is being reassigned.`,
            suggestion: suggestion(
              entry.source === 'cluster' ? 'cluster-default' : 'broker',
              entry.source === 'cluster' ? '' : broker.name,
              entry.name,
              null,
              'No reassignment runs.',
            ),
          });
        },
      ),
    topic: (topic, facts, limits) => {
      const running = facts.supplied.reassignments?.get(topic.name);
      if (running) {
        const ageMs = facts.now - running.startedAt;
        const stallMs = facts.now - running.lastProgressAt;
        if (ageMs <= limits.ageMsMax && stallMs <= limits.stallMsMax) return PASS;
        return violated({
          severity: 'warn',
          about: 'reassignment',
          evidence: [evidence('running for', ageMs, 'ms'), evidence('without progress for', stallMs, 'ms')],
          consequence: `The reassignment of ${topic.name} has run for ${spanText(ageMs)}, the last ${spanText(stallMs)} without progress.`,
          instruction: 'Raise its throttle or cancel it.',
        });
      }
      return given(
        THROTTLES.map((key) => topic.configs.find(key)),
        (...entries) => {
          const entry = entries.find((one) => one?.value != null && one.value !== '');
          if (facts.supplied.reassignments === undefined) {
            return unknown({
              kind: 'not-read',
              reason: `Whether ${topic.name} is being reassigned has not been asked.`,
            });
          }
          if (!entry) return PASS;
          const isShort =
            topic.partitions.known &&
            topic.partitions.value.some(({ isr, replicas }) => isr.length < replicas.length);
          return violated({
            severity: isShort ? 'critical' : 'warn',
            config: configEvidence(entry),
            evidence: [evidence(entry.name, entry.value ?? '')],
            consequence: `${topic.name} still carries a replication throttle although nothing is being reassigned${isShort ? ', and replicas are catching up under it' : ''}.`,
            suggestion: topicDelete(topic, entry.name, 'No reassignment runs.'),
          });
        },
      );
    },
  },
});

export const TOPIC_RULES = [TOP_01, TOP_02, TOP_03, TOP_06, TOP_08, TOP_09];
