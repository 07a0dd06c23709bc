'use client';

import type { LucideIcon } from 'lucide-react';
import { CircleX, Database } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Fragment } from 'react';
import { cn } from '@/components/ui/cn.ts';
import { useAlertSummary } from '@/lib/client/alerts.ts';
import { useClusters } from '@/lib/client/clusters.ts';
import { routes } from '@/lib/client/routes.ts';
import { ClusterSwitcher } from './cluster-switcher.tsx';
import { Logo } from './logo.tsx';
import { isCurrent, navItems, navSections } from './nav-items.ts';
import { useClusterParam } from './use-cluster-param.ts';

type NavLinkProps = {
  href: Route;
  label: string;
  icon: LucideIcon;
  current: boolean;
  count?: string | null;
  trouble?: string | null;
};

function NavLink({ href, label, icon: Icon, current, count = null, trouble = null }: NavLinkProps) {
  return (
    <Link
      href={href}
      title={trouble ?? label}
      {...(current && { 'aria-current': 'page' as const })}
      className={cn(
        'flex h-7 items-center gap-2 rounded-md px-2 font-medium text-ink-2 hover:bg-hover max-xl:justify-center',
        current && 'bg-selected text-ink',
      )}
    >
      <Icon aria-hidden className={cn('size-3.5 flex-none text-ink-3', current && 'text-accent')} />
      <span className="max-xl:sr-only">{label}</span>
      {count !== null && (
        <span
          className={cn(
            'num ml-auto inline-flex items-center gap-[3px] text-xs font-normal text-ink-3 max-xl:hidden',
            trouble !== null && 'font-semibold text-crit',
          )}
        >
          {trouble !== null && <CircleX aria-hidden className="size-[11px]" />}
          {count}
        </span>
      )}
    </Link>
  );
}

/** 208 px wide, icons only below 1280 px, gone below 768 px where the bottom tabs take over. */
export function Sidebar() {
  const clusterId = useClusterParam();
  const pathname = usePathname();
  const { data } = useClusters();
  const cluster = data?.items.find((candidate) => candidate.id === clusterId);
  const { data: alerts } = useAlertSummary(clusterId);
  const items = clusterId === null ? [] : navItems(clusterId, cluster, alerts?.firing);
  const hasPages = clusterId !== null && (data === undefined || cluster !== undefined);
  return (
    <aside className="flex w-52 flex-none flex-col border-r border-line bg-surface px-2 pb-2 max-xl:w-14 max-md:hidden print:hidden">
      <Link
        href={routes.clusters()}
        className="flex h-12 flex-none items-center gap-2 px-2 text-[14px] font-[650] tracking-tight text-ink max-xl:justify-center"
      >
        <Logo className="flex-none text-accent" />
        <span className="max-xl:sr-only">Highwater</span>
      </Link>
      {hasPages && <ClusterSwitcher clusterId={clusterId} />}
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {hasPages &&
          navSections.map((section) => (
            <Fragment key={section}>
              <p className="px-2 pt-3 pb-1 text-xs font-medium text-ink-3 max-xl:sr-only">{section}</p>
              {items
                .filter((item) => item.section === section)
                .map((item) => (
                  <NavLink
                    key={item.key}
                    href={item.href}
                    label={item.label}
                    icon={item.icon}
                    count={item.count}
                    trouble={item.trouble}
                    current={isCurrent(item, pathname)}
                  />
                ))}
            </Fragment>
          ))}
        <div className="mt-auto pt-3">
          <NavLink
            href={routes.clusters()}
            label="Clusters"
            icon={Database}
            count={data === undefined ? null : String(data.items.length)}
            current={clusterId === null}
          />
        </div>
      </nav>
    </aside>
  );
}
