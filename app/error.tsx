'use client';

import { CircleX } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorProps) {
  return (
    <main className="grid h-dvh place-items-center">
      <h1 className="sr-only">Error</h1>
      <EmptyState
        icon={CircleX}
        title="This page failed"
        action={<Button onClick={reset}>Load it again</Button>}
      >
        Nothing was changed. {error.digest !== undefined && `The log has it under ${error.digest}.`}
      </EmptyState>
    </main>
  );
}
