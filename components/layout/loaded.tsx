'use client';

import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { SkeletonRows } from '@/components/ui/skeleton.tsx';
import { ApiError } from '@/lib/client/api.ts';

type QueryLike<T> = {
  data: T | undefined;
  error: Error | null;
  refetch: () => Promise<unknown>;
};

type LoadedProps<T> = {
  query: QueryLike<T>;
  /** What is being read, for the skeleton: "Reading topics". */
  loading: string;
  /** What could not be read: "The topics". */
  subject: string;
  children: (data: T) => ReactNode;
};

/** The data once there is some, however old; before that its skeleton, or why there is none. */
export function Loaded<T>({ query, loading, subject, children }: LoadedProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error !== null && <Outdated error={query.error} subject={subject} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error !== null) return <Failure error={query.error} subject={subject} onRetry={query.refetch} />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <SkeletonRows label={loading} />
    </div>
  );
}

/** Why the data shown is not renewed. A server that does not answer at all is said once per page, not here. */
function Outdated({ error, subject }: { error: Error; subject: string }) {
  if (!(error instanceof ApiError) || error.code === 'network') return null;
  return error.status === 404 ? (
    <Banner tone="crit" title={`${subject} is no longer there`}>
      {error.message} Shown is what was known last.
    </Banner>
  ) : (
    <Banner tone="stale" title={`${subject} could not be read again`}>
      {error.message} Shown is what was known last.
    </Banner>
  );
}

function Failure({
  error,
  subject,
  onRetry,
}: {
  error: Error;
  subject: string;
  onRetry: () => Promise<unknown>;
}) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <EmptyState icon={SearchX} title="It is not there">
        {error.message}
      </EmptyState>
    );
  }
  const kafka = error instanceof ApiError ? error.kafka : undefined;
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Banner
      tone="crit"
      title={`${subject} could not be read`}
      action={
        <Button size="sm" onClick={() => void onRetry()}>
          Read again
        </Button>
      }
    >
      {error.message}
      {kafka !== undefined && ` ${kafka.name} (${kafka.code}).`}
      {requestId !== undefined && <span className="block font-mono text-[11px]">request {requestId}</span>}
    </Banner>
  );
}
