'use client';

import Link from 'next/link';
import { ChangesPanel } from '@/components/changes/changes-panel.tsx';
import { TimeRangeMenu } from '@/components/charts/time-range.tsx';
import { GroupActions, OpenGroupOperation } from '@/components/group-operations/group-operations.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { useChartMarks } from '@/components/timeline/use-chart-marks.ts';
import { WhatChangedPanel } from '@/components/timeline/what-changed-panel.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { useGroup } from '@/lib/client/groups.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { GroupCharts } from './group-charts.tsx';
import { groupTitle } from './group-link.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupPartitions } from './group-partitions.tsx';
import { GroupStats } from './group-stats.tsx';
import { GroupStatusMark, groupKindLabels } from './group-status.tsx';
import { GroupTopics } from './group-topics.tsx';
import { NeededRateRow } from './needed-rate-row.tsx';
import { StatusSince } from './status-since.tsx';

function Content({ clusterId, detail }: { clusterId: string; detail: GroupDetailDto }) {
  const { group } = detail;
  const title = groupTitle(group.groupId);
  const subject = { kind: 'group', name: group.groupId } as const;
  const marks = useChartMarks(clusterId, subject);
  return (
    <>
      <PageHead
        title={title}
        badges={
          <>
            <CopyButton text={group.groupId} label="Copy the group id" />
            <GroupStatusMark of={group} pill />
            <StatusSince of={group} />
            <Badge>{groupKindLabels[group.kind]}</Badge>
            <Badge>{group.state}</Badge>
          </>
        }
        detail={`${group.statusReason} Coordinator is broker ${group.coordinatorId}.`}
        actions={
          <>
            <TimeRangeMenu className="md:hidden" />
            <GroupActions clusterId={clusterId} detail={detail} />
            <Button asChild>
              <Link href={routes.configs(clusterId, { kind: 'group', name: group.groupId })}>Configs</Link>
            </Button>
          </>
        }
      />
      {detail.commitsError !== null && (
        <Banner tone="stale" title={`Offsets of ${title} could not be read`}>
          {detail.commitsError.message}
          {detail.commitsError.kafka !== undefined &&
            ` ${detail.commitsError.kafka.name} (${detail.commitsError.kafka.code}).`}{' '}
          Its lag is unknown, not 0; shown are the last known values.
        </Banner>
      )}
      {detail.attribution !== null && (
        <p className="flex-none text-sm">
          <b className="font-semibold">Where to look:</b> {detail.attribution.words}
        </p>
      )}
      <GroupStats detail={detail} />
      <NeededRateRow detail={detail} />
      <GroupCharts
        clusterId={clusterId}
        groupId={group.groupId}
        sampledAt={group.lag.sampledAt}
        marks={marks}
      />
      {detail.topics.length > 1 && (
        <GroupTopics clusterId={clusterId} groupId={group.groupId} topics={detail.topics} />
      )}
      <GroupPartitions clusterId={clusterId} groupId={group.groupId} partitions={detail.partitions} />
      <div className="grid min-w-0 flex-none items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,480px)]">
        <GroupMembers detail={detail} />
        <WhatChangedPanel clusterId={clusterId} subject={subject} />
      </div>
    </>
  );
}

export function GroupPage({ clusterId, groupId }: { clusterId: string; groupId: string }) {
  const query = useGroup(clusterId, groupId);
  const { data: overview } = useOverview(clusterId);
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
      {/* A group that was deleted here can be brought back from here. */}
      <ChangesPanel
        clusterId={clusterId}
        subject={{ kind: 'group', name: groupId }}
        isWritable={overview?.cluster.writable === true}
      />
      <OpenGroupOperation clusterId={clusterId} groupId={groupId} detail={query.data} />
    </PageFrame>
  );
}
