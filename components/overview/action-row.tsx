'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { SpokenMark } from '@/components/ui/spoken-mark.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { AttentionItemDto } from '@/lib/contracts/clusters.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';

function actionOf(
  clusterId: string,
  { kind, name }: AttentionItemDto['subject'],
): { href: Route; label: string } {
  switch (kind) {
    case 'topic':
      return { href: routes.topic(clusterId, name), label: 'Open topic' };
    case 'group':
      return { href: routes.group(clusterId, name), label: 'Open group' };
    case 'broker':
      return { href: routes.broker(clusterId, Number(name)), label: `Broker ${name}` };
    default:
      return { href: routes.brokers(clusterId), label: 'Open brokers' };
  }
}

function Clock({ item: { since, sinceIsBound } }: { item: AttentionItemDto }) {
  const now = useServerNow();
  if (since === null) return null;
  return (
    <p
      className="num text-right whitespace-nowrap"
      title={`${sinceIsBound ? 'At least since' : 'Since'} ${utcDateTime(since)}`}
    >
      <b className="block text-lg/[18px] font-[620]">
        {sinceIsBound && <SpokenMark mark="≥" spoken="at least" />}
        {formatDuration(Math.max(0, now - since))}
      </b>
      <span className="text-[11px]/[14px] text-ink-3">so far</span>
    </p>
  );
}

/** One thing to act on: consequence, then evidence, then where to act. */
export function ActionRow({ clusterId, item }: { clusterId: string; item: AttentionItemDto }) {
  const action = actionOf(clusterId, item.subject);
  return (
    <li className="grid min-h-12 grid-cols-[80px_minmax(0,1fr)_auto_auto_104px] items-center gap-x-3 border-b border-line px-3 py-1.5 last:border-b-0 max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-y-1 max-lg:py-2.5">
      <span className="max-lg:col-start-1 max-lg:row-start-1">
        <SeverityMark severity={item.severity} pill />
      </span>
      <div className="min-w-0 max-lg:col-span-2">
        <h3 className="font-semibold [overflow-wrap:anywhere]">{item.title}</h3>
        <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">{item.detail}</p>
      </div>
      <span className="flex gap-1 max-lg:col-start-2 max-lg:row-start-1 max-lg:justify-end">
        {item.ruleIds.map((ruleId) => (
          <CodeBadge key={ruleId}>{ruleId}</CodeBadge>
        ))}
      </span>
      <div className="max-lg:col-start-1 max-lg:[&_p]:text-left">
        <Clock item={item} />
      </div>
      <Button asChild className="justify-self-end">
        <Link href={action.href}>{action.label}</Link>
      </Button>
    </li>
  );
}
