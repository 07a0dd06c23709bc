import Link from 'next/link';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { TopicLink } from '@/components/topics/topic-link.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { MatrixResource, MatrixRowDto } from '@/lib/contracts/config-matrix.ts';
import { MatrixCell } from './matrix-cell.tsx';

const column = columnsOf<MatrixRowDto>();

function BrokerLink({ clusterId, id }: { clusterId: string; id: string }) {
  return (
    <Link
      href={routes.broker(clusterId, Number(id))}
      prefetch={false}
      className="rounded-sm font-medium text-ink hover:underline"
    >
      Broker {id}
    </Link>
  );
}

/** A column per key, in the order the cells come in. Ids are what the API sorts by. */
export const matrixColumns = (clusterId: string, resource: MatrixResource, keys: readonly string[]) =>
  column.columns([
    column.display({
      id: 'name',
      header: resource === 'topics' ? 'Topic' : 'Broker',
      enableSorting: true,
      meta: { width: resource === 'topics' ? 240 : 120, narrow: true },
      cell: ({ row: { original } }) =>
        resource === 'topics' ? (
          <TopicLink clusterId={clusterId} name={original.name} />
        ) : (
          <BrokerLink clusterId={clusterId} id={original.name} />
        ),
    }),
    ...keys.map((key, index) =>
      column.display({
        id: key,
        header: key,
        enableSorting: true,
        meta: { width: Math.max(240, key.length * 7) },
        cell: ({ row }) => <MatrixCell name={key} cell={row.original.cells[index]} />,
      }),
    ),
    column.display({
      id: 'answeredBy',
      header: 'Told by',
      meta: { width: 80, title: 'the broker that answered' },
      cell: ({ row: { original } }) =>
        original.answeredBy === null ? (
          <Unknown compact reason="no broker told" />
        ) : (
          <span className="num text-ink-2">broker {original.answeredBy}</span>
        ),
    }),
    column.display({
      id: 'age',
      header: 'Age',
      meta: { width: 76, title: 'age of the configs' },
      cell: ({ row }) => (
        <SectionAge
          section={resource === 'topics' ? 'topicConfigs' : 'brokerConfigs'}
          at={row.original.readAt}
        />
      ),
    }),
  ]);
