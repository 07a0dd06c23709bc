'use client';

import { Command } from 'cmdk';
import { Database, List, type LucideIcon, Search, Server, Users } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useClusters } from '@/lib/client/clusters.ts';
import { routes } from '@/lib/client/routes.ts';
import { type SearchHit, useSearch } from '@/lib/client/search.ts';
import { navItems } from './nav-items.ts';

type Entry = { id: string; label: string; detail: string; icon: LucideIcon; href: Route };

const hitLooks: Record<SearchHit['kind'], { icon: LucideIcon; heading: string }> = {
  topic: { icon: List, heading: 'Topics' },
  group: { icon: Users, heading: 'Consumer groups' },
  broker: { icon: Server, heading: 'Brokers' },
};

function hrefOf(clusterId: string, hit: SearchHit): Route {
  if (hit.kind === 'topic') return routes.topic(clusterId, hit.name);
  if (hit.kind === 'group') return routes.group(clusterId, hit.name);
  return routes.broker(clusterId, Number(hit.name));
}

const matches = (entry: Entry, text: string): boolean =>
  entry.label.toLowerCase().includes(text.trim().toLowerCase());

function Entries({
  heading,
  entries,
  onChoose,
}: {
  heading: string;
  entries: readonly Entry[];
  onChoose: (entry: Entry) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {entries.map((entry) => {
        const Icon = entry.icon;
        return (
          <Command.Item
            key={entry.id}
            value={entry.id}
            onSelect={() => onChoose(entry)}
            className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-selected max-md:min-h-11"
          >
            <Icon aria-hidden className="size-3.5 flex-none text-ink-3" />
            <span className="min-w-0 truncate">{entry.label}</span>
            <span className="num ml-auto flex-none pl-2 text-xs text-ink-3">{entry.detail}</span>
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}

/** Everything there is to open, by name: pages, clusters, and through the search API topics, groups and brokers. */
function useEntries(clusterId: string | null, text: string) {
  const { data: clusters } = useClusters();
  const search = useSearch(clusterId, text.trim());
  const current = clusters?.items.find((cluster) => cluster.id === clusterId);
  const pages: Entry[] =
    clusterId === null
      ? []
      : navItems(clusterId, current).map((item) => ({
          id: `page ${item.key}`,
          label: item.label,
          detail: item.count ?? '',
          icon: item.icon,
          href: item.href,
        }));
  const clusterEntries: Entry[] = [
    { id: 'page clusters', label: 'Clusters', detail: '', icon: Database, href: routes.clusters() },
    ...(clusters?.items ?? []).map((cluster) => ({
      id: `cluster ${cluster.id}`,
      label: cluster.name,
      detail: cluster.environment,
      icon: Database,
      href: routes.overview(cluster.id),
    })),
  ];
  const hits = text.trim() === '' || clusterId === null ? [] : (search.data?.items ?? []);
  const found = (['topic', 'group', 'broker'] as const).map((kind) => ({
    heading: hitLooks[kind].heading,
    entries: hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        id: `${hit.kind} ${hit.name}`,
        label: hit.kind === 'broker' ? `Broker ${hit.name}` : hit.name,
        detail: hit.detail,
        icon: hitLooks[kind].icon,
        href: hrefOf(clusterId ?? '', hit),
      }))
      // Until the answer is there, those found before: Enter must not open what has another name.
      .filter((entry) => !search.isPlaceholderData || matches(entry, text)),
  }));
  return {
    sections: [
      ...found,
      { heading: 'Pages', entries: pages.filter((entry) => matches(entry, text)) },
      { heading: 'Clusters', entries: clusterEntries.filter((entry) => matches(entry, text)) },
    ],
    failure: search.error,
    isSearching: search.isFetching,
  };
}

function Answer({
  text,
  failure,
  isSearching,
}: {
  text: string;
  failure: Error | null;
  isSearching: boolean;
}) {
  const said: ReactNode =
    failure !== null
      ? `Topics, groups and brokers could not be searched. ${failure.message}`
      : isSearching
        ? 'Searching'
        : `Nothing is named "${text.trim()}".`;
  return <Command.Empty className="px-2 py-6 text-center text-sm text-ink-3">{said}</Command.Empty>;
}

export function CommandMenu({
  clusterId,
  open,
  onOpenChange,
}: {
  clusterId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState('');
  const { sections, failure, isSearching } = useEntries(clusterId, text);
  const ids = sections.flatMap((section) => section.entries.map((entry) => entry.id));
  // Entries arrive after the key press that asked for them: Enter takes the first until another was chosen.
  const currentId = ids.includes(chosenId) ? chosenId : (ids[0] ?? '');
  const ask = (next: string) => {
    setText(next);
    setChosenId('');
  };
  const setOpen = (next: boolean) => {
    if (!next) ask('');
    onOpenChange(next);
  };
  const choose = (entry: Entry) => {
    setOpen(false);
    router.push(entry.href);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[min(70dvh,480px)] w-[min(560px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-[10px] border border-line bg-surface shadow-[var(--shadow-pop)]"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <Command
            shouldFilter={false}
            loop
            label="Search or jump to"
            value={currentId}
            onValueChange={setChosenId}
            className="flex min-h-0 flex-col"
          >
            <div className="flex flex-none items-center gap-2 border-b border-line px-3">
              <Search aria-hidden className="size-3.5 flex-none text-ink-3" />
              <Command.Input
                value={text}
                onValueChange={ask}
                placeholder={clusterId === null ? 'Cluster or page' : 'Topic, group, broker or page'}
                className="h-11 w-full bg-transparent text-sm outline-none placeholder:text-ink-3"
              />
            </div>
            <Command.List className="min-h-0 overflow-y-auto p-1">
              <Answer text={text} failure={failure} isSearching={isSearching} />
              {sections.map((section) => (
                <Entries
                  key={section.heading}
                  heading={section.heading}
                  entries={section.entries}
                  onChoose={choose}
                />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
