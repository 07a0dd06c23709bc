'use client';

import type { ReactNode } from 'react';
import { EnvironmentChip } from '@/components/clusters/environment-chip.tsx';
import { FreshnessBanners } from '@/components/freshness/freshness-banners.tsx';
import { FreshnessProvider } from '@/components/freshness/freshness-context.tsx';
import { FreshnessPill } from '@/components/freshness/freshness-pill.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { cn } from '@/components/ui/cn.ts';
import { ApiError } from '@/lib/client/api.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import type { FreshnessDto } from '@/lib/contracts/common.ts';
import { Footer } from './footer.tsx';
import { type Crumb, TopBar } from './top-bar.tsx';

type PageFrameProps = {
  clusterId: string;
  title: string;
  /** Between the cluster and this page. */
  crumbs?: readonly Crumb[];
  /** Of the data on this page; undefined while it loads. */
  freshness: FreshnessDto | undefined;
  /** In the top bar; below 768 px a page shows it beside its title. */
  tools?: ReactNode;
  /** The content fills the height and scrolls inside itself, as long lists do. */
  fill?: boolean;
  children: ReactNode;
};

/** One page of a cluster: top bar with the age of its data, what is missing, the content, the footer. */
export function PageFrame({
  clusterId,
  title,
  crumbs = [],
  freshness,
  tools,
  fill,
  children,
}: PageFrameProps) {
  const { data: overview, error } = useOverview(clusterId);
  const cluster = overview?.cluster;
  const lostServer = error instanceof ApiError && error.code === 'network';
  const top = { label: cluster?.name ?? clusterId, href: routes.overview(clusterId) };
  return (
    <FreshnessProvider value={freshness}>
      <TopBar
        crumbs={[top, ...crumbs]}
        title={title}
        place={
          <>
            <span title={top.label} className="truncate">
              {top.label}
            </span>
            {cluster !== undefined && <EnvironmentChip environment={cluster.environment} />}
          </>
        }
        tools={tools}
        age={<FreshnessPill freshness={freshness} />}
      />
      <main
        id="main"
        className={cn(
          'flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 py-4 max-md:px-3 max-md:py-3 print:block print:overflow-visible print:p-0',
          fill === true ? 'md:overflow-hidden' : '*:flex-none',
        )}
      >
        {lostServer && (
          <Banner tone="crit" title="Highwater does not answer">
            Nothing below is updated until it does. {error.message}
          </Banner>
        )}
        <FreshnessBanners freshness={freshness} cluster={cluster} />
        {children}
      </main>
      <Footer overview={overview} />
    </FreshnessProvider>
  );
}
