import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/layout/console-shell.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { Prefetched } from './prefetch.tsx';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Prefetched queries={[{ queryKey: keys.clusters, load: () => services.clusters() }]}>
      <ConsoleShell>{children}</ConsoleShell>
    </Prefetched>
  );
}
