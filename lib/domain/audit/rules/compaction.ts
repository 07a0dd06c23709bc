import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { configEvidence, isLeftInPlace, ORIGIN_TEXT } from '../config-evidence.ts';
import type { TopicFacts } from '../facts.ts';
import { declaredRule, rule } from '../rule.ts';
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
import {
  DAY_MS,
  durationText,
  HOUR_MS,
  isBrokersOwn,
  LONG_MAX,
  lagEvidence,
  lagText,
  topicSet,
} from './support.ts';

/** Runs the check on compacted topics of users only. */
const onCompacted = (topic: TopicFacts, check: () => Verdict): Verdict => {
  if (isBrokersOwn(topic)) return NOT_APPLICABLE;
  return given([topic.configs.list('cleanup.policy')], (policy) =>
    policy.includes('compact') ? check() : NOT_APPLICABLE,
  );
};

export const CMP_01 = declaredRule({
  id: 'CMP-01',
  title: 'Compacted topic with keyless records',
  scope: 'topic',
  severity: 'critical',
  authority: 'broker',
  fires: 'The cleaner or the leader meets a record without a key on a compacted topic.',
  why: 'New records without a key are refused with INVALID_RECORD; stored ones are dropped by the cleaner.',
  fix: 'Give every record a key. Before a topic changes from delete to compact, prove that it holds no record without one.',
  sources: ['NOTES-KAFKA', 'K-LOGVALIDATOR', 'K-CLEANER', 'K-MONITORING'],
  needs: 'jmx',
  needsText: 'needs JMX metrics (NoKeyCompactedTopicRecordsPerSec) or a sample of the records',
});

export const CMP_02 = rule({
  id: 'CMP-02',
  title: 'Compaction trigger left at 50 % dirty',
  scope: 'topic',
  severity: 'info',
  authority: 'broker',
  fires:
    'On a compacted topic min.cleanable.dirty.ratio is below 0.05 (warn), or was left in place while the log is more than ten times its current values.',
  why: 'Half of the log may be superseded values before the cleaner looks at it.',
  fix: 'Set min.cleanable.dirty.ratio to 0.1 to 0.3 on small state topics; never near 0.',
  sources: ['TALK-2019', 'K-TOPICCONFIG', 'K-CLEANERMGR', 'AWS-PERF'],
  limits: { ratioMin: 0.05, liveFactorMax: 10 },
  checks: {
    topic: (topic, _facts, limits) =>
      onCompacted(topic, () => {
        const key = 'min.cleanable.dirty.ratio';
        return given([topic.configs.entry(key), topic.configs.number(key)], (entry, ratio) => {
          const config = configEvidence(entry);
          if (ratio < limits.ratioMin) {
            return violated({
              severity: 'warn',
              config,
              evidence: [evidence(key, ratio)],
              consequence: `The cleaner rewrites ${topic.name} for every ${Math.max(1, Math.round(ratio * 100))} % of new records.`,
              suggestion: topicSet(topic, key, 0.1, 'Still early, without cleaning all the time.'),
            });
          }
          if (!isLeftInPlace(config)) return PASS;
          const { liveBytes } = topic.history;
          if (liveBytes === undefined) {
            return unknown({
              kind: 'needs-source',
              reason: `How small ${topic.name} would be when fully compacted is not measured.`,
            });
          }
          return given([topic.sizes()], ({ partitionBytes }) => {
            const held = partitionBytes.reduce((total, bytes) => total + bytes, 0n);
            if (Number(held) <= limits.liveFactorMax * Number(liveBytes)) return PASS;
            return violated({
              severity: 'info',
              config,
              evidence: [evidence('held', held, 'bytes'), evidence('of it current', liveBytes, 'bytes')],
              consequence: `${topic.name} holds ${formatBytes(held)} for ${formatBytes(liveBytes)} of current values (${ORIGIN_TEXT[config.origin]}).`,
              suggestion: topicSet(topic, key, 0.2, 'A fifth of superseded values is enough to clean.'),
            });
          });
        });
      }),
  },
});

export const CMP_03 = rule({
  id: 'CMP-03',
  title: 'Compaction blocked by the active segment',
  scope: 'topic',
  severity: 'info',
  authority: 'broker',
  fires:
    'On a compacted topic segment.ms exceeds a day and the write rate does not fill a segment in that time.',
  why: 'The active segment is never cleaned: a quiet topic shows superseded values for as long as it stays open.',
  fix: 'Set segment.ms to the delay you accept, between an hour and a day.',
  sources: ['NOTES-KAFKA', 'K-CLEANERMGR', 'K-DESIGN'],
  limits: { segmentMsMax: DAY_MS },
  checks: {
    topic: (topic, _facts, limits) =>
      onCompacted(topic, () =>
        given(
          [
            topic.configs.entry('segment.ms'),
            topic.configs.number('segment.ms'),
            topic.configs.number('segment.bytes'),
          ],
          (entry, segmentMs, segmentBytes) => {
            if (segmentMs <= limits.segmentMsMax) return PASS;
            return given([topic.bytesPerSecond(), topic.partitions], (rate, partitions) => {
              const perPartition = rate / partitions.length;
              if ((perPartition * segmentMs) / 1000 >= segmentBytes) return PASS;
              return violated({
                severity: 'info',
                config: configEvidence(entry),
                evidence: [
                  evidence('segment.ms', segmentMs, 'ms'),
                  evidence('segment.bytes', segmentBytes, 'bytes'),
                  evidence('written per partition', perPartition, 'bytes/s'),
                ],
                consequence: `Superseded values of ${topic.name} stay readable for up to ${durationText(segmentMs)}, until the open segment closes.`,
                suggestion: topicSet(
                  topic,
                  'segment.ms',
                  DAY_MS,
                  'A day at most until the cleaner may look.',
                ),
              });
            });
          },
        ),
      ),
  },
});

export const CMP_04 = rule({
  id: 'CMP-04',
  title: 'No upper bound, or inverted bounds, on compaction delay',
  scope: 'topic',
  severity: 'info',
  authority: 'broker',
  fires:
    'min.compaction.lag.ms exceeds max.compaction.lag.ms (critical), or the latter is unlimited where a deletion deadline is declared.',
  why: 'Without a maximum, a delete marker on a quiet key may never be applied.',
  fix: 'Set a finite max.compaction.lag.ms where deletes must take effect in time, above min.compaction.lag.ms.',
  sources: ['TALK-2019', 'K-TOPICCONFIG', 'KIP-1030'],
  limits: { suggestedMaxLagMs: DAY_MS },
  checks: {
    topic: (topic, _facts, limits) =>
      onCompacted(topic, () => {
        const key = 'max.compaction.lag.ms';
        return given(
          [topic.configs.entry(key), topic.configs.long(key), topic.configs.long('min.compaction.lag.ms')],
          (entry, most, least) => {
            const isInverted = least > most;
            const isEndless = most === LONG_MAX && topic.tags.hasDeletionDeadline === true;
            if (!isInverted && !isEndless) return PASS;
            return violated({
              severity: isInverted ? 'critical' : 'info',
              config: configEvidence(entry),
              evidence: [evidence(key, most, 'ms'), evidence('min.compaction.lag.ms', least, 'ms')],
              consequence: isInverted
                ? `${topic.name} must be compacted after ${durationText(most)} and may not be before ${durationText(least)}.`
                : `Deletes in ${topic.name} have a deadline, yet nothing makes the cleaner meet it.`,
              suggestion: topicSet(
                topic,
                key,
                least > BigInt(Math.round(limits.suggestedMaxLagMs)) ? least : limits.suggestedMaxLagMs,
                'Deletes take effect within this time.',
              ),
            });
          },
        );
      }),
  },
});

export const CMP_05 = rule({
  id: 'CMP-05',
  title: 'Delete markers gone before slow readers see them',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A group lags by more than half of delete.retention.ms on a compacted topic. Critical beyond all of it.',
  why: 'A reader slower than delete.retention.ms can miss the marker and keep the key for ever.',
  fix: 'Raise delete.retention.ms above the slowest lag plus the time of a full read.',
  sources: ['K-DESIGN', 'K-TOPICCONFIG'],
  limits: { lagFractionMax: 0.5 },
  checks: {
    topic: (topic, _facts, limits) =>
      onCompacted(topic, () =>
        given(
          [topic.configs.entry('delete.retention.ms'), topic.configs.number('delete.retention.ms')],
          (entry, window) =>
            judgeSightings(
              topic.timeLags(),
              ({ ms }) => ms > limits.lagFractionMax * window,
              (hits) => {
                const slow = hits.reduce((a, b) => (b.ms > a.ms ? b : a));
                return violated({
                  severity: slow.ms > window ? 'critical' : 'warn',
                  config: configEvidence(entry),
                  evidence: [
                    evidence('delete.retention.ms', window, 'ms'),
                    lagEvidence(`behind: ${slow.groupId}`, slow),
                  ],
                  consequence: `Group ${slow.groupId} is ${lagText(slow)} behind on ${topic.name}, whose delete markers live ${durationText(window)}.`,
                  suggestion: topicSet(
                    topic,
                    'delete.retention.ms',
                    Math.ceil((2 * slow.ms) / HOUR_MS) * HOUR_MS,
                    'Twice the lag of the slowest group.',
                  ),
                });
              },
            ),
        ),
      ),
  },
});

export const COMPACTION_RULES = [CMP_01, CMP_02, CMP_03, CMP_04, CMP_05];
