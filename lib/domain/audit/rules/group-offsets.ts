import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { isByCommit, offsetsExpiry } from '@/lib/domain/lag/offsets-expiry.ts';
import type { Horizon } from '@/lib/domain/lag/outlook.ts';
import type { Since } from '@/lib/domain/model/since.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { GroupFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { DAY_MS, durationText, HOUR_MS, MINUTE_MS } from './support.ts';

type Dated = Extract<Horizon, { ms: number }>;
const isDated = (horizon: Horizon): horizon is Dated => 'ms' in horizon;

/** Since when nobody used the group: its last commit, or where commits do not matter, its last member. */
function idleSince({ group }: GroupFacts, progress: GroupProgress): Since | null {
  const { emptySince } = progress;
  const commits = [...progress.topics.values()].flat().map(({ committedSince }) => committedSince);
  // Listed as empty since the last sample, which had members.
  if (emptySince === null || !isByCommit(group) || commits.length === 0) return emptySince;
  const at = Math.max(...commits);
  return { at, isBound: at <= progress.watchedSince };
}

export const GRP_08 = rule({
  id: 'GRP-08',
  title: 'Empty group about to lose its offsets',
  scope: 'group',
  severity: 'warn',
  authority: 'broker',
  fires:
    'An empty group with unread records loses its commits within 48 hours; info for one without, idle for 30 days.',
  why: 'When the time is up the commits vanish, and auto.offset.reset=latest quietly skips what was waiting.',
  fix: 'Start a member, or commit again; raise offsets.retention.minutes; delete the group if nobody needs it.',
  sources: ['K-GCCFG', 'K-OFFSETEXP', 'K-UPGRADE20', 'ISSUE-LIBRDKAFKA-1442'],
  limits: { noticeMs: 48 * HOUR_MS, deadAfterMs: 30 * DAY_MS },
  checks: {
    group: (group, facts, limits) => {
      if (group.group.state !== 'Empty' || group.group.type === 'share') return NOT_APPLICABLE;
      const key = 'offsets.retention.minutes';
      const configs = facts.broker(group.group.coordinatorId)?.configs;
      if (!configs)
        return unknown({ kind: 'not-read', reason: `The coordinator of ${group.name} is not known.` });
      return given([group.progress, configs.entry(key), configs.number(key)], (progress, entry, minutes) => {
        const partitions = [...progress.topics.values()].flat();
        const unread = partitions.filter(({ lag }) => lag.kind === 'known' && lag.messages > 0n);
        if (unread.length === 0 && partitions.some(({ lag }) => lag.kind === 'unknown')) {
          return unknown({
            kind: 'not-read',
            reason: `Whether records wait for ${group.name} is not known.`,
          });
        }
        const idle = idleSince(group, progress);
        if (idle === null) {
          return unknown({
            kind: 'needs-history',
            reason: `Since when ${group.name} is empty is not recorded.`,
          });
        }
        const retentionMs = minutes * MINUTE_MS;
        const idleMs = progress.sampledAt - idle.at;
        const ends = unread.map(offsetsExpiry(group.group, progress, retentionMs)).filter(isDated);
        const leftMs = Math.min(...ends.map(({ ms }) => ms));
        const isDue = leftMs < limits.noticeMs;
        const isDead = unread.length === 0 && idleMs > limits.deadAfterMs;
        if (!isDue && !isDead) {
          const isOpen = unread.length === 0 ? idle.isBound : ends.some(({ kind }) => kind === 'at-most');
          if (!isOpen) return PASS;
          return unknown({
            kind: 'needs-history',
            reason: `${group.name} has been idle for ${formatDuration(idleMs)} or longer: it may be due.`,
          });
        }
        const waiting = unread.reduce(
          (total, { lag }) => total + (lag.kind === 'known' ? lag.messages : 0n),
          0n,
        );
        const config = configEvidence(entry);
        return violated({
          severity: isDue ? 'warn' : 'info',
          config,
          evidence: [
            evidence('unread', waiting, 'offsets'),
            evidence('idle for', idleMs, 'ms'),
            evidence('offsets kept for', retentionMs, 'ms'),
          ],
          consequence: isDue
            ? `${group.name} has ${waiting} unread offsets and ${leftMs > 0 ? `forgets where it was in ${formatDuration(leftMs)}` : 'may forget where it was at any moment'} (${ORIGIN_TEXT[config.origin]}).`
            : `${group.name} has been idle for ${formatDuration(idleMs)} with nothing to read.`,
          instruction: isDue
            ? 'Start a member again before then, or commit the same offsets anew.'
            : 'Delete the group if nobody needs it.',
        });
      });
    },
  },
});

export const GRP_10 = rule({
  id: 'GRP-10',
  title: 'Initial rebalance delay zero or huge',
  scope: 'cluster',
  severity: 'info',
  authority: 'broker',
  fires: 'group.initial.rebalance.delay.ms is 0 or above a minute. Warn with groups of more than 20 members.',
  why: 'At zero a starting group rebalances once for each member that joins.',
  fix: 'Set group.initial.rebalance.delay.ms=3000 in the brokers’ files; zero belongs in tests.',
  sources: ['TALK-2019', 'K-GCCFG', 'K-UPGRADE011', 'K-SAMPLE', 'AWS-LAG', 'STRIMZI-BROKER'],
  limits: { delayMsMax: MINUTE_MS, membersMany: 20 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      judgeSightings(
        facts.onBrokers('group.initial.rebalance.delay.ms'),
        ({ entry }) => entry.value === '0' || Number(entry.value) > limits.delayMsMax,
        ([{ nodeId, entry }]) => {
          const groups = facts.groups.known ? facts.groups.value : [];
          const large = groups.filter(
            ({ members }) => members.known && members.value.length > limits.membersMany,
          );
          const config = configEvidence(entry);
          return violated({
            severity: large.length > 0 ? 'warn' : 'info',
            config,
            evidence: [
              evidence('broker', nodeId),
              evidence('delay', Number(entry.value), 'ms'),
              evidence(`groups with more than ${limits.membersMany} members`, large.length),
            ],
            consequence:
              entry.value === '0'
                ? `A starting group rebalances for every member that joins (${ORIGIN_TEXT[config.origin]}).`
                : `An empty group waits ${durationText(Number(entry.value))} before it starts to read.`,
            instruction:
              'Set group.initial.rebalance.delay.ms=3000 in the brokers’ files and restart them in turn.',
          });
        },
      ),
  },
});

export const GRP_13 = rule({
  id: 'GRP-13',
  title: 'Hanging transaction holds readers back',
  scope: 'topic',
  severity: 'warn',
  authority: 'n/a',
  fires: 'A transaction holds back readers a minute after its timeout. Critical on __consumer_offsets.',
  why: 'read_committed readers stop at the oldest open transaction, and so does the cleaner.',
  fix: 'Abort it with kafka-transactions.sh and mend the producer.',
  sources: ['NOTES-EDA', 'AWS-LAG', 'K-TXNRPC', 'K-CLEANERMGR'],
  limits: { graceMs: MINUTE_MS },
  checks: {
    topic: (topic, _facts, limits) => {
      const { openTransactions } = topic.history;
      if (openTransactions === undefined) {
        return unknown({
          kind: 'not-read',
          reason: `The open transactions on ${topic.name} have not been read.`,
        });
      }
      const hanging = openTransactions.filter(
        ({ ageMs, timeoutMs, heldBackOffsets }) => heldBackOffsets > 0n && ageMs > timeoutMs + limits.graceMs,
      );
      const [first] = hanging;
      if (!first) return PASS;
      const oldest = hanging.reduce((a, b) => (b.ageMs > a.ageMs ? b : a), first);
      return violated({
        severity: topic.name === '__consumer_offsets' ? 'critical' : 'warn',
        about: 'open-transaction',
        evidence: [
          evidence('open for', oldest.ageMs, 'ms'),
          evidence('should have ended after', oldest.timeoutMs, 'ms'),
          evidence('held back', oldest.heldBackOffsets, 'offsets'),
        ],
        consequence: `A transaction open for ${formatDuration(oldest.ageMs)} hides ${plural(Number(oldest.heldBackOffsets), 'offset')} of ${topic.name} partition ${oldest.partition} from read_committed readers.`,
        instruction: 'Find it with kafka-transactions.sh find-hanging and abort it.',
      });
    },
  },
});

export const GROUP_OFFSET_RULES = [GRP_08, GRP_10, GRP_13];
