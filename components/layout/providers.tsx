'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { TooltipProvider } from '@/components/ui/tooltip.tsx';
import { createQueryClient } from '@/lib/client/query-client.ts';
import { serverClock } from '@/lib/client/server-clock.ts';
import type { Theme } from '@/lib/client/theme.ts';
import { RenderedAtContext } from '@/lib/client/use-server-now.ts';
import { ThemeProvider } from './theme.tsx';

type ProvidersProps = {
  /** The server's clock when it rendered this page. */
  renderedAt: number;
  theme: Theme;
  children: ReactNode;
};

export function Providers({ renderedAt, theme, children }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  useEffect(() => serverClock.observe(renderedAt), [renderedAt]);
  return (
    <QueryClientProvider client={client}>
      <RenderedAtContext value={renderedAt}>
        <ThemeProvider initial={theme}>
          <NuqsAdapter>
            <TooltipProvider delayDuration={300}>{children}</TooltipProvider>
          </NuqsAdapter>
        </ThemeProvider>
      </RenderedAtContext>
    </QueryClientProvider>
  );
}
