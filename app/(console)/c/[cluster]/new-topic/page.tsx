import type { Metadata } from 'next';
import { CreatePage } from '@/components/topic-operations/create-page.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

export const metadata: Metadata = { title: 'New topic' };

export default async function Page({ params }: PageProps<'/c/[cluster]/new-topic'>) {
  return <CreatePage clusterId={decodeSegment((await params).cluster)} />;
}
