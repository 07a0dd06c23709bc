'use client';

import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useMaintenance, useRemoveWindow } from '@/lib/client/alerts.ts';
import type { AlertWindowDto } from '@/lib/contracts/alerts.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { AlertsFrame } from './alerts-frame.tsx';
import { scopeText } from './rule-text.ts';
import { WindowForm } from './window-form.tsx';

const STATES = { planned: 'Planned', active: 'Active now', over: 'Over' } as const;

function WindowText({ window: { name, from, to, scope, state } }: { window: AlertWindowDto }) {
  return (
    <>
      <b className="font-semibold">{name}</b>
      <span className={state === 'active' ? 'font-semibold text-warn' : 'text-ink-3'}>{STATES[state]}</span>
      <span className="num text-ink-2">
        {utcDateTime(from)} to {utcDateTime(to)}
      </span>
      <span className="text-ink-3">{scopeText(scope)}</span>
    </>
  );
}

/** Planned work: what fires meanwhile is recorded, and told afterwards if it still fires then. */
export function MaintenancePage({ clusterId }: { clusterId: string }) {
  const query = useMaintenance();
  const remove = useRemoveWindow();
  const [changedId, setChangedId] = useState<string | null>(null);
  const changed = query.data?.items.find(({ id }) => id === changedId) ?? null;
  return (
    <AlertsFrame
      clusterId={clusterId}
      title="Maintenance"
      detail="During planned work alerts are recorded and not told. What still fires afterwards is told then."
    >
      <Panel title="Maintenance windows" detail={query.data && plural(query.data.items.length, 'window')}>
        <Loaded query={query} loading="Reading the windows" subject="The maintenance windows">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={CalendarClock} title="No maintenance is planned" />
            ) : (
              <ul aria-label="Maintenance windows">
                {items.map((window) => (
                  <li
                    key={window.id}
                    className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2 text-sm last:border-b-0"
                  >
                    <WindowText window={window} />
                    <span className="ml-auto flex gap-2">
                      {window.state !== 'over' && (
                        <Button
                          size="sm"
                          aria-label={`Change ${window.name}`}
                          onClick={() => setChangedId(window.id)}
                        >
                          Change
                        </Button>
                      )}
                      <Button
                        size="sm"
                        disabled={remove.isPending}
                        aria-label={`${window.state === 'active' ? 'End' : 'Remove'} ${window.name}`}
                        onClick={() => remove.mutate(window.id)}
                      >
                        {window.state === 'active' ? 'End now' : 'Remove'}
                      </Button>
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {remove.error !== null && (
          <Banner tone="crit" title="Nothing was removed" className="m-2">
            {remove.error.message}
          </Banner>
        )}
        <WindowForm
          key={changed?.id ?? 'new'}
          clusterId={clusterId}
          window={changed}
          onDone={() => setChangedId(null)}
        />
      </Panel>
    </AlertsFrame>
  );
}
