'use client';

import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { TimeRangeMenu } from '@/components/charts/time-range.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { useGroup } from '@/lib/client/groups.ts';
import { routes } from '@/lib/client/routes.ts';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { shortCount } from '@/lib/shared/format/count.ts';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { groupTitle } from './group-link.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupPartitions } from './group-partitions.tsx';
import { GroupStats } from './group-stats.tsx';
import { GroupStatusMark, groupKindLabels } from './group-status.tsx';

function Content({ clusterId, detail }: { clusterId: string; detail: GroupDetailDto }) {
  const { group } = detail;
  const title = groupTitle(group.groupId);
  return (
    <>
      <PageHead
        title={title}
        badges={
          <>
            <GroupStatusMark status={group.status} pill />
            <Badge>{groupKindLabels[group.kind]}</Badge>
            <Badge>{group.state}</Badge>
            <CopyButton text={group.groupId} label="Copy the group id" />
          </>
        }
        detail={`${group.statusReason} Coordinator is broker ${group.coordinatorId}.`}
      />
      {detail.commitsError !== null && (
        <Banner tone="stale" title={`Offsets of ${title} could not be read`}>
          {detail.commitsError.message}
          {detail.commitsError.kafka !== undefined &&
            ` ${detail.commitsError.kafka.name} (${detail.commitsError.kafka.code}).`}{' '}
          Its lag is unknown, not 0; shown are the last known values.
        </Banner>
      )}
      <GroupStats group={group} />
      <div className="grid min-w-0 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <div className="flex min-w-0 flex-col gap-3">
          <GroupPartitions clusterId={clusterId} groupId={group.groupId} partitions={detail.partitions} />
          <GroupMembers detail={detail} />
        </div>
        <div className="flex min-w-0 flex-col gap-3 max-xl:order-first">
          <HistoryPanel
            clusterId={clusterId}
            title="Lag"
            detail="records, all partitions"
            aside={<SectionAge section="commits" at={group.lag.sampledAt} />}
            source={{ kind: 'group', name: group.groupId, metric: 'lag' }}
            formatValue={(value) => joinQuantity(shortCount(value))}
          />
          <HistoryPanel
            clusterId={clusterId}
            title="Consumed"
            detail="records per second"
            aside={<SectionAge section="commits" at={group.lag.sampledAt} />}
            source={{ kind: 'group', name: group.groupId, metric: 'consumedPerSecond' }}
            formatValue={formatRate}
          />
        </div>
      </div>
    </>
  );
}

export function GroupPage({ clusterId, groupId }: { clusterId: string; groupId: string }) {
  const query = useGroup(clusterId, groupId);
  return (
    <PageFrame
      clusterId={clusterId}
      title={groupTitle(groupId)}
      crumbs={[{ label: 'Consumer groups', href: routes.groups(clusterId) }]}
      freshness={query.data}
      tools={<TimeRangeMenu />}
    >
      <Loaded query={query} loading="Reading the group" subject={`Group ${groupTitle(groupId)}`}>
        {(detail) => <Content clusterId={clusterId} detail={detail} />}
      </Loaded>
    </PageFrame>
  );
}
