'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useShell } from './shell-context.tsx';
import { TopBar } from './top-bar.tsx';
import { useClusterParam } from './use-cluster-param.ts';

/** For an address whose topic, group, broker or cluster is not, or no longer, known. */
export function NotThere() {
  const clusterId = useClusterParam();
  const { openSearch } = useShell();
  return (
    <>
      <TopBar crumbs={[{ label: 'Clusters', href: routes.clusters() }]} title="Not found" place={clusterId} />
      <main className="grid min-h-0 flex-1 place-items-center">
        <h1 className="sr-only">Not found</h1>
        <EmptyState
          icon={SearchX}
          title="Nothing is known at this address"
          action={
            <span className="flex gap-2">
              <Button onClick={openSearch}>Search</Button>
              <Button asChild>
                <Link href={routes.clusters()}>All clusters</Link>
              </Button>
            </span>
          }
        >
          It was deleted, renamed, or not collected yet. A new topic or group appears within seconds.
        </EmptyState>
      </main>
    </>
  );
}
