'use client';

import { ChevronsUpDown, Settings2 } from 'lucide-react';
import Link from 'next/link';
import { ClusterStatus } from '@/components/clusters/cluster-status.tsx';
import { EnvironmentChip } from '@/components/clusters/environment-chip.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu.tsx';
import { useClusters } from '@/lib/client/clusters.ts';
import { routes } from '@/lib/client/routes.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { plural } from '@/lib/shared/format/count.ts';

function summaryOf({ brokersKnown, metadataVersion }: ClusterSummaryDto): string {
  if (brokersKnown === null) return 'No answer yet';
  const brokers = plural(brokersKnown, 'broker');
  // Only a KRaft controller finalises a metadata version.
  return metadataVersion === null ? brokers : `KRaft, ${brokers}`;
}

export function ClusterSwitcher({ clusterId }: { clusterId: string }) {
  const { data } = useClusters();
  const clusters = data?.items ?? [];
  const current = clusters.find((cluster) => cluster.id === clusterId);
  return (
    <Menu
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={`Cluster ${current?.name ?? clusterId}, switch to another`}
          className="mb-2 grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 rounded-md border border-line bg-canvas px-2 py-1.5 text-left hover:bg-hover max-xl:grid-cols-1 max-xl:justify-items-center max-xl:px-0.5"
        >
          <span className="flex min-w-0 items-center gap-1.5">
            <b className="truncate font-semibold max-xl:sr-only">{current?.name ?? clusterId}</b>
            {current !== undefined && <EnvironmentChip environment={current.environment} />}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3 max-xl:hidden" />
          {current !== undefined && (
            <span className="col-span-full truncate text-xs text-ink-3 max-xl:hidden">
              {summaryOf(current)}
            </span>
          )}
        </button>
      }
    >
      <MenuLabel>Clusters</MenuLabel>
      {clusters.map((cluster) => (
        <MenuItem key={cluster.id} asChild>
          <Link href={routes.overview(cluster.id)} prefetch={false}>
            <span className="min-w-0 truncate font-medium">{cluster.name}</span>
            <EnvironmentChip environment={cluster.environment} />
            <span className="ml-auto">
              <ClusterStatus cluster={cluster} />
            </span>
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href={routes.clusters()}>
          <Settings2 aria-hidden className="size-3.5 text-ink-3" />
          All clusters
        </Link>
      </MenuItem>
    </Menu>
  );
}
