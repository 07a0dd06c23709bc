import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { AuditFacts, TimeLag, TopicFacts } from '../facts.ts';
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
import {
  DAY_MS,
  durationText,
  evidenceOf,
  HOUR_MS,
  isBrokersOwn,
  lagEvidence,
  lagText,
  layerEvidence,
  topicSet,
} from './support.ts';

const slowest = (lags: readonly TimeLag[]): TimeLag | undefined =>
  lags.reduce<TimeLag | undefined>((worst, lag) => (worst && worst.ms >= lag.ms ? worst : lag), undefined);

const fullHours = (ms: number): number => Math.ceil(ms / HOUR_MS) * HOUR_MS;

/** Used share of the fullest volume that can hold a copy; incomplete unless every one of them is known. */
function fullestVolume(topic: TopicFacts, facts: AuditFacts): { worst: number; isComplete: boolean } {
  let worst = 0;
  let isComplete = topic.partitions.known;
  const seen = new Set<number>();
  for (const { replicas } of topic.partitions.known ? topic.partitions.value : []) {
    for (const brokerId of replicas) {
      if (seen.has(brokerId)) continue;
      seen.add(brokerId);
      const volumes = facts.broker(brokerId)?.volumes();
      if (!volumes?.known) isComplete = false;
      else for (const { usedFraction } of volumes.value) worst = Math.max(worst, usedFraction);
    }
  }
  return { worst, isComplete };
}

export const RET_01 = rule({
  id: 'RET-01',
  title: 'Seven-day retention that nobody chose',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A delete topic inherits retention.ms of seven days or more. Info while every volume that hosts it is known to be less than half full, critical from 85 % on.',
  why: 'A week of records on every replica costs disk, and buys nothing when readers are minutes behind.',
  fix: 'Set retention.ms on the topic to what its readers need; 72 h spans a weekend and a day. For all topics at once set log.retention.ms as the cluster-wide default, which beats the hours and minutes keys.',
  sources: ['TALK-2019', 'K-LOGCONFIG', 'K-SYNONYMS', 'K-DYNBROKER', 'STRIMZI-BROKER', 'HUAWEI-72H'],
  limits: {
    retentionMsFrom: 7 * DAY_MS,
    suggestedRetentionMs: 72 * HOUR_MS,
    volumeFractionCalm: 0.5,
    volumeFractionCritical: 0.85,
  },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      const { configs } = topic;
      return given(
        [configs.list('cleanup.policy'), configs.entry('retention.ms'), configs.long('retention.ms')],
        (policy, entry, retention) => {
          if (!policy.includes('delete')) return NOT_APPLICABLE;
          if (entry.source === 'topic' || retention < limits.retentionMsFrom) return PASS;
          const config = configEvidence(entry);
          const volume = fullestVolume(topic, facts);
          const lags = topic.timeLags();
          const slow = lags.missing ? undefined : slowest(lags.seen);
          const sizes = topic.sizes();
          const wanted = Math.max(limits.suggestedRetentionMs, fullHours(2 * (slow?.ms ?? 0)));
          const value = Math.min(wanted, Number(retention));
          const held = sizes.known ? formatBytes(sizes.value.totalBytes) : 'every record';
          const unused = slow ? Number(retention) - slow.ms : null;
          return violated({
            severity: severityOf(volume, limits),
            config,
            evidence: [
              evidence('retention', retention, 'ms'),
              layerEvidence(entry),
              evidenceOf(sizes, (size) => evidence('held in all copies', size.totalBytes, 'bytes')),
              evidenceOf(topic.bytesPerSecond(), (rate) => evidence('written', rate, 'bytes/s')),
              slow ? evidence(`furthest behind: ${slow.groupId}`, slow.ms, 'ms') : null,
              unused === null ? null : evidence('kept but read by nobody', unused, 'ms'),
            ],
            consequence: slow
              ? `${topic.name} keeps ${held} for ${durationText(retention)}, and its slowest group ${slow.groupId} is only ${formatDuration(slow.ms)} behind (${ORIGIN_TEXT[config.origin]}).`
              : `${topic.name} keeps ${held} for ${durationText(retention)} on each replica: ${ORIGIN_TEXT[config.origin]}.`,
            suggestion: topicSet(
              topic,
              'retention.ms',
              value,
              value === limits.suggestedRetentionMs
                ? `${durationText(value)} outlasts a weekend; records are deleted at the next check, within 5 minutes.`
                : `Twice the lag of the slowest group; pinned to the topic, it is a decision.`,
            ),
          });
        },
      );
    },
  },
});

function severityOf(
  volume: { worst: number; isComplete: boolean },
  limits: { volumeFractionCalm: number; volumeFractionCritical: number },
): Severity {
  if (volume.worst >= limits.volumeFractionCritical) return 'critical';
  return volume.isComplete && volume.worst < limits.volumeFractionCalm ? 'info' : 'warn';
}

export const RET_02 = rule({
  id: 'RET-02',
  title: 'Nothing bounds the log',
  scope: 'topic',
  severity: 'critical',
  authority: 'broker',
  fires:
    'A delete topic has neither a time nor a size limit, or the cleanup policy is empty (4.2). Warn for more than 30 days without a size limit and without tiering; a policy may also ask for a missing size limit as info.',
  why: 'A log without a time or size limit grows until its disk is full.',
  fix: 'Set retention.ms, retention.bytes or both on the topic. The size limit is per partition: divide the disk budget of a broker by the replicas it holds.',
  sources: ['TALK-2019', 'K-TOPICCONFIG', 'K-UPGRADE42', 'LENSES-TOPIC'],
  limits: { retentionMsLong: 30 * DAY_MS, suggestedRetentionMs: 72 * HOUR_MS, reportMissingSizeLimit: 0 },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      const { configs } = topic;
      return given(
        [
          configs.list('cleanup.policy'),
          configs.entry('retention.ms'),
          configs.long('retention.ms'),
          configs.long('retention.bytes'),
          configs.find('remote.storage.enable'),
        ],
        (policy, entry, retention, bytes, tiered) => {
          const isKeptForEver = policy.length === 0;
          if (!isKeptForEver && !policy.includes('delete')) return NOT_APPLICABLE;
          const isUnbounded = isKeptForEver || (retention < 0n && bytes < 0n && !policy.includes('compact'));
          const isLong = bytes < 0n && retention > limits.retentionMsLong && tiered?.value !== 'true';
          const isUncapped = bytes < 0n && retention >= 0n && limits.reportMissingSizeLimit > 0;
          if (!isUnbounded && !isLong && !isUncapped) return PASS;
          const rate = topic.bytesPerSecond();
          const growth = rate.known && rate.value > 0 ? `, at ${formatBytes(rate.value)}/s and copy` : '';
          return violated({
            severity: isUnbounded ? 'critical' : isLong ? 'warn' : 'info',
            config: configEvidence(entry),
            evidence: [
              evidence('cleanup.policy', isKeptForEver ? 'none' : policy.join(',')),
              evidence('retention.ms', retention, 'ms'),
              evidence('retention.bytes', bytes, 'bytes'),
              evidenceOf(topic.sizes(), (size) => evidence('held in all copies', size.totalBytes, 'bytes')),
              evidenceOf(rate, (value) => evidence('written', value, 'bytes/s')),
            ],
            consequence: isUnbounded
              ? `${topic.name} is never cut: it grows until a volume is full${growth}.`
              : `${topic.name} keeps ${durationText(retention)} of records and no size limit stops a burst.`,
            suggestion: isKeptForEver
              ? topicSet(
                  topic,
                  'cleanup.policy',
                  'delete',
                  'An empty policy keeps everything; limits only work with delete.',
                )
              : isUnbounded
                ? topicSet(
                    topic,
                    'retention.ms',
                    limits.suggestedRetentionMs,
                    'One finite limit is enough to keep the disk alive.',
                  )
                : null,
            instruction: isUnbounded
              ? null
              : 'Set retention.bytes to the share of the disk a partition may take, or turn tiering on.',
          });
        },
      );
    },
  },
});

export const RET_03 = rule({
  id: 'RET-03',
  title: 'Retention shorter than its readers need',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'retention.ms is below an hour, or below twice the time lag of a group. Critical below 1.25 times that lag.',
  why: 'Retention is the time every group has to read a record; when it is short, an outage becomes loss.',
  fix: 'Raise retention.ms to at least an hour, twice the usual lag, and the longest outage you plan for.',
  sources: ['K-TOPICCONFIG', 'LENSES-TOPIC', 'TALK-2019'],
  limits: { retentionMsMin: HOUR_MS, lagFactor: 2, lagFactorCritical: 1.25 },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      const { configs } = topic;
      return given(
        [configs.list('cleanup.policy'), configs.entry('retention.ms'), configs.long('retention.ms')],
        (policy, entry, long) => {
          if (!policy.includes('delete') || long < 0n) return NOT_APPLICABLE;
          const retention = Number(long);
          const lags = topic.timeLags();
          const accuse = (slow: TimeLag | undefined) => {
            const needed = fullHours(Math.max(limits.retentionMsMin, limits.lagFactor * (slow?.ms ?? 0)));
            return violated({
              severity: slow && retention < slow.ms * limits.lagFactorCritical ? 'critical' : 'warn',
              config: configEvidence(entry),
              evidence: [
                evidence('retention', retention, 'ms'),
                slow ? lagEvidence(`furthest behind: ${slow.groupId}`, slow) : null,
              ],
              consequence: slow
                ? `${topic.name} deletes after ${durationText(retention)} while group ${slow.groupId} is ${lagText(slow)} behind.`
                : `${topic.name} deletes after ${durationText(retention)}: a reader that is down longer loses records.`,
              suggestion: topicSet(
                topic,
                'retention.ms',
                needed,
                'Leaves every group as much time again as it needs now.',
              ),
            });
          };
          if (retention < limits.retentionMsMin) return accuse(slowest(lags.seen));
          return judgeSightings(
            lags,
            ({ ms }) => retention < limits.lagFactor * ms,
            (hits) => accuse(slowest(hits)),
          );
        },
      );
    },
  },
});

export const RET_04 = rule({
  id: 'RET-04',
  title: 'Segments roll more slowly than data should expire',
  scope: 'topic',
  severity: 'info',
  authority: 'broker',
  fires:
    'segment.ms exceeds a quarter of retention.ms and the write rate does not fill a segment in that time. Warn where a deletion deadline is declared.',
  why: 'Only whole closed segments expire, by their newest record: a slow partition keeps records for its retention plus the time a segment stays open.',
  fix: 'Set segment.ms to a quarter of retention.ms or less on slow topics.',
  sources: ['K-UNIFIEDLOG', 'K-LOGCONFIG', 'K-UPGRADE42', 'TALK-2019'],
  limits: { retentionShareMax: 0.25 },
  checks: {
    topic: (topic, _facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      const { configs } = topic;
      return given(
        [
          configs.list('cleanup.policy'),
          configs.long('retention.ms'),
          configs.entry('segment.ms'),
          configs.number('segment.ms'),
          configs.number('segment.bytes'),
        ],
        (policy, retention, entry, segmentMs, segmentBytes) => {
          if (!policy.includes('delete') || retention < 0n) return NOT_APPLICABLE;
          const wantedMs = Math.floor(Number(retention) * limits.retentionShareMax);
          if (segmentMs <= wantedMs) return PASS;
          const rate = topic.bytesPerSecond();
          if (!rate.known) return unknown(rate.missing);
          return given([topic.partitions], (partitions) => {
            const perPartition = rate.value / partitions.length;
            if (perPartition * (wantedMs / 1000) >= segmentBytes) return PASS;
            return violated({
              severity: topic.tags.hasDeletionDeadline ? 'warn' : 'info',
              config: configEvidence(entry),
              evidence: [
                evidence('segment.ms', segmentMs, 'ms'),
                evidence('retention.ms', retention, 'ms'),
                evidence('segment.bytes', segmentBytes, 'bytes'),
                evidence('written per partition', perPartition, 'bytes/s'),
              ],
              consequence: `${topic.name} may keep a record for ${durationText(Number(retention) + segmentMs)} although it should expire after ${durationText(retention)}.`,
              suggestion: topicSet(topic, 'segment.ms', Math.max(wantedMs, 1), 'A quarter of the retention.'),
            });
          });
        },
      );
    },
  },
});

export const RETENTION_RULES = [RET_01, RET_02, RET_03, RET_04];
