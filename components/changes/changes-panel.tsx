'use client';

import { Undo2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { batchQuery } from '@/components/configs/bulk/bulk-params.ts';
import { formatConfig } from '@/components/configs/config-format.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { useChanges } from '@/lib/client/changes.ts';
import { routes } from '@/lib/client/routes.ts';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { changeLooks } from './change-looks.ts';
import { OperationSteps, OperationUndo } from './operation-change.tsx';

function Steps({ change }: { change: ChangeDto }) {
  if (change.operation !== 'configs') return <OperationSteps change={change} />;
  return (
    <ul className="min-w-0 flex-1 text-sm">
      {change.before.map((before, index) => {
        const after = change.after[index];
        return (
          <li key={before.key} className="[overflow-wrap:anywhere]">
            <span className="font-mono text-xs">{before.key}</span>{' '}
            <span className="text-ink-3">{textOf(change, before)} to</span>{' '}
            <b className="font-semibold">{after === undefined ? 'unknown' : textOf(change, after)}</b>
          </li>
        );
      })}
    </ul>
  );
}

function textOf({ subject }: ChangeDto, { key, value, source }: ChangeDto['before'][number]): string {
  const text = value === null ? 'not shown' : formatConfig(key, value).text;
  return source === subject.kind ? text : `${text} (inherited)`;
}

/** The way back of everything that was changed together. */
function BatchRevert({ clusterId, batch }: { clusterId: string; batch: string }) {
  return (
    <Button asChild size="sm">
      <Link href={`${routes.bulkConfigs(clusterId)}${batchQuery({ batch })}` as Route}>
        <Undo2 aria-hidden className="size-3" />
        Revert all of it
      </Link>
    </Button>
  );
}

type ChangesPanelProps = {
  clusterId: string;
  subject: ConfigSubjectDto;
  /** Opens the edits that bring configs back; undefined where they cannot be edited. */
  onRevert?: ((change: ChangeDto) => void) | undefined;
  /** Operations can be undone. */
  isWritable: boolean;
  /** Why nothing can be reverted just now. */
  busy?: string | undefined;
};

/** What was changed here through Highwater, newest first, each with its way back. */
export function ChangesPanel({ clusterId, subject, onRevert, isWritable, busy }: ChangesPanelProps) {
  const query = useChanges(clusterId, subject);
  return (
    <Panel
      title="Changes"
      detail={query.data && `${plural(query.data.items.length, 'change')} made in Highwater`}
      className="flex-none"
    >
      <Loaded query={query} loading="Reading the changes" subject="The changes">
        {({ items }) => (
          <ul aria-label="Changes made in Highwater">
            {items.length === 0 && (
              <li className="px-3 py-2 text-sm text-ink-3">
                Nothing was changed here yet. Changes made with other tools are not listed.
              </li>
            )}
            {items.map((change) => {
              const { tone, icon, label } = changeLooks[change.state];
              return (
                <li
                  key={change.id}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2 last:border-b-0"
                >
                  <span className="w-44 flex-none text-xs text-ink-2">
                    {utcDateTime(change.at)}
                    <span className="block text-ink-3">
                      {change.reverts !== null && 'a revert, '}
                      {change.actor ?? 'no name given'}
                    </span>
                  </span>
                  <Steps change={change} />
                  <span className="min-w-0 text-xs text-ink-2">{change.reason}</span>
                  <StatusMark tone={tone} icon={icon} title={change.error?.message}>
                    {label}
                  </StatusMark>
                  {change.operation !== 'configs' && (
                    <OperationUndo clusterId={clusterId} change={change} isWritable={isWritable} />
                  )}
                  {onRevert !== undefined &&
                    change.operation === 'configs' &&
                    change.state !== 'refused' &&
                    change.undo.length > 0 && (
                      <Button
                        size="sm"
                        disabled={busy !== undefined}
                        title={busy}
                        onClick={() => onRevert(change)}
                      >
                        <Undo2 aria-hidden className="size-3" />
                        Revert
                      </Button>
                    )}
                  {isWritable && change.batch !== null && (
                    <BatchRevert clusterId={clusterId} batch={change.batch} />
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
