'use client';

import { useParams } from 'next/navigation';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

/** Id of the cluster in the address; null outside a cluster. */
export function useClusterParam(): string | null {
  const { cluster } = useParams<{ cluster?: string }>();
  return cluster === undefined ? null : decodeSegment(cluster);
}
