'use client';

import { usePathname } from 'next/navigation';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

/** Id of the cluster in the address; null outside a cluster. Not by `useParams`, which knows nothing on a not-found page. */
export function useClusterParam(): string | null {
  const [, root, cluster] = usePathname().split('/');
  return root === 'c' && cluster !== undefined ? decodeSegment(cluster) : null;
}
