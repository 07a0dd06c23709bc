import type { Metadata } from 'next';
import { AuditPage } from '@/components/audit/audit-page.tsx';
import {
  findingFilterOf,
  loadAuditParams,
  trendQueryOf,
  unknownFilterOf,
} from '@/components/audit/audit-params.ts';
import { FIRST_ROWS } from '@/components/data-table/row-window.ts';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Defaults audit' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/audit'>) {
  const clusterId = decodeSegment((await params).cluster);
  const asked = await loadAuditParams(searchParams);
  const filter = findingFilterOf(asked);
  const unknown = unknownFilterOf(asked);
  const list =
    asked.state === 'cannot-know'
      ? {
          queryKey: keys.unknown(clusterId, { ...unknown, rows: FIRST_ROWS }),
          load: () => services.unknown(clusterId, { ...unknown, limit: FIRST_ROWS }),
        }
      : {
          queryKey: keys.findings(clusterId, { ...filter, rows: FIRST_ROWS }),
          load: () => services.findings(clusterId, { ...filter, limit: FIRST_ROWS }),
        };
  const trend = trendQueryOf(asked);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.audit(clusterId), load: () => services.audit(clusterId) },
        list,
        { queryKey: keys.scorecards(clusterId), load: () => services.scorecards(clusterId) },
        {
          queryKey: keys.findingTrend(clusterId, trend),
          load: () => services.findingTrend(clusterId, trend),
        },
        { queryKey: keys.policy(clusterId), load: () => services.policy(clusterId) },
      ]}
    >
      <AuditPage clusterId={clusterId} />
    </Prefetched>
  );
}
