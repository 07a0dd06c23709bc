import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type TabLink = { href: Route; label: string; count?: ReactNode; current: boolean };

/** Tabs that are addresses: links with `aria-current`, so the browser's own keys and history work. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="flex-none overflow-x-auto border-b border-line">
      <ul className="flex h-[34px] gap-5 max-md:h-11">
        {tabs.map((tab) => (
          <li key={tab.label} className="flex">
            <Link
              href={tab.href}
              scroll={false}
              {...(tab.current && { 'aria-current': 'page' as const })}
              className={cn(
                'inline-flex items-center gap-1.5 border-b-2 border-transparent px-0.5 font-medium whitespace-nowrap text-ink-3 -outline-offset-2 hover:text-ink',
                tab.current && 'border-accent font-semibold text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="num text-xs font-normal text-ink-3">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
