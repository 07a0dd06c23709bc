'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { focusPageFilter } from '@/components/ui/shortcut-scope.ts';
import { routes } from '@/lib/client/routes.ts';
import { subjectParam } from '@/lib/contracts/timeline.ts';
import { BottomTabs } from './bottom-tabs.tsx';
import { CommandMenu } from './command-menu.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { ShellContext } from './shell-context.tsx';
import type { GoTarget } from './shortcut-keys.ts';
import { shownSubject } from './shown-subject.ts';
import { Sidebar } from './sidebar.tsx';
import { useClusterParam } from './use-cluster-param.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** What stays while pages change: navigation, keys, the command menu. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const router = useRouter();
  const clusterId = useClusterParam();
  const pathname = usePathname();
  const [overlay, setOverlay] = useState<'search' | 'help' | null>(null);
  const actions = useMemo(
    () => ({ openSearch: () => setOverlay('search'), openHelp: () => setOverlay('help') }),
    [],
  );
  const go = (target: GoTarget) => {
    if (target === 'clusters') router.push(routes.clusters());
    else if (clusterId !== null) router.push(routes[target](clusterId));
  };
  const showChanges = () => {
    const subject = shownSubject(pathname);
    if (clusterId === null || subject === null) return;
    router.push(routes.timeline(clusterId, { subject: subjectParam(subject), related: true }));
  };
  useShortcuts((action) => {
    if (action.kind === 'go') go(action.target);
    else if (action.kind === 'changes') showChanges();
    else if (action.kind === 'help') actions.openHelp();
    else if (!focusPageFilter()) actions.openSearch();
  }, actions.openSearch);

  const close = (open: boolean) => {
    if (!open) setOverlay(null);
  };
  return (
    <ShellContext value={actions}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md border border-line-strong bg-surface px-3 py-1.5 font-medium focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="flex h-dvh overflow-hidden print:block print:h-auto print:overflow-visible">
        <Sidebar />
        <div className="flex min-w-0 flex-1 flex-col print:block">
          {children}
          <BottomTabs />
        </div>
      </div>
      <CommandMenu clusterId={clusterId} open={overlay === 'search'} onOpenChange={close} />
      <HelpDialog open={overlay === 'help'} onOpenChange={close} />
    </ShellContext>
  );
}
