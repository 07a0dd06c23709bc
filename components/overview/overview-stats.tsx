'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import type { AttentionItemDto, MeasuredCountDto, OverviewDto } from '@/lib/contracts/clusters.ts';
import { formatCount, plural, shortCount } from '@/lib/shared/format/count.ts';
import { rateQuantity } from '@/lib/shared/format/rate.ts';

const above = (count: MeasuredCountDto): boolean => count.value !== null && count.value > 0;

const isCriticalGroup = ({ severity, subject }: AttentionItemDto): boolean =>
  severity === 'critical' && subject.kind === 'group';

const None = () => (
  <StatusMark tone="ok" icon={CircleCheck}>
    None
  </StatusMark>
);

export function OverviewStats({ overview }: { overview: OverviewDto }) {
  const { stats, controller, cluster } = overview;
  const { offlinePartitions, belowMinIsr, atMinIsr, underReplicated, groupsAtRisk, groups } = stats;
  return (
    <StatStrip label="Cluster now">
      <Stat
        label="Offline partitions"
        value={shortCount(offlinePartitions.value)}
        reason={offlinePartitions.reason}
        tone={above(offlinePartitions) ? 'crit' : 'normal'}
        aside={<SectionAge section="metadata" at={offlinePartitions.at} />}
        detail={
          above(offlinePartitions) ? (
            <StatusMark tone="crit" icon={CircleX}>
              No reads, no writes
            </StatusMark>
          ) : (
            offlinePartitions.value === 0 && <None />
          )
        }
      />
      <Stat
        label="Below min ISR"
        value={shortCount(belowMinIsr.value)}
        reason={belowMinIsr.reason}
        tone={above(belowMinIsr) ? 'crit' : 'normal'}
        aside={<SectionAge section="metadata" at={belowMinIsr.at} />}
        detail={
          above(belowMinIsr) ? (
            <StatusMark tone="crit" icon={CircleX}>
              acks=all refused
            </StatusMark>
          ) : (
            belowMinIsr.value === 0 && <None />
          )
        }
      />
      <Stat
        label="Under-replicated"
        value={shortCount(underReplicated.value)}
        reason={underReplicated.reason}
        tone={above(underReplicated) ? 'warn' : 'normal'}
        aside={<SectionAge section="metadata" at={underReplicated.at} />}
        detail={
          above(underReplicated) ? (
            <StatusMark tone="warn" icon={TriangleAlert}>
              {atMinIsr.value === null ? 'Fewer copies' : `${formatCount(atMinIsr.value)} at min ISR`}
            </StatusMark>
          ) : (
            underReplicated.value === 0 && <None />
          )
        }
      />
      <Stat
        label="Groups at risk"
        value={shortCount(groupsAtRisk.value)}
        reason={groupsAtRisk.reason}
        tone={above(groupsAtRisk) ? (overview.attention.some(isCriticalGroup) ? 'crit' : 'warn') : 'normal'}
        aside={<SectionAge section="commits" at={groupsAtRisk.at} />}
        detail={groups.value === null ? undefined : `of ${plural(groups.value, 'group')}`}
      />
      <Stat
        label="Lag, all groups"
        value={shortCount(stats.totalLagMessages.value)}
        reason={stats.totalLagMessages.reason}
        aside={<SectionAge section="commits" at={stats.totalLagMessages.at} />}
        detail={stats.totalLagMessages.reason ?? 'records'}
      />
      <Stat
        label="Records in"
        value={rateQuantity(stats.messagesInPerSecond.value)}
        reason={stats.messagesInPerSecond.reason}
        aside={<SectionAge section="offsets" at={stats.messagesInPerSecond.at} />}
        detail={
          cluster.brokersAnswering === null || cluster.brokersKnown === null
            ? undefined
            : `${cluster.brokersAnswering} of ${plural(cluster.brokersKnown, 'broker')} answered`
        }
      />
      <Stat
        label="Active controller"
        value={
          controller.leaderId === null
            ? null
            : { text: String(controller.leaderId), unit: `epoch ${controller.leaderEpoch ?? '?'}` }
        }
        reason="the quorum did not answer"
        aside={<SectionAge section="quorum" at={controller.at} />}
        detail={
          controller.voters !== null &&
          controller.votersCaughtUp !== null && (
            <StatusMark
              tone={controller.votersCaughtUp === controller.voters ? 'ok' : 'warn'}
              icon={controller.votersCaughtUp === controller.voters ? CircleCheck : TriangleAlert}
            >
              {controller.votersCaughtUp} of {plural(controller.voters, 'voter')}
            </StatusMark>
          )
        }
      />
    </StatStrip>
  );
}
