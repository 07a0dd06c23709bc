import type { Metadata } from 'next';
import { MatrixPage } from '@/components/config-matrix/matrix-page.tsx';
import { loadMatrixParams, matrixFilterOf } from '@/components/config-matrix/matrix-params.ts';
import { FIRST_ROWS } from '@/components/data-table/row-window.ts';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Compare configs' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/configs'>) {
  const clusterId = decodeSegment((await params).cluster);
  const filter = matrixFilterOf(await loadMatrixParams(searchParams));
  return (
    <Prefetched
      queries={[
        {
          queryKey: keys.configMatrix(clusterId, { ...filter, rows: FIRST_ROWS }),
          load: () => services.configMatrix(clusterId, { ...filter, limit: FIRST_ROWS }),
        },
      ]}
    >
      <MatrixPage clusterId={clusterId} />
    </Prefetched>
  );
}
