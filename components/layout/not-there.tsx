'use client';

import { SearchX } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { useClusters } from '@/lib/client/clusters.ts';
import { routes } from '@/lib/client/routes.ts';
import { type Missing, missingAt, missingTitle } from './missing.ts';
import { useShell } from './shell-context.tsx';
import { type Crumb, TopBar } from './top-bar.tsx';
import { useClusterParam } from './use-cluster-param.ts';

const lists: Partial<Record<Missing['kind'], { label: string; href: (clusterId: string) => Route }>> = {
  topic: { label: 'Topics', href: routes.topics },
  'consumer group': { label: 'Consumer groups', href: routes.groups },
  broker: { label: 'Brokers', href: routes.brokers },
};

/** For an address whose topic, group, broker or cluster is not, or no longer, known. */
export function NotThere() {
  const pathname = usePathname();
  const clusterId = useClusterParam();
  const { data: clusters } = useClusters();
  const { openSearch } = useShell();
  const cluster = clusters?.items.find(({ id }) => id === clusterId);
  const missing = missingAt(pathname, cluster !== undefined);
  const list = lists[missing.kind];
  const crumbs: Crumb[] = [
    { label: 'Clusters', href: routes.clusters() },
    ...(cluster === undefined ? [] : [{ label: cluster.name, href: routes.overview(cluster.id) }]),
    ...(cluster === undefined || list === undefined
      ? []
      : [{ label: list.label, href: list.href(cluster.id) }]),
  ];
  const parent = crumbs.at(-1);
  return (
    <>
      <TopBar crumbs={crumbs} title="Not found" place={cluster?.name} />
      <main id="main" className="grid min-h-0 flex-1 place-items-center">
        <h1 className="sr-only">Not found</h1>
        <EmptyState
          icon={SearchX}
          title={missingTitle(missing, cluster?.name ?? null)}
          action={
            <span className="flex gap-2">
              <Button onClick={openSearch}>Search</Button>
              {parent !== undefined && (
                <Button asChild>
                  <Link href={parent.href}>Open {parent.label}</Link>
                </Button>
              )}
            </span>
          }
        >
          Nothing is known at this address. It was deleted, renamed, or not collected yet; a new topic or
          group appears within seconds.
        </EmptyState>
      </main>
    </>
  );
}
