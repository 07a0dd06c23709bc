import type { Quorum, QuorumReplica } from '@/lib/domain/model/broker.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { configEvidence } from '../config-evidence.ts';
import type { AuditFacts } from '../facts.ts';
import { isAtLeast, type Release, releaseOfLevel, releasesBetween } from '../release.ts';
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
import { DAY_MS, listed } from './support.ts';

/** A cluster that does not know DescribeQuorum runs on ZooKeeper: CTL-05's matter. */
const withQuorum = ({ quorum }: AuditFacts, judge: (quorum: Quorum) => Verdict): Verdict => {
  if (quorum.known) return judge(quorum.value);
  return quorum.missing.kind === 'unsupported' ? NOT_APPLICABLE : unknown(quorum.missing);
};

const idsOf = (replicas: readonly QuorumReplica[]) =>
  replicas.map(({ replicaId }) => replicaId).sort((a, b) => a - b);

export const CTL_01 = rule({
  id: 'CTL-01',
  title: 'Controller quorum too small or even',
  scope: 'cluster',
  severity: 'critical',
  authority: 'controller',
  fires:
    'The quorum has fewer than three voters or an even number. Warn for four and more, info on a dev cluster.',
  why: 'One voter has no failover; an even number adds a machine and no tolerance.',
  fix: 'Run three or five voters. With kraft.version 1 they are added and removed online; a static quorum must be planned anew.',
  sources: ['K-KRAFT', 'KCPILOT'],
  limits: { votersMin: 3 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      withQuorum(facts, ({ voters }) => {
        const number = voters.length;
        const isEven = number % 2 === 0;
        if (number >= limits.votersMin && !isEven) return PASS;
        const tolerance = Math.floor((number - 1) / 2);
        return violated({
          severity:
            facts.supplied.environment === 'dev' ? 'info' : number >= 4 && isEven ? 'warn' : 'critical',
          about: `voters=${number}`,
          evidence: [evidence('voters', listed(idsOf(voters), 9)), evidence('failures survived', tolerance)],
          consequence:
            tolerance === 0
              ? `${plural(number, 'voter')}: the loss of one stops elections, ISR changes and topic changes.`
              : `${number} voters survive ${plural(tolerance, 'failure')}, no more than ${number - 1} would.`,
          instruction: 'Run three or five voters.',
        });
      }),
  },
});

export const CTL_02 = rule({
  id: 'CTL-02',
  title: 'Combined broker and controller roles',
  scope: 'cluster',
  severity: 'warn',
  authority: 'both',
  fires: 'A voter is a broker too. Info on a dev cluster of three nodes or fewer.',
  why: 'Load, restarts and crashes of the data plane then hit the metadata quorum too.',
  fix: 'Provide controllers of their own and move the voters there.',
  sources: ['K-KRAFT', 'K-SAMPLE'],
  limits: { nodesFew: 3 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      withQuorum(facts, ({ voters }) =>
        given([facts.brokers], (brokers) => {
          const both = idsOf(voters).filter((id) => facts.broker(id) !== undefined);
          if (both.length === 0) return PASS;
          const isSmallDev = facts.supplied.environment === 'dev' && brokers.length <= limits.nodesFew;
          return violated({
            severity: isSmallDev ? 'info' : 'warn',
            about: `combined=${both.join(',')}`,
            evidence: [
              evidence('nodes with both roles', listed(both, 9)),
              evidence('brokers', brokers.length, 'brokers'),
            ],
            consequence: `${plural(both.length, 'node is', 'nodes are')} broker and controller at once (${listed(both)}): a restart takes both away.`,
            instruction: 'Provide controllers of their own and move the voters there.',
          });
        }),
      ),
  },
});

export const CTL_03 = rule({
  id: 'CTL-03',
  title: 'Quorum follower or observer lagging',
  scope: 'cluster',
  severity: 'warn',
  authority: 'controller',
  fires:
    'A voter was last caught up more than 5 s, an observer more than 10 s before the leader answered. Critical when no majority is caught up.',
  why: 'A voter that is behind does not count for failover although it looks present.',
  fix: 'Look at the disk latency of metadata.log.dir and at the network.',
  sources: ['K-KRAFT', 'K-MONITORING', 'K-QUORUMRPC'],
  limits: { voterLagMsMax: 5000, observerLagMsMax: 10_000 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      withQuorum(facts, ({ leaderId, voters, observers }) => {
        // The leader is caught up with itself at the moment it answers: the others are measured against it.
        const now = voters.find(({ replicaId }) => replicaId === leaderId)?.lastCaughtUpAt ?? null;
        if (now === null)
          return unknown({
            kind: 'not-reported',
            reason: 'The quorum leader does not tell when its followers caught up.',
          });
        const lagOf = ({ lastCaughtUpAt }: QuorumReplica) =>
          lastCaughtUpAt === null ? null : now - lastCaughtUpAt;
        const isLate = (limit: number) => (replica: QuorumReplica) => (lagOf(replica) ?? 0) > limit;
        const lateVoters = voters.filter(isLate(limits.voterLagMsMax));
        const late = [...lateVoters, ...observers.filter(isLate(limits.observerLagMsMax))];
        const [worst, ...others] = [...late].sort((a, b) => (lagOf(b) ?? 0) - (lagOf(a) ?? 0));
        if (worst) {
          const caughtUp = voters.length - lateVoters.length;
          return violated({
            severity: caughtUp <= voters.length / 2 ? 'critical' : 'warn',
            about: `lagging=${idsOf(late).join(',')}`,
            evidence: [worst, ...others].map((replica) =>
              evidence(`node ${replica.replicaId}`, lagOf(replica) ?? 0, 'ms'),
            ),
            consequence: `Node ${worst.replicaId} is ${formatDuration(lagOf(worst) ?? 0)} behind the metadata log${caughtUp <= voters.length / 2 ? '; no majority is caught up' : ''}.`,
            instruction: 'Look at the disk of metadata.log.dir and at the network of these nodes.',
          });
        }
        const silent = [...voters, ...observers].find((replica) => lagOf(replica) === null);
        if (!silent) return PASS;
        return unknown({
          kind: 'not-reported',
          reason: `The quorum leader does not know when node ${silent.replicaId} caught up.`,
        });
      }),
  },
});

export const CTL_04 = rule({
  id: 'CTL-04',
  title: 'Feature levels not finalised after an upgrade',
  scope: 'cluster',
  severity: 'info',
  authority: 'controller',
  fires:
    'metadata.version is two releases behind what is supported (warn), or behind for more than 14 days, or kraft.version is 0 from 4.1 on.',
  why: 'Until then new protocol features and fixes stay off, and the next upgrade gets longer.',
  fix: 'Run kafka-features.sh upgrade --release-version once the new version has proven itself. A metadata downgrade is not always possible.',
  sources: ['K-METADATAVERSION', 'K-KRAFT', 'K-UPGRADE42', 'K-UPGRADE43', 'STRIMZI-VERSIONS'],
  limits: { provingMs: 14 * DAY_MS, releasesBehindWarn: 2 },
  checks: {
    cluster: (_cluster, facts, limits) =>
      given([facts.features, facts.release], ({ levels }, release) => {
        const metadata = levels.find(({ feature }) => feature === 'metadata.version');
        const kraft = levels.find(({ feature }) => feature === 'kraft.version');
        const finalized = metadata?.finalized ?? null;
        if (!metadata || finalized === null) {
          return unknown({
            kind: 'not-reported',
            reason: 'The brokers report no finalised metadata.version.',
          });
        }
        const behind = releasesBetween(finalized, metadata.supportedMax);
        const { featuresBehindSince: since } = facts.supplied;
        const isProven = since !== undefined && facts.now - since.at > limits.provingMs;
        if (behind >= limits.releasesBehindWarn || (finalized < metadata.supportedMax && isProven)) {
          return violated({
            severity: behind >= limits.releasesBehindWarn ? 'warn' : 'info',
            about: `metadata.version=${finalized}`,
            evidence: [evidence('finalised', finalized), evidence('supported', metadata.supportedMax)],
            consequence: `The cluster runs Kafka ${text(release)} with the metadata of ${text(releaseOfLevel(finalized))}.`,
            instruction: `Run kafka-features.sh upgrade --release-version ${text(release)}.`,
          });
        }
        if (isAtLeast(release, 4, 1) && kraft && (kraft.finalized ?? 0) === 0) {
          return violated({
            severity: 'info',
            about: 'kraft.version=0',
            evidence: [evidence('kraft.version', 0)],
            consequence:
              'The list of voters is static: a controller can only be replaced by editing every file.',
            instruction: 'Run kafka-features.sh upgrade --feature kraft.version=1.',
          });
        }
        if (finalized >= metadata.supportedMax || since?.isBound === false) return PASS;
        return unknown({
          kind: 'needs-history',
          reason: `A higher metadata.version is supported; ${since === undefined ? 'since when is not recorded' : `it was so when it was first looked at ${formatDuration(facts.now - since.at)} ago`}.`,
        });
      }),
  },
});

const text = ({ major, minor }: Release): string => `${major}.${minor}`;

export const CTL_05 = rule({
  id: 'CTL-05',
  title: 'Still on ZooKeeper, or a pinned inter-broker protocol',
  scope: 'cluster',
  severity: 'warn',
  authority: 'broker',
  fires:
    'The cluster runs on ZooKeeper, or inter.broker.protocol.version is set below the running release. Critical for releases out of upstream support.',
  why: 'Kafka 4.0 has no ZooKeeper mode: such a cluster cannot be upgraded directly.',
  fix: 'Migrate to KRaft on 3.9; raise inter.broker.protocol.version to the running release, broker by broker.',
  sources: ['K-UPGRADE42', 'K-KRAFT', 'K-UPGRADE30'],
  limits: { supportedMajor: 4, supportedMinor: 1 },
  checks: {
    cluster: (_cluster, facts, limits) => {
      const { quorum, release } = facts;
      const zookeeper = facts
        .onBrokers('zookeeper.connect')
        .seen.find(({ entry }) => entry.value !== null && entry.value !== '');
      const isOld = release.known && !isAtLeast(release.value, limits.supportedMajor, limits.supportedMinor);
      const severity = isOld ? 'critical' : 'warn';
      if (zookeeper || (!quorum.known && quorum.missing.kind === 'unsupported')) {
        return violated({
          severity,
          about: 'mode=zookeeper',
          evidence: zookeeper ? [evidence('broker with zookeeper.connect', zookeeper.nodeId)] : [],
          consequence: 'The cluster keeps its metadata in ZooKeeper: Kafka 4 cannot take it over.',
          instruction: 'Upgrade to 3.9 and migrate to KRaft there.',
        });
      }
      const pinned = judgeSightings(
        facts.onBrokers('inter.broker.protocol.version'),
        ({ entry }) =>
          entry.source !== 'built-in' && isBelow(entry.value, release.known ? release.value : null),
        ([{ entry, nodeId }]) =>
          violated({
            severity,
            config: configEvidence(entry),
            evidence: [evidence('broker', nodeId), evidence(entry.name, entry.value ?? '')],
            consequence: `Broker ${nodeId} speaks the inter-broker protocol of ${entry.value}, older than what it runs.`,
            instruction: 'Remove inter.broker.protocol.version from the file and restart, broker by broker.',
          }),
      );
      if (pinned.outcome === 'violated') return pinned;
      if (pinned.outcome === 'pass') return quorum.known ? PASS : unknown(quorum.missing);
      if (pinned.outcome !== 'unknown') return pinned;
      // Kafka 4 does not know the key any more.
      return pinned.missing.kind === 'not-reported' && quorum.known ? PASS : pinned;
    },
  },
});

/** `3.5-IV2` or `3.5`. */
function isBelow(value: string | null, release: Release | null): boolean {
  const match = value?.match(/^(\d+)\.(\d+)/);
  if (!match || !release) return false;
  const [, major, minor] = match.map(Number);
  return !isAtLeast({ major: major ?? 0, minor: minor ?? 0 }, release.major, release.minor);
}

export const CTL_08 = declaredRule({
  id: 'CTL-08',
  title: 'Outdated client libraries',
  scope: 'cluster',
  severity: 'info',
  authority: 'n/a',
  fires: 'A connected client is older than 2.1 or does not say.',
  why: 'Kafka 4.0 dropped the oldest protocols, and clients before 3.0 default to acks=1 without idempotence.',
  fix: 'Upgrade clients first: Java 2.1 or newer before brokers go to 4.0.',
  sources: ['K-UPGRADE42', 'K-SELECTOR', 'STRIMZI-JMX'],
  needs: 'jmx',
  needsText: 'needs JMX metrics (connections by clientSoftwareName and clientSoftwareVersion)',
});

export const CONTROL_PLANE_RULES = [CTL_01, CTL_02, CTL_03, CTL_04, CTL_05, CTL_08];
