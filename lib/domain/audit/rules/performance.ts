import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import type { ClientQuota } from '@/lib/domain/model/quota.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence, isLeftInPlace, ORIGIN_TEXT } from '../config-evidence.ts';
import { mapFact } from '../fact.ts';
import { declaredRule, rule } from '../rule.ts';
import { type Evidence, evidence, given, judgeSightings, PASS, unknown, violated } from '../verdict.ts';
import { defaultSet, firstMissing } from './support.ts';

/** Thread pools take only steps between half and double of their size (DynamicThreadPool). */
const oneStep = (entry: ConfigEntry, wanted: number): number => Math.min(Number(entry.value) * 2, wanted);

export const PRF_01 = declaredRule({
  id: 'PRF-01',
  title: 'Network threads left at 3',
  scope: 'broker',
  severity: 'info',
  authority: 'broker',
  fires:
    'num.network.threads is 3 on eight cores or more, or while the threads are idle less than 30 % of the time (warn; critical below 10 %).',
  why: 'When the network threads are busy, requests wait before they are even queued.',
  fix: 'Raise num.network.threads in steps of at most double, after num.io.threads; TLS needs twice as many.',
  sources: ['TALK-2019', 'K-SOCKET', 'K-DYNBROKER', 'AWS-SIZE', 'STRIMZI-BROKER', 'K-MONITORING'],
  needs: 'jmx',
  needsText: 'needs the idle share of the network threads from JMX, or the number of cores of the host',
});

export const PRF_02 = declaredRule({
  id: 'PRF-02',
  title: 'Request-handler threads left at 8',
  scope: 'broker',
  severity: 'info',
  authority: 'broker',
  fires:
    'num.io.threads is 8 on more than eight cores, or while the handlers are idle less than 30 % of the time (warn; critical below 10 %).',
  why: 'On a large host eight handlers can all be busy while most cores idle.',
  fix: 'Raise num.io.threads to the number of cores, in steps of at most double.',
  sources: ['K-THREADPOOL', 'AWS-SIZE', 'AWS-PERF', 'STRIMZI-BROKER', 'K-MONITORING'],
  needs: 'jmx',
  needsText: 'needs the idle share of the request handlers from JMX, or the number of cores of the host',
});

export const PRF_03 = rule({
  id: 'PRF-03',
  title: 'One replica fetcher per source broker',
  scope: 'broker',
  severity: 'info',
  authority: 'broker',
  fires:
    'num.replica.fetchers is 1 on a broker with more than 1,000 replicas, on one of three or fewer brokers with more than 50 MB/s, or while followers fall behind (warn).',
  why: 'One fetcher takes all partitions of a peer in turn, so a slow one delays the rest.',
  fix: 'Raise num.replica.fetchers to 2 to 4.',
  sources: ['K-REPLCFG', 'K-THREADPOOL', 'AWS-STORAGE', 'K-UPGRADE42'],
  limits: { replicasFrom: 1000, brokersFew: 3, bytesPerSecondFrom: 50_000_000 },
  checks: {
    broker: (broker, facts, limits) =>
      given([broker.configs.entry('num.replica.fetchers')], (entry) => {
        if (entry.value !== '1') return PASS;
        const replicas = broker.replicas();
        const inflow = facts.inflow(broker.brokerId);
        const isLarge = replicas.known && replicas.value > limits.replicasFrom;
        const isFew = facts.liveBrokers.known && facts.liveBrokers.value.length <= limits.brokersFew;
        const isFast = isFew && inflow.known && inflow.value > limits.bytesPerSecondFrom;
        const grows = broker.host.fetcherLagGrows;
        if (isLarge || isFast || grows) {
          return violated({
            severity: grows ? 'warn' : 'info',
            config: configEvidence(entry),
            evidence: [
              replicas.known ? evidence('replicas', replicas.value, 'partitions') : null,
              inflow.known ? evidence('written', inflow.value, 'bytes/s') : null,
            ],
            consequence: grows
              ? `Followers on broker ${broker.brokerId} fall behind with one fetcher per peer.`
              : isLarge
                ? `One fetcher per peer serves the ${replicas.known ? plural(replicas.value, 'replica') : 'replicas'} of broker ${broker.brokerId}.`
                : `One fetcher per peer carries ${formatBytes(inflow.known ? Math.round(inflow.value) : 0)}/s on broker ${broker.brokerId}.`,
            suggestion: defaultSet('num.replica.fetchers', 2, 'Kafka takes at most a doubling at a time.'),
          });
        }
        const uncounted = facts.uncounted();
        if (grows === false && inflow.known && replicas.known) return uncounted ? unknown(uncounted) : PASS;
        return unknown({
          kind: 'needs-source',
          reason: `Whether followers on broker ${broker.brokerId} fall behind needs JMX metrics.`,
        });
      }),
  },
});

export const PRF_04 = rule({
  id: 'PRF-04',
  title: 'Slow log recovery after a crash',
  scope: 'broker',
  severity: 'info',
  authority: 'broker',
  fires: 'num.recovery.threads.per.data.dir is 2 or less on a broker with more than 1,000 replicas.',
  why: 'After an unclean stop these threads check every open segment before the broker is back in the ISR.',
  fix: 'Raise num.recovery.threads.per.data.dir to the cores divided by the log dirs.',
  sources: ['K-SERVERLOG', 'KIP-1030', 'STRIMZI-BROKER', 'K-THREADPOOL'],
  limits: { threadsMax: 2, replicasFrom: 1000 },
  checks: {
    broker: (broker, facts, limits) => {
      const key = 'num.recovery.threads.per.data.dir';
      return given(
        [broker.configs.entry(key), broker.configs.number(key), broker.replicas()],
        (entry, threads, replicas) => {
          if (threads > limits.threadsMax) return PASS;
          const uncounted = facts.uncounted();
          if (replicas <= limits.replicasFrom) return uncounted ? unknown(uncounted) : PASS;
          const config = configEvidence(entry);
          return violated({
            severity: 'info',
            config,
            evidence: [evidence(key, threads), evidence('replicas', replicas, 'partitions')],
            consequence: `After a crash broker ${broker.brokerId} checks ${plural(replicas, 'replica')} with ${plural(threads, 'thread')} a directory (${ORIGIN_TEXT[config.origin]}).`,
            suggestion: defaultSet(key, oneStep(entry, 8), 'Kafka takes at most a doubling at a time.'),
          });
        },
      );
    },
  },
});

const INT_MAX = '2147483647';

/** An address has only a limit of connections a second. */
const isForClients = ({ entity }: ClientQuota): boolean => entity.some(({ type }) => type !== 'ip');

export const PRF_05 = rule({
  id: 'PRF-05',
  title: 'No client quotas and no connection limits',
  scope: 'cluster',
  severity: 'info',
  authority: 'broker',
  fires:
    'max.connections is unlimited, or more than three groups run without any client quota. Warn where several parties share the cluster.',
  why: 'One client gone wrong can take the network, the handlers or all sockets of a broker.',
  fix: 'Give default quotas to users and client ids, and set max.connections below the file limit.',
  sources: ['K-DESIGN', 'K-UPGRADE30', 'K-DYNBROKER', 'AWS-ALARMS'],
  limits: { groupsFrom: 3 },
  checks: {
    cluster: (_cluster, facts, limits) => {
      const { isMultiTenant } = facts.supplied;
      const clientQuotas = mapFact(facts.quotas, (all) => all.filter(isForClients).length);
      const groups = facts.groups.known ? facts.groups.value.length : 0;
      const hasNoQuota = clientQuotas.known && clientQuotas.value === 0 && groups > limits.groupsFrom;
      const values = facts.onBrokers('max.connections');
      const facets: Evidence[] = clientQuotas.known
        ? [evidence('entities with a quota', clientQuotas.value)]
        : [];
      const severity = isMultiTenant ? 'warn' : 'info';
      const verdict = judgeSightings(
        values,
        ({ entry }) => entry.value === INT_MAX && isLeftInPlace(configEvidence(entry)),
        ([hit, ...others]) =>
          violated({
            severity,
            config: configEvidence(hit.entry),
            evidence: [...facets, evidence('brokers without a limit', 1 + others.length, 'brokers')],
            consequence: `Broker ${hit.nodeId} takes connections until it runs out of file descriptors or memory${hasNoQuota ? `, and none of ${plural(groups, 'group')} has a quota` : ''}.`,
            instruction: 'Size max.connections to the file limit of the host, and set default quotas.',
          }),
      );
      if (verdict.outcome === 'violated') return verdict;
      if (hasNoQuota) {
        return violated({
          severity,
          about: 'quotas=0',
          evidence: [...facets, evidence('groups', groups)],
          consequence: `None of the clients behind ${plural(groups, 'group')} has a quota.`,
          instruction: 'Set default quotas for users and client ids.',
        });
      }
      const missing = firstMissing(
        clientQuotas.known ? null : clientQuotas.missing,
        values.missing,
        facts.groups.known ? null : facts.groups.missing,
      );
      return missing ? unknown(missing) : PASS;
    },
  },
});

export const PERFORMANCE_RULES = [PRF_01, PRF_02, PRF_03, PRF_04, PRF_05];
