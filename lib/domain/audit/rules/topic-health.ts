import type { Reassignment } from '@/lib/domain/model/reassignment.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { hasLagGrown } from '../../lag/trail.ts';
import { configEvidence } from '../config-evidence.ts';
import type { TopicFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, NOT_APPLICABLE, PASS, unknown, type Verdict, violated } from '../verdict.ts';
import {
  DAY_MS,
  evidenceOf,
  HOUR_MS,
  isBrokersOwn,
  LONG_MAX,
  max,
  suggestion,
  topicDelete,
} from './support.ts';

export const TOP_06 = rule({
  id: 'TOP-06',
  title: 'Hot partitions inside a topic',
  scope: 'topic',
  severity: 'warn',
  authority: 'n/a',
  fires:
    'One partition takes more than twice the median of a topic with at least ten records a second. Critical when a group falls behind on it beyond half of the retention.',
  why: 'More partitions do not help a hot key: one of them still takes it all.',
  fix: 'Change or salt the key, or move the hot partition to a calmer broker.',
  sources: ['AWS-LAG', 'CONDUKTOR-RISK', 'CASES-2024'],
  limits: { medianFactorMax: 2, recordsPerSecondFrom: 10, retentionShareCritical: 0.5 },
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
            severity: isReaderLosing(topic, hot, limits.retentionShareCritical) ? 'critical' : 'warn',
            about: `partition=${hot}`,
            evidence: [
              evidence(`partition ${hot}`, hottest, 'records/s'),
              evidence('median partition', median, 'records/s'),
            ],
            consequence: `Partition ${hot} of ${topic.name} takes ${Math.round((hottest / perSecond) * 100)} % of the records of ${plural(partitions.length, 'partition')}.`,
            instruction: 'Look at the keys of that partition; salt the busiest or choose another key.',
          });
        });
      });
    },
  },
});

/** A group whose lag on the hot partition grows and whose time lag is beyond the given share of retention. */
function isReaderLosing(topic: TopicFacts, partition: number, share: number): boolean {
  const groups = topic.groups();
  const retention = topic.configs.number('retention.ms');
  if (!groups.known || !retention.known || retention.value <= 0) return false;
  return groups.value.some(({ name, progress }) => {
    const lag = topic.timeLags().seen.find(({ groupId }) => groupId === name);
    const hot = progress.known
      ? progress.value.topics.get(topic.name)?.find((one) => one.partition === partition)
      : undefined;
    const grows = hot?.lag.kind === 'known' && hasLagGrown(hot.trail);
    return grows && lag !== undefined && lag.ms > share * retention.value;
  });
}

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
  fires:
    'A topic has held nothing for a week, or was not written for a week and no active group reads it. Warn when it holds more than 5 % of all bytes.',
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
        const watchedMs = facts.now - since.at;
        const stampedMs = isEmpty || !since.isBound ? null : ageOfNewest(topic, facts.now);
        const idleMs = Math.max(watchedMs, stampedMs ?? 0);
        if (idleMs < limits.idleMsMin) {
          if (!since.isBound || stampedMs !== null) return PASS;
          return unknown({
            kind: 'needs-history',
            reason: `${topic.name} ${isEmpty ? 'is empty' : 'has not been written'} since it was first looked at ${formatDuration(watchedMs)} ago; for how long before is not known.`,
          });
        }
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
            evidence(isEmpty ? 'empty for' : 'last written', watchedMs, 'ms'),
            stampedMs === null ? null : evidence('newest record stamped', stampedMs, 'ms'),
            evidenceOf(topic.sizes(), (size) => evidence('held in all copies', size.totalBytes, 'bytes')),
          ],
          consequence: isEmpty
            ? `${topic.name} has held nothing for ${formatDuration(idleMs)}.`
            : `Nobody has written to ${topic.name} for ${formatDuration(watchedMs)}${stampedMs === null ? '' : ` or longer, its newest record is stamped ${formatDuration(stampedMs)} ago`}, and no group reads it.`,
          instruction: 'Ask its owner whether it may go.',
        });
      });
    },
  },
});

/** Ms; null when it is not known, or ahead of now. A producer's clock stamped it, unless the broker does. */
function ageOfNewest({ history }: TopicFacts, now: number): number | null {
  const { newestTimestampAt: at } = history;
  return at === undefined || at > now ? null : now - at;
}

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
  fires:
    'A throttle is set and no reassignment runs, or a reassignment is older than a day or has not moved for an hour. Critical while replicas catch up under a forgotten throttle.',
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
          if (!facts.reassignments.known) return unknown(facts.reassignments.missing);
          if (facts.reassignments.value.size > 0) return PASS;
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
      if (!facts.reassignments.known) return unknown(facts.reassignments.missing);
      const running = facts.reassignments.value.get(topic.name);
      if (running) return reassignmentVerdict(topic.name, running, facts.now, limits);
      return given(
        THROTTLES.map((key) => topic.configs.find(key)),
        (...entries) => {
          const entry = entries.find((one) => one?.value != null && one.value !== '');
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

function reassignmentVerdict(
  name: string,
  { since, movedAt }: Reassignment,
  now: number,
  limits: { ageMsMax: number; stallMsMax: number },
): Verdict {
  const ageMs = now - since.at;
  const stillMs = movedAt === null ? null : now - movedAt;
  const isStill = stillMs !== null && stillMs > limits.stallMsMax;
  if (ageMs > limits.ageMsMax || isStill) {
    return violated({
      severity: 'warn',
      about: 'reassignment',
      evidence: [
        evidence('running for', ageMs, 'ms'),
        stillMs === null ? null : evidence('without progress for', stillMs, 'ms'),
      ],
      consequence: `The reassignment of ${name} has run for ${formatDuration(ageMs)}${since.isBound ? ' or longer' : ''}${isStill ? `, the last ${formatDuration(stillMs)} without progress` : ''}.`,
      instruction: 'Raise its throttle or cancel it.',
    });
  }
  if (stillMs === null) {
    return unknown({
      kind: 'not-read',
      reason: `Whether the reassignment of ${name} moves is not known: a broker that it copies to has not told its log dirs.`,
    });
  }
  if (!since.isBound) return PASS;
  return unknown({
    kind: 'needs-history',
    reason: `The reassignment of ${name} ran before it was first looked for, so it may be older than ${formatDuration(ageMs)}.`,
  });
}

export const TOPIC_HEALTH_RULES = [TOP_06, TOP_08, TOP_09];
