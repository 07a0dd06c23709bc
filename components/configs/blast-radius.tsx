'use client';

import Link from 'next/link';
import { useState } from 'react';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ScrollArea } from '@/components/ui/scroll-area.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { BlastRadiusDto } from '@/lib/contracts/changes.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { configText } from './config-text.ts';

type Affected = BlastRadiusDto['topics'][number];

function Counts({ blast }: { blast: BlastRadiusDto }) {
  const { hurt, reached, keep, same, unknown } = blast;
  const counts: readonly [number, string][] = [
    [hurt, 'get a finding or lose records'],
    [reached - hurt, 'get the new value and are fine with it'],
    [keep, 'keep a value of their own'],
    [same, 'see no change'],
    [unknown, 'cannot be known: their configs could not be read'],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 px-3 py-2 text-sm">
      {counts
        .filter(([count]) => count > 0)
        .map(([count, text]) => (
          <div key={text} className="contents">
            <dt className="num text-right font-semibold">{formatCount(count)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function TopicLine({ clusterId, affected }: { clusterId: string; affected: Affected }) {
  const { topic, effects, breaks, fixes, consequences, notJudged } = affected;
  return (
    <li className="border-t border-line px-3 py-1.5 text-sm">
      <Link
        href={routes.configs(clusterId, { kind: 'topic', name: topic })}
        prefetch={false}
        className="rounded-sm font-medium hover:underline"
      >
        {topic}
      </Link>
      {effects.map(({ key, before, after }) => (
        <span key={key} className="ml-2 text-xs text-ink-2">
          <span className="font-mono">{key}</span> {configText(key, before)} to{' '}
          <b>{configText(key, after)}</b>
        </span>
      ))}
      <ul className="text-xs">
        {breaks.map(({ ruleId, severity, consequence }) => (
          <li
            key={`${ruleId} ${consequence}`}
            className={severity === 'critical' ? 'text-crit' : 'text-warn'}
          >
            <CodeBadge>{ruleId}</CodeBadge> {consequence}
          </li>
        ))}
        {consequences.map((consequence) => (
          <li key={consequence} className="text-warn">
            {consequence}
          </li>
        ))}
        {fixes.length > 0 && (
          <li className="text-ok">would end {fixes.map(({ ruleId }) => ruleId).join(', ')}</li>
        )}
        {notJudged !== null && <li className="text-ink-3">{notJudged}</li>}
      </ul>
    </li>
  );
}

/** Topics that are listed at once: thousands would make the page slow. */
const PAGE = 200;

/** Every topic that the change of a default reaches, the worst first. */
export function BlastRadius({ clusterId, blast }: { clusterId: string; blast: BlastRadiusDto }) {
  const { topics, reached, total } = blast;
  const [shown, setShown] = useState(PAGE);
  return (
    <section aria-label="Topics it reaches" className="overflow-hidden rounded-md border border-line">
      <p className="flex justify-between border-b border-line bg-sunken px-3 py-1.5 text-xs text-ink-2">
        <span>reaches {plural(reached, 'topic')}</span>
        <span>of {formatCount(total)}</span>
      </p>
      <Counts blast={blast} />
      <ScrollArea label="The topics, the worst first" className="max-h-72 rounded-none border-0">
        <ul>
          {topics.slice(0, shown).map((affected) => (
            <TopicLine key={affected.topic} clusterId={clusterId} affected={affected} />
          ))}
        </ul>
      </ScrollArea>
      {topics.length > shown && (
        <p className="flex items-center justify-between gap-2 border-t border-line px-3 py-1.5 text-xs text-ink-3">
          The worst {formatCount(shown)} of {formatCount(topics.length)} are listed.
          <Button size="sm" onClick={() => setShown(shown + PAGE)}>
            List more
          </Button>
        </p>
      )}
    </section>
  );
}
