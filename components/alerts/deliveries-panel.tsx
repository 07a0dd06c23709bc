'use client';

import { CircleCheck, CircleX, Clock, MailCheck } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { useDeliveries, useRetryDelivery } from '@/lib/client/alerts.ts';
import type { DeliveryDto } from '@/lib/contracts/alerts.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';

const looks = {
  sent: { tone: 'ok', icon: CircleCheck, label: 'Sent' },
  waiting: { tone: 'warn', icon: Clock, label: 'Waiting' },
  failed: { tone: 'crit', icon: CircleX, label: 'Given up' },
} as const;

const KIND = { fired: 'fires', repeat: 'still fires', resolved: 'over', test: 'test' } as const;
const column = columnsOf<DeliveryDto>();

const columnsWith = (onRetry: (id: string) => void) =>
  column.columns([
    column.accessor('createdAt', {
      header: 'Written (UTC)',
      meta: { width: 160 },
      cell: ({ getValue }) => <span className="num">{utcDateTime(getValue()).replace(' UTC', '')}</span>,
    }),
    column.accessor('channelName', { header: 'Channel', meta: { width: 120 } }),
    column.accessor('title', {
      header: 'Message',
      meta: { width: 300 },
      cell: ({ row: { original } }) => `${KIND[original.kind]}: ${original.title}`,
    }),
    column.accessor('state', {
      header: 'State',
      meta: { width: 110 },
      cell: ({ getValue }) => {
        const { tone, icon, label } = looks[getValue()];
        return (
          <StatusMark tone={tone} icon={icon}>
            {label}
          </StatusMark>
        );
      },
    }),
    column.accessor('attempts', { header: 'Attempts', meta: { width: 80, align: 'right' } }),
    column.accessor('error', {
      header: 'Newest answer',
      meta: { width: 260 },
      cell: ({ row: { original } }) =>
        original.state === 'failed' ? (
          <span className="flex items-center gap-2">
            <Button size="sm" onClick={() => onRetry(original.id)}>
              Send again
            </Button>
            {original.error}
          </span>
        ) : (
          original.error
        ),
    }),
  ]);

const ROWS_SHOWN = 12;

/** The outbox: what was sent, what waits, what was given up and why. */
export function DeliveriesPanel() {
  const query = useDeliveries();
  const retry = useRetryDelivery();
  return (
    <Panel title="Messages" detail={query.data && plural(query.data.items.length, 'newest message')}>
      {retry.error !== null && (
        <Banner tone="crit" title="It is not sent again" className="m-2">
          {retry.error.message}
        </Banner>
      )}
      <Loaded query={query} loading="Reading the messages" subject="The messages">
        {({ items }) => {
          const isLong = items.length > ROWS_SHOWN;
          return (
            <DataTable
              label="Messages"
              columns={columnsWith(retry.mutate)}
              rows={items}
              rowId={({ id }) => id}
              virtual={isLong}
              className={isLong ? 'h-[360px]' : ''}
              empty={<EmptyState icon={MailCheck} title="No message was written yet" />}
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}
