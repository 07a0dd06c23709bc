'use client';

import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useChannels, useRemoveChannel, useTestChannel } from '@/lib/client/alerts.ts';
import type { ChannelDto } from '@/lib/contracts/alert-channels.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { AlertsFrame } from './alerts-frame.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { channelLabels } from './channel-form-state.ts';
import { DeliveriesPanel } from './deliveries-panel.tsx';

const lastText = ({ last, waiting }: ChannelDto): string => {
  const backlog = waiting === 0 ? '' : `, ${plural(waiting, 'message')} waiting`;
  if (last === null) return `nothing sent yet${backlog}`;
  return `${last.state === 'sent' ? 'sent' : 'gave up'} ${utcDateTime(last.at)}${backlog}`;
};

function ChannelRow({ channel, onEdit }: { channel: ChannelDto; onEdit: () => void }) {
  const test = useTestChannel();
  const remove = useRemoveChannel();
  const { id, name, kind, target, problem, rules } = channel;
  return (
    <li className="flex flex-col gap-2 border-b border-line px-3 py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="font-semibold">{name}</b>
        <Badge>{channelLabels[kind]}</Badge>
        <span className="min-w-0 text-xs text-ink-2 [overflow-wrap:anywhere]">{target}</span>
        <span className="text-xs text-ink-3">
          {plural(rules, 'rule')}, {lastText(channel)}
        </span>
        <span className="ml-auto flex flex-wrap gap-2">
          <Button
            size="sm"
            disabled={test.isPending}
            aria-label={`Test ${name}`}
            onClick={() => test.mutate(id)}
          >
            {test.isPending ? 'Sending' : 'Test'}
          </Button>
          <Button size="sm" aria-label={`Change ${name}`} onClick={onEdit}>
            Change
          </Button>
          <Button
            size="sm"
            variant="danger"
            disabled={remove.isPending || rules > 0}
            title={rules > 0 ? 'Rules use it; take it out of them first.' : undefined}
            aria-label={`Remove ${name}`}
            onClick={() => remove.mutate(id)}
          >
            Remove
          </Button>
        </span>
      </div>
      {problem !== null && (
        <Banner tone="crit" title="Nothing can be sent there">
          {problem}
        </Banner>
      )}
      {test.data !== undefined && (
        <Banner
          tone={test.data.ok ? 'ok' : 'crit'}
          title={test.data.ok ? 'The test arrived' : 'The test failed'}
        >
          {test.data.answer} ({test.data.durationMs} ms)
        </Banner>
      )}
      {(test.error ?? remove.error) !== null && (
        <Banner tone="crit" title="Nothing was done">
          {(test.error ?? remove.error)?.message}
        </Banner>
      )}
    </li>
  );
}

/** Where alerts go, whether they arrive there, and what became of each message. */
export function ChannelsPage({ clusterId }: { clusterId: string }) {
  const query = useChannels();
  const [editing, setEditing] = useState<ChannelDto | 'new' | null>(null);
  return (
    <AlertsFrame
      clusterId={clusterId}
      title="Channels"
      detail="Where alerts go. Each message is tried until it arrives, for about an hour."
      actions={
        <Button variant="primary" onClick={() => setEditing('new')}>
          Add a channel
        </Button>
      }
    >
      <Loaded query={query} loading="Reading the channels" subject="The channels">
        {({ items }) => (
          <Panel title="Channels" detail={plural(items.length, 'channel')}>
            {items.length === 0 ? (
              <EmptyState icon={BellOff} title="There is no channel yet">
                Alerts are shown here and nobody is told.
              </EmptyState>
            ) : (
              <ul aria-label="Channels">
                {items.map((channel) => (
                  <ChannelRow key={channel.id} channel={channel} onEdit={() => setEditing(channel)} />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </Loaded>
      <DeliveriesPanel />
      {editing !== null && (
        <ChannelDialog channel={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </AlertsFrame>
  );
}
