import Link from 'next/link';
import { ScrollArea } from '@/components/ui/scroll-area.tsx';
import type { BulkResult } from '@/lib/client/bulk.ts';
import { routes } from '@/lib/client/routes.ts';

const whyOf = ({ error, change }: BulkResult): string =>
  error?.kafka?.message ?? error?.message ?? (change?.state === 'unknown' ? 'Kafka did not confirm it.' : '');

/** The topics that are not as they were meant to be, and why. */
export function FailedTopics({ clusterId, failed }: { clusterId: string; failed: readonly BulkResult[] }) {
  return (
    <ScrollArea label="Topics that were not changed" className="max-h-80">
      <ul className="text-sm">
        {failed.map((result) => (
          <li
            key={result.topic}
            className="flex flex-wrap gap-x-3 border-b border-line px-3 py-1.5 last:border-b-0"
          >
            <Link
              href={routes.configs(clusterId, { kind: 'topic', name: result.topic })}
              prefetch={false}
              className="rounded-sm font-medium hover:underline"
            >
              {result.topic}
            </Link>
            <span className="text-crit">{whyOf(result)}</span>
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}
