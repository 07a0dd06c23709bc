'use client';

import { Database } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn.ts';
import { routes } from '@/lib/client/routes.ts';
import { isCurrent, navItems } from './nav-items.ts';
import { useClusterParam } from './use-cluster-param.ts';

/** Navigation below 768 px. */
export function BottomTabs() {
  const clusterId = useClusterParam();
  const pathname = usePathname();
  const items = clusterId === null ? [] : navItems(clusterId, undefined);
  const pages = items.filter(({ section }) => section === 'Operate');
  const tabs = [
    ...pages.map((item) => ({
      key: item.key,
      label: item.shortLabel,
      icon: item.icon,
      href: item.href,
      current: isCurrent(item, pathname),
    })),
    {
      key: 'clusters',
      label: 'Clusters',
      icon: Database,
      href: routes.clusters(),
      current: clusterId === null,
    },
  ];
  return (
    <nav aria-label="Main" className="flex flex-none border-t border-line bg-surface md:hidden print:hidden">
      {tabs.map(({ key, label, icon: Icon, href, current }) => (
        <Link
          key={key}
          href={href}
          {...(current && { 'aria-current': 'page' as const })}
          className={cn(
            'flex h-[52px] flex-1 flex-col items-center justify-center gap-0.5 text-[11px]/[14px] font-medium text-ink-3 -outline-offset-2',
            current && 'font-semibold text-accent',
          )}
        >
          <Icon aria-hidden className="size-[18px]" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
