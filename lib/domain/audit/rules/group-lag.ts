import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { isInactive } from '../../lag/activity.ts';
import { placesOf as surroundingsOf } from '../../lag/group-progress.ts';
import { lagPoints } from '../../lag/points.ts';
import type { PartitionProgress } from '../../lag/progress.ts';
import { judgePartition } from '../../lag/status.ts';
import { sightings } from '../fact.ts';
import type { AuditFacts, GroupFacts } from '../facts.ts';
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
import { horizonsOf } from './horizon.ts';
import { DAY_MS, HOUR_MS, lagEvidence, listed, topicSet } from './support.ts';

type Place = { topic: string; partition: number; progress: PartitionProgress };

function placesOf(group: GroupFacts, facts: AuditFacts): readonly Place[] {
  if (!group.progress.known) return [];
  const places: Place[] = [];
  for (const [topic, partitions] of group.progress.value.topics) {
    const exists = facts.topic(topic);
    if (exists.known && exists.value === null) continue;
    for (const progress of partitions) places.push({ topic, partition: progress.partition, progress });
  }
  return places;
}

const named = (places: readonly Place[]) =>
  listed(places.map(({ topic, partition }) => `${topic}-${partition}`));

export const GRP_01 = rule({
  id: 'GRP-01',
  title: 'Unread records were deleted',
  scope: 'group',
  severity: 'critical',
  authority: 'n/a',
  fires: 'A committed offset lies below the log start.',
  why: 'Between the commit and the log start the records are gone; auto.offset.reset decides whether the rest is skipped too.',
  fix: 'Stop the group, reset it to the earliest offset or a time, and raise retention.',
  sources: ['ISSUE-DOTNET-2009', 'ISSUE-FRANZ-1428', 'K-CONSUMERCFG'],
  limits: {},
  checks: {
    group: (group, facts) =>
      given([group.offsets, group.progress], () => {
        const places = placesOf(group, facts).map((place) => ({
          ...place,
          start: group.startOf(place.topic, place.partition),
        }));
        const lost = places.filter(({ start, progress }) => start !== null && progress.committed < start);
        if (lost.length > 0) {
          const offsets = lost.reduce(
            (total, { start, progress }) => total + (start ?? 0n) - progress.committed,
            0n,
          );
          return violated({
            severity: 'critical',
            about: 'committed-below-log-start',
            evidence: [evidence('lost', offsets, 'offsets'), evidence('on', lost.length, 'partitions')],
            consequence: `${group.name} never read ${plural(Number(offsets), 'offset')} that are deleted now (${named(lost)}).`,
            instruction: 'Stop the group, reset it to the earliest offset or a time, and raise retention.',
          });
        }
        const unread = places.find(({ start }) => start === null);
        if (!unread) return PASS;
        return unknown({
          kind: 'not-read',
          reason: `The log start of ${unread.topic} partition ${unread.partition} is not known.`,
        });
      }),
  },
});

export const GRP_02 = rule({
  id: 'GRP-02',
  title: 'Unread records will be deleted soon',
  scope: 'group',
  severity: 'critical',
  authority: 'n/a',
  fires: 'Unread records of a topic are deleted in less than 72 hours at the present rates (critical: 24).',
  why: 'The only lag figure with a deadline: after it, unread records are gone.',
  fix: 'Raise retention.ms at once, it counts from the next check within 5 minutes; then speed the group up.',
  sources: ['K-TOPICCONFIG', 'K-UNIFIEDLOG', 'K-FETCHMETRICS', 'TALK-2019'],
  limits: { horizonMsWarn: 72 * HOUR_MS, horizonMsCritical: DAY_MS },
  checks: {
    group: (group, facts, limits) =>
      given([group.progress], () =>
        judgeSightings(
          sightings(horizonsOf(group, facts)),
          ({ ms }) => ms < limits.horizonMsWarn,
          (hits) => {
            const { topic, ms, isBound } = hits.reduce((a, b) => (b.ms < a.ms ? b : a));
            const lag = topic.timeLags().seen.find(({ groupId }) => groupId === group.name);
            const retention = topic.configs.number('retention.ms');
            return violated({
              severity: ms < limits.horizonMsCritical ? 'critical' : 'warn',
              about: `topic=${topic.name}`,
              evidence: [
                evidence(
                  `until unread records are deleted${isBound ? ', at most' : ''}`,
                  Math.round(ms),
                  'ms',
                ),
                lag ? lagEvidence(`behind on ${topic.name}`, lag) : null,
                retention.known ? evidence('retention', retention.value, 'ms') : null,
              ],
              consequence: `${ms < 1_000 ? 'By now' : `In ${isBound ? 'at most ' : ''}${formatDuration(ms)}`} Kafka starts deleting records of ${topic.name} that ${group.name} has not read.`,
              suggestion:
                retention.known && retention.value > 0
                  ? topicSet(topic, 'retention.ms', retention.value * 2, 'Doubles the time to catch up.')
                  : null,
            });
          },
        ),
      ),
  },
});

export const GRP_03 = rule({
  id: 'GRP-03',
  title: 'Lag keeps growing',
  scope: 'group',
  severity: 'warn',
  authority: 'n/a',
  fires:
    "Over 50 s or more the lag grew and was never 0. Critical when a topic's time lag exceeds half of its retention.",
  why: 'More comes in than is worked off: that never heals by itself.',
  fix: 'Add members up to the number of partitions, fetch and process more at a time, or add partitions.',
  sources: ['CASES-2024', 'BURROW', 'CONDUKTOR-MON', 'AWS-LAG', 'STRIMZI-RULES'],
  limits: { spanMsMin: 50_000, retentionShareCritical: 0.5 },
  checks: {
    group: (group, facts, limits) => {
      if (isInactive(group.group)) return NOT_APPLICABLE;
      return given([group.progress], (of) => {
        const points = lagPoints(of.points);
        const first = points[0];
        const last = points.at(-1);
        if (!first || !last || last.at - first.at < limits.spanMsMin) {
          return unknown({
            kind: 'needs-history',
            reason: `The trend of group ${group.name} needs samples over ${limits.spanMsMin / 1000} s.`,
          });
        }
        const seconds = Math.max(1, (last.at - first.at) / 1000);
        const perSecond = (last.lag - first.lag) / seconds;
        if (perSecond <= 0 || points.some(({ lag }) => lag === 0)) return PASS;
        const consumed = (last.committed - first.committed) / seconds;
        return violated({
          severity: isHalfRetention(group, facts, limits.retentionShareCritical) ? 'critical' : 'warn',
          about: 'lag-grows',
          evidence: [
            evidence('lag', last.lag, 'offsets'),
            evidence('grows by', perSecond, 'records/s'),
            evidence('consumes', consumed, 'records/s'),
          ],
          consequence: `${group.name} works off ${Math.round(consumed)} of ${Math.round(consumed + perSecond)} records a second and is ${last.lag} offsets behind.`,
          instruction: 'Add members up to the number of partitions, or make the work per record cheaper.',
        });
      });
    },
  },
});

function isHalfRetention(group: GroupFacts, facts: AuditFacts, share: number): boolean {
  return [...(group.progress.known ? group.progress.value.topics.keys() : [])].some((name) => {
    const topic = facts.topic(name);
    if (!topic.known || !topic.value) return false;
    const lag = topic.value.timeLags().seen.find(({ groupId }) => groupId === group.name);
    const retention = topic.value.configs.number('retention.ms');
    return lag !== undefined && retention.known && retention.value > 0 && lag.ms > share * retention.value;
  });
}

export const GRP_04 = rule({
  id: 'GRP-04',
  title: 'Consumer stalled, stopped or never committed',
  scope: 'group',
  severity: 'warn',
  authority: 'n/a',
  fires:
    'Commits repeat for a minute while records wait, a group without members has unread records, or an owned partition gets records and was never committed. Critical when records are deleted within a day.',
  why: 'The group looks alive while a partition stands still: a poison record, or a dead thread.',
  fix: 'Look at the client that owns the partition; skip or set aside the record it fails on.',
  sources: ['BURROW', 'LENSES-LAG'],
  limits: { horizonMsCritical: DAY_MS },
  checks: {
    group: (group, facts, limits) =>
      given([group.progress], () => {
        const placeOf = surroundingsOf(group.group, group);
        const judged = placesOf(group, facts).map((place) => ({
          ...place,
          judgement: judgePartition(
            place.progress,
            placeOf(place.topic, place.partition, place.progress.committed),
            facts.now,
          ),
        }));
        const standing = judged.filter(
          ({ judgement }) => judgement.status === 'stalled' || judgement.status === 'stopped',
        );
        const silent = neverCommitted(group, facts);
        const [first] = standing;
        if (first || silent.length > 0) {
          const horizons = sightings(horizonsOf(group, facts)).seen.map(({ ms }) => ms);
          const isUrgent = horizons.some((ms) => ms < limits.horizonMsCritical);
          const since = first?.progress.behindSince;
          return violated({
            severity: isUrgent ? 'critical' : 'warn',
            about: first ? first.judgement.status : 'no-commit',
            evidence: [
              evidence('partitions standing still', standing.length, 'partitions'),
              evidence('assigned without a commit', silent.length, 'partitions'),
              since == null ? null : evidence('records wait for', facts.now - since, 'ms'),
            ],
            consequence: first
              ? `${group.name} makes no progress on ${named(standing)}: ${first.judgement.reason}`
              : `${group.name} owns ${listed(silent)} and has never committed there although records arrive.`,
            instruction: 'Look at the client that owns the partition, then skip or set aside the record.',
          });
        }
        if (!group.members.known) return unknown(group.members.missing);
        const open = judged.find(({ judgement }) => judgement.status === 'unknown');
        return open ? unknown({ kind: 'not-read', reason: open.judgement.reason }) : PASS;
      }),
  },
});

/** Partitions a member owns and records arrive on, without any committed offset. Share groups do not commit. */
function neverCommitted(group: GroupFacts, facts: AuditFacts): readonly string[] {
  if (!group.members.known || !group.offsets.known || group.group.type === 'share') return [];
  const committed = group.offsets.value.topics;
  return group.members.value.flatMap(({ assignment }) =>
    (assignment ?? []).flatMap(({ topic, partitions }) => {
      const fact = facts.topic(topic);
      const rate = fact.known && fact.value?.rate.known ? fact.value.rate.value.partitions : [];
      const done = new Set(committed.get(topic)?.map(({ partition }) => partition));
      return partitions
        .filter((one) => !done.has(one) && (rate[one] ?? 0) > 0)
        .map((one) => `${topic}-${one}`);
    }),
  );
}

export const GRP_05 = rule({
  id: 'GRP-05',
  title: 'Offset jumped back, or beyond the log end',
  scope: 'group',
  severity: 'warn',
  authority: 'n/a',
  fires: 'A commit went back and has not recovered, or lies beyond the log end (critical).',
  why: 'A step back reads records again; a commit past the end means the topic was recreated or cut by an unclean election.',
  fix: 'Find the cause first, then set the offsets of the group.',
  sources: ['BURROW', 'ISSUE-LIBRDKAFKA-1558', 'ISSUE-CP-101'],
  limits: {},
  checks: {
    group: (group, facts): Verdict =>
      given([group.progress], () => {
        const places = placesOf(group, facts);
        const beyond = places.filter(
          ({ progress: { lag } }) => lag.kind === 'unknown' && lag.reason === 'beyond-end',
        );
        const back = places.filter(({ progress }) => progress.rewoundFrom !== null);
        const [first] = [...beyond, ...back];
        if (first) {
          return violated({
            severity: beyond.length > 0 ? 'critical' : 'warn',
            about: beyond.length > 0 ? 'beyond-end' : 'rewound',
            evidence: [
              evidence('beyond the log end', beyond.length, 'partitions'),
              evidence('went back', back.length, 'partitions'),
            ],
            consequence:
              beyond.length > 0
                ? `${group.name} has committed beyond the end of ${named(beyond)}: the topic was recreated or cut.`
                : `${group.name} went back on ${named(back)}, from ${first.progress.rewoundFrom} to ${first.progress.committed}, and reads records again.`,
            instruction: 'Find out who reset the group or recreated the topic before touching the offsets.',
          });
        }
        const open = places.find(({ progress: { lag } }) => lag.kind === 'unknown');
        if (!open) return PASS;
        return unknown({
          kind: 'not-read',
          reason: `The log end of ${open.topic} partition ${open.partition} is not known.`,
        });
      }),
  },
});

export const GROUP_LAG_RULES = [GRP_01, GRP_02, GRP_03, GRP_04, GRP_05];
