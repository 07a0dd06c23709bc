import type { Metadata } from 'next';
import { ReportPage } from '@/components/audit/report-page.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

export const metadata: Metadata = { title: 'Audit report' };

/** Nothing is prefetched: a report of ten thousand findings is drawn where it is read, never on the server. */
export default async function Page({ params }: PageProps<'/c/[cluster]/audit/report'>) {
  return <ReportPage clusterId={decodeSegment((await params).cluster)} />;
}
