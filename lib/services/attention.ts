import type { AttentionItemDto } from '@/lib/contracts/clusters.ts';
import { severities } from '@/lib/contracts/common.ts';
import type { GroupRowDto, GroupStatus } from '@/lib/contracts/groups.ts';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { latest } from '@/lib/shared/section.ts';
import { brokerRows } from './broker-index.ts';
import { groupRows } from './group-index.ts';
import { horizonWords, timeLagWords } from './lag-words.ts';
import { memoize } from './memo.ts';
import { topicRows } from './topic-index.ts';

/** Log dirs above this share of their file system are worth a look; STO-03 of the knowledge base acts at 85 %. */
const DISK_WARN = 0.85;
const DISK_CRITICAL = 0.95;

/** What needs a person now, worst first: consequence as the title, evidence below. */
export const attentionItems = memoize((snapshot: ClusterSnapshot): readonly AttentionItemDto[] => {
  const items = [
    ...connectionItems(snapshot),
    ...brokerItems(snapshot),
    ...topicItems(snapshot),
    ...groupRows(snapshot).flatMap((row) => groupItem(row) ?? []),
    ...unreadableItems(snapshot),
  ];
  return items.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
});

function connectionItems({ sections }: ClusterSnapshot): AttentionItemDto[] {
  const metadata = sections.metadata;
  if (metadata === undefined || metadata.ok) return [];
  return [
    {
      id: 'connection',
      severity: 'critical',
      title: 'The cluster does not answer',
      detail: metadata.error.message,
      ruleIds: [],
      since: metadata.since,
      sinceIsBound: false,
      subject: { kind: 'cluster', name: '' },
    },
  ];
}

function brokerItems(snapshot: ClusterSnapshot): AttentionItemDto[] {
  return brokerRows(snapshot).flatMap((broker) => {
    const subject = { kind: 'broker' as const, name: String(broker.brokerId) };
    const items: AttentionItemDto[] = [];
    if (broker.state !== 'up') {
      const isAbsent = broker.state === 'absent';
      items.push({
        id: `broker-${broker.brokerId}-down`,
        severity: 'critical',
        title: isAbsent
          ? `Broker ${broker.brokerId} left the cluster`
          : `Broker ${broker.brokerId} does not answer`,
        detail: isAbsent
          ? `${broker.replicas} replicas are assigned to it, ${broker.outOfSync} are out of sync.`
          : (broker.error?.message ?? 'Its last requests timed out.'),
        ruleIds: [],
        since: broker.stateSince,
        sinceIsBound: false,
        subject,
      });
    }
    for (const dir of broker.logDirs) {
      if (dir.error) {
        items.push({
          id: `broker-${broker.brokerId}-dir-${dir.path}`,
          severity: 'critical',
          title: `A log dir of broker ${broker.brokerId} failed`,
          detail: `${dir.path}: ${dir.error.message}`,
          ruleIds: [],
          since: broker.logDirsCollectedAt,
          sinceIsBound: false,
          subject,
        });
      } else if (dir.usedFraction !== null && dir.usedFraction >= DISK_WARN) {
        items.push({
          id: `broker-${broker.brokerId}-disk-${dir.path}`,
          severity: dir.usedFraction >= DISK_CRITICAL ? 'critical' : 'warn',
          title: `Broker ${broker.brokerId} runs out of log space`,
          detail: `${dir.path} is ${(dir.usedFraction * 100).toFixed(1)} % full.`,
          ruleIds: ['STO-03'],
          since: broker.logDirsCollectedAt,
          sinceIsBound: false,
          subject,
        });
      }
    }
    return items;
  });
}

/** Topics with the same problem are one item with a count when there are many: a dead broker is not 2,000 findings. */
const TOPICS_NAMED = 5;

function topicItems(snapshot: ClusterSnapshot): AttentionItemDto[] {
  const rows = topicRows(snapshot);
  return [
    ...grouped(rows, 'offline', 'critical', (row) => row.offline, {
      one: (row) =>
        `${plural(row.offline, 'partition')} of ${row.name} ${row.offline === 1 ? 'is' : 'are'} offline`,
      many: (partitions, topics) => `${partitions} partitions of ${topics} topics are offline`,
      detail: 'No leader: nothing can be read or written there.',
      ruleIds: ['DUR-14'],
    }),
    ...grouped(rows, 'below-min-isr', 'critical', (row) => (row.belowMinIsr ?? 0) - row.offline, {
      one: (row) => `${plural(row.belowMinIsr ?? 0, 'partition')} of ${row.name} refuse writes with acks=all`,
      many: (partitions, topics) =>
        `${partitions} partitions of ${topics} topics refuse writes with acks=all`,
      detail: 'Fewer replicas are in sync than min.insync.replicas asks for.',
      ruleIds: ['DUR-15'],
    }),
    ...grouped(rows, 'under-replicated', 'warn', (row) => row.underReplicated, {
      one: (row) => `${plural(row.underReplicated, 'partition')} of ${row.name} run on fewer copies`,
      many: (partitions, topics) => `${partitions} partitions of ${topics} topics run on fewer copies`,
      detail: 'Some replicas are out of the ISR; the next failure matters.',
      ruleIds: ['DUR-14'],
    }),
  ];
}

type Wording = {
  one: (row: TopicRowDto) => string;
  many: (partitions: number, topics: number) => string;
  detail: string;
  ruleIds: string[];
};

function grouped(
  rows: readonly TopicRowDto[],
  kind: string,
  severity: AttentionItemDto['severity'],
  countOf: (row: TopicRowDto) => number,
  wording: Wording,
): AttentionItemDto[] {
  const hit = rows.filter((row) => countOf(row) > 0);
  const common = {
    severity,
    detail: wording.detail,
    ruleIds: wording.ruleIds,
    since: null,
    sinceIsBound: false,
  };
  if (hit.length <= TOPICS_NAMED) {
    return hit.map((row) => ({
      ...common,
      id: `topic-${kind}-${row.name}`,
      title: wording.one(row),
      subject: { kind: 'topic', name: row.name },
    }));
  }
  const partitions = hit.reduce((sum, row) => sum + countOf(row), 0);
  return [
    {
      ...common,
      id: `topics-${kind}`,
      title: wording.many(partitions, hit.length),
      subject: { kind: 'cluster', name: kind },
    },
  ];
}

/** What each kind of trouble of a group means. */
export const GROUP_TITLES: Partial<
  Record<GroupStatus, { severity: AttentionItemDto['severity']; title: (id: string) => string; rule: string }>
> = {
  lost: { severity: 'critical', title: (id) => `${id} lost unread records`, rule: 'GRP-01' },
  stopped: { severity: 'warn', title: (id) => `${id} stopped with unread records`, rule: 'GRP-04' },
  invalid: { severity: 'critical', title: (id) => `${id} points beyond the log end`, rule: 'GRP-05' },
  blocked: { severity: 'warn', title: (id) => `${id} waits for an open transaction`, rule: 'GRP-13' },
  uncommitted: {
    severity: 'warn',
    title: (id) => `${id} never committed where records arrive`,
    rule: 'GRP-04',
  },
  unstable: { severity: 'warn', title: (id) => `${id} rebalances too often`, rule: 'GRP-09' },
  stalled: { severity: 'warn', title: (id) => `${id} makes no progress`, rule: 'GRP-04' },
  rewound: { severity: 'warn', title: (id) => `${id} reads records again`, rule: 'GRP-05' },
  lagging: { severity: 'warn', title: (id) => `${id} falls behind`, rule: 'GRP-03' },
};

function groupItem(row: GroupRowDto): AttentionItemDto | undefined {
  const wording = GROUP_TITLES[row.status];
  if (!wording) return undefined;
  return {
    id: `group-${row.groupId}`,
    severity: isUrgent(row) ? 'critical' : wording.severity,
    title: wording.title(row.groupId),
    detail: urgency(row),
    ruleIds: isUrgent(row) ? [wording.rule, 'GRP-02'] : [wording.rule],
    since: row.statusSince,
    sinceIsBound: row.statusSinceIsBound,
    subject: { kind: 'group', name: row.groupId },
  };
}

/** GRP-02: within a day, or sooner. */
const isUrgent = ({ horizon }: GroupRowDto): boolean => horizon.ms !== null && horizon.ms < 24 * 3_600_000;

/** What is lost and when comes before what is wrong. */
function urgency({ statusReason, timeLag, horizon }: GroupRowDto): string {
  const behind = timeLag.ms === 0 ? null : timeLagWords(timeLag);
  const left = horizonWords(horizon);
  const lost = left === null ? '' : `Unread records are deleted in ${left}. `;
  return `${lost}${behind === null ? '' : `${behind} behind. `}${statusReason}`;
}

/** Parts of the picture that could not be read: silence is not health. */
function unreadableItems(snapshot: ClusterSnapshot): AttentionItemDto[] {
  const denied = latest(snapshot.sections.topicConfigs)?.value.byTopic ?? new Map();
  const hidden = [...denied.values()].filter((result) => !result.ok).length;
  if (hidden === 0) return [];
  return [
    {
      id: 'configs-hidden',
      severity: 'info',
      title: `Configs of ${plural(hidden, 'topic')} cannot be read`,
      detail: 'Grant DESCRIBE_CONFIGS to the principal Highwater uses.',
      ruleIds: [],
      since: null,
      sinceIsBound: false,
      subject: { kind: 'cluster', name: 'configs' },
    },
  ];
}
