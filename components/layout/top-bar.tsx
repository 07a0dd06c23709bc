'use client';

import { ChevronLeft, ChevronRight, CircleHelp, Search } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { useShell } from './shell-context.tsx';
import { ThemeMenu } from './theme.tsx';

export type Crumb = { label: string; href: Route };

function Crumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 max-md:hidden">
      <ol className="flex min-w-0 items-center gap-1.5 font-medium whitespace-nowrap text-ink-3">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.href}>
            <li className="flex-none">
              <Link href={crumb.href} className="rounded-sm hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            </li>
            <li aria-hidden="true" className="flex-none">
              <ChevronRight className="size-3 opacity-70" />
            </li>
          </Fragment>
        ))}
        <li aria-current="page" title={title} className="min-w-0 truncate font-semibold text-ink">
          {title}
        </li>
      </ol>
    </nav>
  );
}

/** Below 768 px: one step back, the title, and where one is. */
function NarrowTitle({
  crumbs,
  title,
  place,
}: {
  crumbs: readonly Crumb[];
  title: string;
  place: ReactNode;
}) {
  const parent = crumbs.at(-1);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 md:hidden">
      {parent !== undefined && (
        <Button asChild variant="ghost" size="icon">
          <Link href={parent.href} aria-label={`Back to ${parent.label}`}>
            <ChevronLeft aria-hidden className="size-4" />
          </Link>
        </Button>
      )}
      <div className="min-w-0">
        <p title={title} className="truncate font-semibold">
          {title}
        </p>
        <div className="flex min-w-0 items-center gap-1.5 text-xs text-ink-3">{place}</div>
      </div>
    </div>
  );
}

type TopBarProps = {
  crumbs: readonly Crumb[];
  title: string;
  /** Cluster and environment, shown where the sidebar is not. */
  place: ReactNode;
  /** What the page's view can be set to; there is no room for it below 768 px. */
  tools?: ReactNode;
  /** How old the page's data is. */
  age?: ReactNode;
};

export function TopBar({ crumbs, title, place, tools, age }: TopBarProps) {
  const { openSearch, openHelp } = useShell();
  return (
    <header className="flex h-12 flex-none items-center gap-2 border-b border-line bg-surface px-5 max-md:px-2 print:hidden">
      <Crumbs crumbs={crumbs} title={title} />
      <NarrowTitle crumbs={crumbs} title={title} place={place} />
      <div className="ml-auto flex flex-none items-center gap-2 max-md:gap-1">
        <button
          type="button"
          onClick={openSearch}
          aria-label="Search or jump to, Ctrl K"
          className="flex h-7 items-center gap-2 rounded-md border border-line bg-canvas pr-1.5 pl-2 text-sm text-ink-3 hover:bg-hover max-md:size-10 max-md:justify-center max-md:px-0 lg:w-[210px]"
        >
          <Search aria-hidden className="size-3.5 flex-none" />
          <span className="max-lg:hidden">Search or jump to</span>
          <span className="ml-auto max-lg:hidden">
            <Kbd>Ctrl K</Kbd>
          </span>
        </button>
        <span className="max-md:hidden">{tools}</span>
        {age}
        <Button size="icon" aria-label="All keys" onClick={openHelp} className="max-md:hidden">
          <CircleHelp aria-hidden className="size-3.5" />
        </Button>
        <ThemeMenu />
      </div>
    </header>
  );
}
