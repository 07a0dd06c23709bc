'use client';

import { useMemo, useState } from 'react';
import { HistoryPanel } from '@/components/charts/history-panel.tsx';
import { historySources } from '@/components/charts/history-sources.ts';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { useChartMarks } from '@/components/timeline/use-chart-marks.ts';
import { WhatChangedPanel } from '@/components/timeline/what-changed-panel.tsx';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { copyBytes, partitionColumns } from './partition-columns.tsx';
import { PartitionPanel } from './partition-panel.tsx';
import { ReplicaLegend } from './replica-mark.tsx';

type PartitionsTabProps = { clusterId: string; detail: TopicDetailDto };

export function PartitionsTab({ clusterId, detail }: PartitionsTabProps) {
  const { partitions, brokers } = detail;
  const subject = { kind: 'topic', name: detail.topic.name } as const;
  const marks = useChartMarks(clusterId, subject);
  const [chosen, setChosen] = useState(0);
  const largest = Math.max(0, ...partitions.map((partition) => copyBytes(partition) ?? 0));
  const columns = useMemo(() => partitionColumns(brokers, largest), [brokers, largest]);
  const selected = partitions.find((partition) => partition.partition === chosen) ?? partitions[0];
  return (
    <div className="grid min-w-0 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_300px]">
      <section
        aria-label="Partitions and replicas"
        className="flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface"
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3 py-1.5 text-xs text-ink-3">
          <span className="inline-flex items-center gap-1.5">
            Offsets <SectionAge section="offsets" />
          </span>
          <span className="inline-flex items-center gap-1.5">
            Replicas <SectionAge section="metadata" />
          </span>
          <span className="inline-flex items-center gap-1.5">
            Sizes <SectionAge section="logDirs" />
          </span>
          <span className="ml-auto">
            <ReplicaLegend />
          </span>
        </div>
        <DataTable
          label={`Partitions of ${detail.topic.name}`}
          columns={columns}
          rows={partitions}
          rowId={(partition) => String(partition.partition)}
          initialSort="partition"
          virtual={partitions.length > 60}
          primary
          className="max-h-[70dvh]"
          isSelected={(partition) => partition === selected}
          onOpen={(partition) => setChosen(partition.partition)}
        />
      </section>
      <div className="flex min-w-0 flex-col gap-3">
        {selected !== undefined && <PartitionPanel partition={selected} brokers={brokers} />}
        <HistoryPanel
          clusterId={clusterId}
          title="Records in"
          detail="per second"
          source={historySources.topicThroughput(detail.topic.name)}
          formatValue={formatRate}
          marks={marks}
        />
        <WhatChangedPanel clusterId={clusterId} subject={subject} />
      </div>
    </div>
  );
}
