import type { Partition } from '@/lib/domain/model/topic.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { configEvidence } from '../config-evidence.ts';
import type { AuditFacts, TopicFacts } from '../facts.ts';
import { isAtLeast } from '../release.ts';
import { rule } from '../rule.ts';
import { evidence, given, PASS, unknown, violated } from '../verdict.ts';
import { listed, MINUTE_MS, topicSet } from './support.ts';

const MIN_ISR = 'min.insync.replicas';
const numbersOf = (partitions: readonly Partition[]) => partitions.map(({ partition }) => partition);

const isBrokerDown = (partitions: readonly Partition[], facts: AuditFacts): boolean =>
  partitions.some(({ replicas }) => replicas.some((id) => facts.broker(id)?.isUp !== true));

export const DUR_14 = rule({
  id: 'DUR-14',
  title: 'Under-replicated or at the minimum ISR',
  scope: 'topic',
  severity: 'warn',
  authority: 'controller',
  fires:
    'A partition with several copies is at its minimum ISR, or has been short of copies for more than 15 minutes. Critical at the minimum with a broker down.',
  why: 'The safety margin is being used up: at the minimum ISR the next failure stops writes.',
  fix: 'Find the slow or dead broker, then wait, restart it, or reassign.',
  sources: ['K-MONITORING', 'K-PARTITION', 'AWS-ALARMS', 'STRIMZI-RULES'],
  limits: { underReplicatedMsMax: 15 * MINUTE_MS },
  checks: {
    topic: (topic, facts, limits) =>
      given([topic.partitions], (partitions) => {
        const minIsr = topic.configs.number(MIN_ISR);
        const short = partitions.filter(({ isr, replicas }) => isr.length < replicas.length);
        const edge = minIsr.known
          ? partitions.filter((partition) => isAtMinimum(partition, minIsr.value))
          : [];
        const since = short.map(({ partition }) => topic.history.underReplicatedSince?.get(partition));
        const ages = since.flatMap((one) => (one === undefined ? [] : [facts.now - one.at]));
        const oldest = Math.max(0, ...ages);
        if (edge.length > 0 || oldest > limits.underReplicatedMsMax) {
          const isGrave = edge.length > 0 && isBrokerDown(edge, facts);
          return violated({
            severity: isGrave ? 'critical' : 'warn',
            about: edge.length > 0 ? 'at-min-isr' : 'under-replicated',
            evidence: [
              evidence('under-replicated', short.length, 'partitions'),
              evidence('at the minimum ISR', edge.length, 'partitions'),
              oldest > 0 ? evidence('for', oldest, 'ms') : null,
            ],
            consequence:
              edge.length > 0
                ? `${plural(edge.length, 'partition')} of ${topic.name} (${listed(numbersOf(edge))}) ${edge.length === 1 ? 'is' : 'are'} at the minimum ISR: the next failure stops acks=all writes.`
                : `${plural(short.length, 'partition')} of ${topic.name} ${short.length === 1 ? 'runs' : 'run'} on fewer copies for ${formatDuration(oldest)}.`,
            instruction: 'Find out which broker lags or is down; restart it or reassign its replicas.',
          });
        }
        if (!minIsr.known) return unknown(minIsr.missing);
        if (since.some((one) => one === undefined || one.isBound)) {
          return unknown({
            kind: 'needs-history',
            reason: `${plural(short.length, 'partition')} of ${topic.name} ran on fewer copies when first looked at; for how long before is not known.`,
          });
        }
        return PASS;
      }),
  },
});

/** A single replica is always at its minimum and says nothing. */
const isAtMinimum = ({ isr, replicas }: Partition, minIsr: number): boolean =>
  replicas.length > 1 && isr.length === Math.min(minIsr, replicas.length);

export const DUR_15 = rule({
  id: 'DUR-15',
  title: 'Partition below the minimum ISR',
  scope: 'topic',
  severity: 'critical',
  authority: 'broker',
  fires:
    'A partition has fewer replicas in sync than min.insync.replicas, which Kafka 3.7 and later cap at the number of copies.',
  why: 'Writes with acks=all fail with NOT_ENOUGH_REPLICAS; since 3.7 the high watermark stands still too, so acks=1 records stay unseen.',
  fix: 'Bring the brokers back; only as a last resort lower min.insync.replicas, knowing what it gives up.',
  sources: ['K-PARTITION', 'K-15583', 'AWS-ALARMS', 'K-MONITORING'],
  limits: {},
  checks: {
    topic: (topic, facts) =>
      given(
        [topic.partitions, topic.configs.entry(MIN_ISR), topic.configs.number(MIN_ISR)],
        (partitions, entry, minIsr) => {
          const needed = ({ replicas }: Partition) => Math.min(minIsr, replicas.length);
          const isCapped = facts.release.known && isAtLeast(facts.release.value, 3, 7);
          const isUncapped = facts.release.known && !isCapped;
          const below = partitions.filter(
            (partition) => partition.isr.length < (isUncapped ? minIsr : needed(partition)),
          );
          const [worst] = below;
          if (worst) {
            return violated({
              severity: 'critical',
              about: 'below-min-isr',
              evidence: [
                evidence('below the minimum ISR', below.length, 'partitions'),
                evidence(MIN_ISR, minIsr),
                evidence(`ISR of partition ${worst.partition}`, worst.isr.join(', ')),
              ],
              consequence: `${plural(below.length, 'partition')} of ${topic.name} (${listed(numbersOf(below))}) ${below.length === 1 ? 'refuses' : 'refuse'} acks=all writes: ${worst.isr.length} in sync, ${isUncapped ? minIsr : needed(worst)} needed.`,
              suggestion:
                worst.isr.length > 0 && entry.value !== '1'
                  ? topicSet(
                      topic,
                      MIN_ISR,
                      worst.isr.length,
                      'Last resort: writes resume, confirmed by fewer copies.',
                    )
                  : null,
              instruction: 'Bring back the brokers that are out of the ISR first.',
            });
          }
          // Whether a demand beyond the copies there are blocks writes depends on the release (KAFKA-15583).
          const isOpen = !facts.release.known && partitions.some(({ isr }) => isr.length < minIsr);
          return isOpen && !facts.release.known ? unknown(facts.release.missing) : PASS;
        },
      ),
  },
});

export const DUR_16 = rule({
  id: 'DUR-16',
  title: 'Offline partition',
  scope: 'topic',
  severity: 'critical',
  authority: 'controller',
  fires: 'A partition has no leader.',
  why: 'Without a leader nothing is read or written; on an internal topic its coordinator is down too.',
  fix: 'Bring back a member of the ISR or ELR. An unclean election works at once and loses what the others had confirmed.',
  sources: ['K-MONITORING', 'K-CHANGEBUILDER', 'STRIMZI-RULES'],
  limits: {},
  checks: {
    topic: (topic) =>
      given([topic.partitions], (partitions) => {
        const offline = partitions.filter(({ leader }) => leader < 0);
        const [first] = offline;
        if (!first) return PASS;
        return violated({
          severity: 'critical',
          about: 'offline',
          evidence: [
            evidence('offline', offline.length, 'partitions'),
            evidence(`last ISR of partition ${first.partition}`, first.isr.join(', ')),
          ],
          consequence: `${plural(offline.length, 'partition')} of ${topic.name} (${listed(numbersOf(offline))}) ${offline.length === 1 ? 'has' : 'have'} no leader: nothing is read or written there.`,
          instruction: `Start ${first.isr.length > 0 ? `broker ${listed(first.isr)}` : 'a broker that holds a copy'} again.`,
        });
      }),
  },
});

/** Oversized batches are still copied, one per fetch (KIP-74), but memory per fetch is no longer bounded. */
const tooLarge = (topics: readonly TopicFacts[], limit: number) =>
  topics.flatMap((topic) => {
    const size = topic.configs.number('max.message.bytes');
    const entry = topic.configs.entry('max.message.bytes');
    return size.known && entry.known && size.value > limit
      ? [{ name: topic.name, bytes: size.value, entry: entry.value }]
      : [];
  });

export const DUR_19 = rule({
  id: 'DUR-19',
  title: 'Message-size limits do not line up',
  scope: 'cluster',
  severity: 'warn',
  authority: 'broker',
  fires:
    "A topic's max.message.bytes exceeds replica.fetch.max.bytes of some broker (or 1,048,588), or half of socket.request.max.bytes.",
  why: 'Followers copy batches above their fetch limit one at a time, and memory per fetch has no bound any more.',
  fix: 'Keep max.message.bytes at or below replica.fetch.max.bytes, and both well below socket.request.max.bytes.',
  sources: ['K-REPLCFG', 'K-LOGCLEANER', 'STRIMZI-LARGE', 'TALK-2019', 'K-SOCKET'],
  limits: { harmlessBytes: 1_048_588, socketShareMax: 0.5 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([facts.topics], (topics) => {
        const fetch = facts.onBrokers('replica.fetch.max.bytes');
        const socket = facts.onBrokers('socket.request.max.bytes');
        const least = (nodes: typeof fetch) =>
          nodes.seen.reduce((low, { entry }) => Math.min(low, Number(entry.value)), Number.POSITIVE_INFINITY);
        const limit = Math.min(
          Math.max(least(fetch), limits.harmlessBytes),
          least(socket) * limits.socketShareMax,
        );
        const hits = tooLarge(topics, limit).sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
        const [largest] = hits;
        if (largest) {
          return violated({
            severity: 'warn',
            config: configEvidence(largest.entry),
            evidence: [
              evidence('topics above the limit', hits.length, 'topics'),
              evidence('largest max.message.bytes', largest.bytes, 'bytes'),
              evidence('what brokers fetch or accept at once', limit, 'bytes'),
            ],
            consequence: `${plural(hits.length, 'topic allows', 'topics allow')} batches above what followers fetch at once (${listed(hits.map(({ name }) => name))}).`,
            instruction:
              'Raise replica.fetch.max.bytes in the brokers’ files, or lower max.message.bytes of these topics.',
          });
        }
        const unread = fetch.missing ?? socket.missing;
        if (unread) return unknown(unread);
        for (const { configs } of topics) {
          const size = configs.number('max.message.bytes');
          if (!size.known) return unknown(size.missing);
        }
        return PASS;
      }),
  },
});

export const REPLICATION_STATE_RULES = [DUR_14, DUR_15, DUR_16, DUR_19];
