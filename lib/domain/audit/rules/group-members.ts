import type { GroupMember } from '@/lib/domain/model/group.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';
import { lagPoints } from '../../lag/points.ts';
import { hasLagGrown } from '../../lag/trail.ts';
import { configReader } from '../config-reader.ts';
import { type Fact, known, missing } from '../fact.ts';
import type { AuditFacts, GroupFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, NOT_APPLICABLE, PASS, unknown, type Verdict, violated } from '../verdict.ts';
import { HOUR_MS, listed, max, sum } from './support.ts';

const isRebalancing = (
  { history }: GroupFacts,
  limits: { rebalancesPerHourMax: number; fractionMax: number },
) =>
  (history.rebalancesPerHour ?? 0) > limits.rebalancesPerHourMax ||
  (history.rebalancingFraction ?? 0) > limits.fractionMax;

/** Partitions each member owns; unknown when a member's protocol does not tell. */
function owned(members: readonly GroupMember[], groupId: string): Fact<readonly number[]> {
  const counts: number[] = [];
  for (const { assignment } of members) {
    if (assignment === null)
      return missing('not-reported', `Group ${groupId} does not tell what its members own.`);
    counts.push(sum(assignment.map(({ partitions }) => partitions.length)));
  }
  return known(counts);
}

const topicsRead = ({ group, offsets }: GroupFacts): readonly string[] => [
  ...new Set([
    ...(offsets.known ? offsets.value.topics.keys() : []),
    ...(group.description?.members ?? []).flatMap(({ assignment }) =>
      (assignment ?? []).map(({ topic }) => topic),
    ),
  ]),
];

export const GRP_06 = rule({
  id: 'GRP-06',
  title: 'More members than partitions',
  scope: 'group',
  severity: 'info',
  authority: 'n/a',
  fires:
    'A stable group has more members than partitions and some own none. Warn when more than half are idle.',
  why: 'Surplus members never get a record and still take part in every rebalance; no stand-by is needed.',
  fix: 'Run fewer members, or add partitions if the parallelism is really needed.',
  sources: ['NOTES-KAFKA', 'TALK-2019', 'STRIMZI-CONSUMER', 'HUAWEI-CLIENT'],
  limits: { idleFractionWarn: 0.5 },
  checks: {
    group: (group, facts, limits) => {
      const { type, state } = group.group;
      if (state !== 'Stable' || type === 'share') return NOT_APPLICABLE;
      return given([group.members], (members) =>
        given([owned(members, group.name)], (counts) => {
          const idle = counts.filter((number) => number === 0).length;
          if (idle === 0) return PASS;
          let partitions = 0;
          for (const name of topicsRead(group)) {
            const topic = facts.topic(name);
            if (!topic.known) return unknown(topic.missing);
            if (topic.value && !topic.value.partitions.known) return unknown(topic.value.partitions.missing);
            partitions += topic.value?.partitions.known ? topic.value.partitions.value.length : 0;
          }
          if (members.length <= partitions) return PASS;
          return violated({
            severity: idle / members.length > limits.idleFractionWarn ? 'warn' : 'info',
            about: 'idle-members',
            evidence: [
              evidence('members', members.length),
              evidence('without a partition', idle),
              evidence('partitions', partitions, 'partitions'),
            ],
            consequence: `${plural(idle, 'member')} of ${group.name} own nothing: ${members.length} members share ${plural(partitions, 'partition')}.`,
            instruction: `Run at most ${partitions} members.`,
          });
        }),
      );
    },
  },
});

export const GRP_07 = rule({
  id: 'GRP-07',
  title: 'Work unevenly shared inside a group',
  scope: 'group',
  severity: 'info',
  authority: 'n/a',
  fires:
    'Members differ by more partitions than there are topics, or one of at least three partitions holds more than half of a lag of 1,000 or more. Warn when that lag grows.',
  why: 'The slowest member sets the delay of the whole group.',
  fix: 'Use the cooperative-sticky or the server-side uniform assignor; change hot keys.',
  sources: ['AWS-LAG', 'LENSES-LAG', 'K-REBALANCE'],
  limits: { lagShareMax: 0.5, lagOffsetsFrom: 1000, partitionsFrom: 3 },
  checks: {
    group: (group, _facts, limits) => {
      if (group.group.state !== 'Stable') return NOT_APPLICABLE;
      return given([group.members, group.progress], (members, progress) =>
        given([owned(members, group.name)], (counts) => {
          const places = [...progress.topics].flatMap(([topic, partitions]) =>
            partitions.map((one) => ({ name: `${topic}-${one.partition}`, ...one })),
          );
          const lags = places.map(({ lag }) => (lag.kind === 'known' ? Number(lag.messages) : 0));
          const total = sum(lags);
          const top = places[lags.indexOf(max(lags))];
          const share = total === 0 ? 0 : max(lags) / total;
          const isHot =
            places.length >= limits.partitionsFrom &&
            total >= limits.lagOffsetsFrom &&
            share > limits.lagShareMax;
          const busy = counts.filter((number) => number > 0);
          const spread = busy.length === 0 ? 0 : max(busy) - Math.min(...busy);
          if (!isHot && spread <= topicsRead(group).length) {
            const open = places.find(({ lag }) => lag.kind === 'unknown');
            return open
              ? unknown({ kind: 'not-read', reason: `The lag on ${open.name} is not known.` })
              : PASS;
          }
          const grows = isHot && top?.lag.kind === 'known' && hasLagGrown(top.trail);
          return violated({
            severity: grows ? 'warn' : 'info',
            about: isHot ? `partition=${top?.name ?? ''}` : 'uneven-assignment',
            evidence: [
              evidence('most partitions of a member', max(busy), 'partitions'),
              evidence('fewest', busy.length === 0 ? 0 : Math.min(...busy), 'partitions'),
              isHot ? evidence(`share of the lag on ${top?.name}`, share, 'fraction') : null,
            ],
            consequence: isHot
              ? `${Math.round(share * 100)} % of the lag of ${group.name} sits on ${top?.name}.`
              : `Members of ${group.name} own between ${Math.min(...busy)} and ${max(busy)} partitions.`,
            instruction: isHot
              ? 'Look at the keys of that partition.'
              : 'Use the cooperative-sticky or uniform assignor.',
          });
        }),
      );
    },
  },
});

export const GRP_09 = rule({
  id: 'GRP-09',
  title: 'Rebalance storm',
  scope: 'group',
  severity: 'warn',
  authority: 'n/a',
  fires:
    'More than six rebalances in an hour, or more than 5 % of the time spent rebalancing. Critical while the lag grows.',
  why: 'In the eager protocol every join and leave pauses all members.',
  fix: 'Use static membership, a longer session, fewer records per poll, the cooperative or the new protocol; deploy in stages.',
  sources: ['NOTES-KAFKA', 'NOTES-EDA', 'AWS-LAG', 'K-MONITORING', 'K-GROUPDESC'],
  limits: { rebalancesPerHourMax: 6, fractionMax: 0.05 },
  checks: {
    group: (group, facts, limits) => {
      const { rebalancesPerHour: perHour, rebalancingFraction: fraction, watchedSince } = group.history;
      if (isRebalancing(group, limits)) {
        const points = group.progress.known ? lagPoints(group.progress.value.points) : [];
        const [first] = points;
        const last = points.at(-1);
        const grows = first !== undefined && last !== undefined && last.lag > first.lag;
        return violated({
          severity: grows ? 'critical' : 'warn',
          about: 'rebalances',
          evidence: [
            perHour === undefined ? null : evidence('rebalances in an hour', perHour),
            fraction === undefined ? null : evidence('of the time rebalancing', fraction, 'fraction'),
          ],
          consequence: `${group.name} ${
            perHour !== undefined && perHour > limits.rebalancesPerHourMax
              ? `rebalanced ${perHour} times`
              : `spent ${formatPercent(fraction ?? null)} of the time rebalancing`
          } in the last hour${grows ? ' while its lag grew' : ''}.`,
          instruction: 'Find the member that leaves: its session, its poll interval, or a deployment.',
        });
      }
      return given([group.members, group.progress], (): Verdict => {
        const watchedMs = facts.now - (watchedSince ?? facts.now);
        if (perHour !== undefined && fraction !== undefined && watchedMs >= HOUR_MS) return PASS;
        return unknown({
          kind: 'needs-history',
          reason: `Group ${group.name} has been watched for ${formatDuration(watchedMs)}; whether it rebalances too often takes an hour to tell.`,
        });
      });
    },
  },
});

const SESSION = 'consumer.session.timeout.ms';

/** The new protocol keeps it in the group's or the broker's config; classic members choose their own. */
function sessionTimeout(group: GroupFacts, facts: AuditFacts): Fact<number> {
  if (group.history.sessionTimeoutMs !== undefined) return known(group.history.sessionTimeoutMs);
  if (group.group.type !== 'consumer') {
    return missing(
      'needs-source',
      `Only __consumer_offsets holds the session timeout of the members of ${group.name}.`,
    );
  }
  const own = facts.supplied.groupConfigs?.get(group.name);
  if (own === undefined) return missing('not-read', `The configs of group ${group.name} are not read.`);
  if (own.ok) {
    const value = configReader(known(own.value), `The configs of group ${group.name}`).number(SESSION);
    if (value.known) return value;
  }
  const broker = facts.broker(group.group.coordinatorId);
  if (!broker) return missing('not-read', `The coordinator of ${group.name} is not known.`);
  return broker.configs.number(`group.${SESSION}`);
}

export const GRP_11 = rule({
  id: 'GRP-11',
  title: 'Static members with a session shorter than a restart',
  scope: 'group',
  severity: 'warn',
  authority: 'n/a',
  fires:
    'A group with static members has a session no longer than a restart; info while nobody has measured a restart.',
  why: 'The coordinator drops the member before it is back: the fixed identity buys nothing.',
  fix: 'Raise session.timeout.ms above the restart, within the bounds of the broker; in the new protocol raise consumer.session.timeout.ms of the group.',
  sources: ['NOTES-KAFKA', 'K-GCCFG', 'K-GROUPCFG', 'K-GROUPMETA', 'KIP-735', 'AWS-CLIENTS'],
  limits: {},
  checks: {
    group: (group, facts) =>
      given([group.members], (members) => {
        const fixed = members.filter(({ instanceId }) => instanceId !== null);
        if (fixed.length === 0) return NOT_APPLICABLE;
        const { restartMs } = group.history;
        const session = sessionTimeout(group, facts);
        if (restartMs === undefined) {
          return violated({
            severity: 'info',
            about: 'restart-time-unknown',
            evidence: [
              evidence('static members', fixed.length),
              session.known ? evidence('session timeout', session.value, 'ms') : null,
            ],
            consequence: `${group.name} has ${plural(fixed.length, 'static member')}; nobody has measured whether they are back within their session.`,
            instruction: 'Measure a restart and compare it with session.timeout.ms.',
          });
        }
        return given([session], (sessionMs): Verdict => {
          if (sessionMs > restartMs) return PASS;
          return violated({
            severity: 'warn',
            about: `session=${sessionMs}`,
            evidence: [
              evidence('session timeout', sessionMs, 'ms'),
              evidence('restart takes', restartMs, 'ms'),
            ],
            consequence: `Members of ${group.name} take ${formatDuration(restartMs)} to restart and are dropped after ${formatDuration(sessionMs)}.`,
            instruction: 'Raise session.timeout.ms above the time of a restart.',
          });
        });
      }),
  },
});

const EAGER = new Set(['range', 'roundrobin']);

export const GRP_12 = rule({
  id: 'GRP-12',
  title: 'Stop-the-world assignor kept by default',
  scope: 'group',
  severity: 'info',
  authority: 'n/a',
  fires:
    'A classic group of three members or more uses the range or round-robin assignor. Warn while GRP-09 fires.',
  why: 'Eager assignors take everything from everybody at each change although an incremental one is available.',
  fix: 'Use CooperativeStickyAssignor, dropping RangeAssignor in a second rolling restart, or group.protocol=consumer on 4.0 and later.',
  sources: ['K-CONSUMERCFG', 'K-REBALANCE', 'K-UPGRADE30', 'AWS-CLIENTS'],
  limits: { membersFrom: 3, rebalancesPerHourMax: 6, fractionMax: 0.05 },
  checks: {
    group: (group, _facts, limits) => {
      const { protocolType, type, description } = group.group;
      if (protocolType !== 'consumer' || type === 'consumer') return NOT_APPLICABLE;
      return given([group.members], (members) => {
        if (members.length < limits.membersFrom) return NOT_APPLICABLE;
        const assignor = description?.assignor ?? null;
        if (assignor === null) {
          return unknown({ kind: 'not-reported', reason: `Group ${group.name} does not tell its assignor.` });
        }
        if (!EAGER.has(assignor)) return PASS;
        return violated({
          severity: isRebalancing(group, limits) ? 'warn' : 'info',
          about: `assignor=${assignor}`,
          evidence: [evidence('assignor', assignor), evidence('members', members.length)],
          consequence: `All ${members.length} members of ${group.name} stop at every rebalance (assignor ${assignor}; members ${listed(members.map(({ clientId }) => clientId))}).`,
          instruction: 'Move the clients to CooperativeStickyAssignor or group.protocol=consumer.',
        });
      });
    },
  },
});

export const GROUP_MEMBER_RULES = [GRP_06, GRP_07, GRP_09, GRP_11, GRP_12];
