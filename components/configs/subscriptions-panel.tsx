'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useSubscriptions } from '@/lib/client/changes.ts';
import { routes } from '@/lib/client/routes.ts';

/** Client metrics subscriptions, and the way to a new one: it exists once a key of it is set. */
export function SubscriptionsPanel({ clusterId }: { clusterId: string }) {
  const query = useSubscriptions(clusterId);
  const router = useRouter();
  const [name, setName] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    router.push(routes.configs(clusterId, { kind: 'client-metrics', name: name.trim() }));
  };
  return (
    <Panel title="Client metrics" detail="which metrics clients push to the brokers (KIP-714)">
      <Loaded query={query} loading="Reading the subscriptions" subject="The subscriptions">
        {({ names }) => (
          <ul aria-label="Client metrics subscriptions" className="text-sm">
            {names.length === 0 && (
              <li className="px-3 py-2 text-ink-3">No subscription: clients push nothing.</li>
            )}
            {names.map((subscription) => (
              <li key={subscription} className="border-b border-line px-3 py-1.5">
                <Link
                  href={routes.configs(clusterId, { kind: 'client-metrics', name: subscription })}
                  prefetch={false}
                  className="rounded-sm font-medium hover:underline"
                >
                  {subscription}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <form onSubmit={open} className="flex flex-wrap items-end gap-2 px-3 py-2">
        <Field label="Name of a subscription" className="w-64">
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={249}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={name.trim() === ''}>
          Open or create
        </Button>
      </form>
    </Panel>
  );
}
