'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { READ_ONLY } from './read-only.ts';

/** The way to a new topic; on a read-only cluster it says why there is none. */
export function CreateButton({ clusterId }: { clusterId: string }) {
  const { data: overview } = useOverview(clusterId);
  const label = (
    <>
      <Plus aria-hidden className="size-3.5" />
      Create topic
    </>
  );
  if (overview?.cluster.writable !== true) {
    return (
      <Button disabled title={READ_ONLY}>
        {label}
      </Button>
    );
  }
  return (
    <Button asChild>
      <Link href={routes.newTopic(clusterId)}>{label}</Link>
    </Button>
  );
}
