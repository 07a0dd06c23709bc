import type { HorizonDto } from '@/lib/contracts/groups.ts';
import { knowledgeOf, type SignalList } from '@/lib/domain/alerts/signal.ts';
import { untilFullMs } from '@/lib/domain/capacity/time-until-full.ts';
import type { SignalKind } from '@/lib/shared/alerts/signals.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';
import { latest } from '@/lib/shared/section.ts';
import { GROUP_TITLES } from '../attention.ts';
import { brokerRows } from '../broker-index.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { horizonWords, timeLagWords } from '../lag-words.ts';
import { findingSignals, signOffSignals } from './audit-signals.ts';
import { known, ofGroups, ofTopics } from './read-signals.ts';

type SignalCluster = Pick<
  WatchedCluster,
  'collector' | 'auditor' | 'acceptances' | 'findings' | 'diskForecast'
>;
type Context = { now: number };
type Make = (cluster: SignalCluster, context: Context) => SignalList | Promise<SignalList>;
const MAKE: Readonly<Record<Exclude<SignalKind, 'cannot-know'>, Make>> = {
  'group-status': (cluster, { now }) =>
    ofGroups(cluster, now, 'group-status', (row) => ({
      value: row.status === 'unknown' ? null : row.status,
      words: `${GROUP_TITLES[row.status]?.title(row.groupId) ?? `${row.groupId} is ${row.status}`}: ${row.statusReason}`,
      sampledAt: row.lag.sampledAt ?? row.listedAt,
    })),
  lag: (cluster, { now }) =>
    ofGroups(cluster, now, 'lag', ({ groupId, lag }) => ({
      // A sum over some of the partitions is no sum: it would fall when a broker stops answering.
      value: lag.messages === null || lag.partitionsKnown < lag.partitionsTotal ? null : Number(lag.messages),
      words:
        lag.messages === null || lag.partitionsKnown < lag.partitionsTotal
          ? (lag.reason ?? 'The lag is not known.')
          : `${groupId} is ${plural(Number(lag.messages), 'record')} behind.`,
      sampledAt: lag.sampledAt,
    })),
  'time-lag': (cluster, { now }) =>
    ofGroups(cluster, now, 'time-lag', ({ groupId, timeLag }) => {
      const behind = timeLagWords(timeLag);
      return {
        value: timeLag.ms,
        isBound: timeLag.method === 'bound',
        words:
          behind === null
            ? (timeLag.reason ?? 'The time lag is not known.')
            : `${groupId} is ${behind} behind.`,
        sampledAt: timeLag.sampledAt,
      };
    }),
  horizon: (cluster, { now }) =>
    ofGroups(cluster, now, 'horizon', ({ groupId, horizon, lag }) => ({
      // Never is longer than any threshold.
      value: horizon.kind === 'never' ? Number.MAX_VALUE : horizon.ms,
      isBound: horizon.kind === 'at-most',
      words: lossWords(groupId, horizon),
      sampledAt: lag.sampledAt,
    })),
  'under-replicated': (cluster, { now }) =>
    ofTopics(cluster, now, 'under-replicated', (row) => row.underReplicated, 'run on fewer copies'),
  offline: (cluster, { now }) =>
    ofTopics(cluster, now, 'offline', (row) => row.offline, 'cannot be read or written'),
  'under-min-isr': (cluster, { now }) =>
    ofTopics(cluster, now, 'under-min-isr', (row) => row.belowMinIsr, 'refuse writes with acks=all'),
  'broker-down': ({ collector }, { now }) => {
    const { metadata } = collector.snapshot().sections;
    const at = latest(metadata)?.collectedAt ?? null;
    return {
      isComplete: metadata?.ok === true,
      signals: brokerRows(collector.snapshot()).map(({ brokerId, state, error }) =>
        known(now, {
          kind: 'broker-down',
          subject: { kind: 'broker', name: String(brokerId) },
          value: state,
          sampledAt: at,
          words:
            state === 'absent'
              ? `Broker ${brokerId} left the cluster.`
              : `Broker ${brokerId} does not answer${error === null ? '' : `: ${error.message}`}`,
        }),
      ),
    };
  },
  'disk-used': ({ collector }, { now }) => {
    const { metadata } = collector.snapshot().sections;
    return {
      isComplete: metadata?.ok === true,
      signals: brokerRows(collector.snapshot()).map(({ brokerId, fullestFraction, logDirsCollectedAt }) =>
        known(now, {
          kind: 'disk-used',
          subject: { kind: 'broker', name: String(brokerId) },
          value: fullestFraction,
          sampledAt: logDirsCollectedAt,
          words:
            fullestFraction === null
              ? `Broker ${brokerId} does not tell how full its disks are.`
              : `Broker ${brokerId} runs out of log space: ${formatPercent(fullestFraction)} used.`,
        }),
      ),
    };
  },
  'disk-full': async ({ collector, diskForecast }, { now }) => {
    const dated = await diskForecast();
    if (dated === null) return { isComplete: false, signals: [] };
    const { at, forecast } = dated;
    return {
      isComplete: latest(collector.snapshot().sections.logDirs) !== undefined,
      signals: forecast.volumes.map((volume) => {
        const { brokerId, paths, fullInSeconds, gap } = volume;
        const value = untilFullMs(volume);
        return known(now, {
          kind: 'disk-full',
          subject: { kind: 'broker', name: String(brokerId) },
          aspect: paths.join(','),
          value,
          sampledAt: at,
          words:
            value === null
              ? (gap ?? 'It cannot be forecast.')
              : `Broker ${brokerId} is full in ${fullInSeconds === null ? 'no foreseeable time' : formatDuration(fullInSeconds * 1000)}: ${paths.join(', ')}.`,
        });
      }),
    };
  },
  finding: findingSignals,
  'sign-off': signOffSignals,
};

function lossWords(groupId: string, horizon: HorizonDto): string {
  const { kind, limit, topic, partition, reason } = horizon;
  if (kind === 'never') return `${groupId} loses nothing unread at the present pace.`;
  const left = horizonWords(horizon);
  if (left === null) return reason ?? 'It cannot be told when unread records are deleted.';
  const where =
    topic === null ? 'its offsets expire' : `${topic} partition ${partition}, by its ${limit} limit`;
  return `${groupId} loses unread records in ${left}: ${where}.`;
}

/** The signals of one cluster at one moment; each kind is made once, however many rules look at it. */
export function signalSource(cluster: SignalCluster, context: Context) {
  const made = new Map<SignalKind, Promise<SignalList>>();
  const list = (kind: Exclude<SignalKind, 'cannot-know'>): Promise<SignalList> => {
    const known = made.get(kind) ?? Promise.resolve(MAKE[kind](cluster, context));
    made.set(kind, known);
    return known;
  };
  return async (kind: SignalKind, of: SignalKind | null): Promise<SignalList> => {
    if (kind !== 'cannot-know') return list(kind);
    if (of === null || of === 'cannot-know') return { signals: [], isComplete: false };
    return knowledgeOf(await list(of));
  };
}

export type SignalSource = ReturnType<typeof signalSource>;
