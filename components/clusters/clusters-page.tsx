'use client';

import { Database, Plus } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { TopBar } from '@/components/layout/top-bar.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useClusters } from '@/lib/client/clusters.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { ClusterCard } from './cluster-card.tsx';
import { ClusterDialog } from './cluster-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

type Open = { kind: 'add' } | { kind: 'edit' | 'remove'; cluster: ClusterSummaryDto } | null;

function headline(clusters: readonly ClusterSummaryDto[]): string {
  const silent = clusters.filter((cluster) => cluster.status === 'unreachable').length;
  const known = plural(clusters.length, 'cluster');
  return silent === 0 ? `${known}, all watched at once.` : `${known}, ${silent} without an answer.`;
}

export function ClustersPage() {
  const query = useClusters();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const add = (
    <Button variant="primary" onClick={() => setOpen({ kind: 'add' })}>
      <Plus aria-hidden className="size-3.5" />
      Add cluster
    </Button>
  );
  return (
    <>
      <TopBar crumbs={[]} title="Clusters" place="Highwater" />
      <main id="main" className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 py-4 max-md:px-3">
        <PageHead
          title="Clusters"
          detail={query.data === undefined ? undefined : headline(query.data.items)}
          actions={add}
        />
        {query.data !== undefined && query.error !== null && (
          <Banner tone="crit" title="Highwater does not answer">
            Nothing below is updated until it does. {query.error.message}
          </Banner>
        )}
        <Loaded query={query} loading="Reading the clusters" subject="The clusters">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={Database} title="No cluster is watched yet">
                Add one with its bootstrap servers, or start Highwater with HIGHWATER_BOOTSTRAP set.
              </EmptyState>
            ) : (
              <ul className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
                {items.map((cluster) => (
                  <ClusterCard
                    key={cluster.id}
                    cluster={cluster}
                    onEdit={() => setOpen({ kind: 'edit', cluster })}
                    onRemove={() => setOpen({ kind: 'remove', cluster })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </main>
      {open?.kind === 'add' && <ClusterDialog cluster={null} onClose={close} />}
      {open?.kind === 'edit' && <ClusterDialog cluster={open.cluster} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDialog cluster={open.cluster} onClose={close} />}
    </>
  );
}
