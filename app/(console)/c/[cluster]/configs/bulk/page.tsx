import type { Metadata } from 'next';
import { BulkPage } from '@/components/configs/bulk/bulk-page.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

export const metadata: Metadata = { title: 'Edit many topics' };

export default async function Page({ params }: PageProps<'/c/[cluster]/configs/bulk'>) {
  const { cluster } = await params;
  return <BulkPage clusterId={decodeSegment(cluster)} />;
}
