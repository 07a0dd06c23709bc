'use client';

import { Activity } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd.tsx';
import { useHistoryStorage } from '@/lib/client/history.ts';
import type { OverviewDto } from '@/lib/contracts/clusters.ts';
import type { HistoryStorageDto } from '@/lib/contracts/history.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural, shortCount } from '@/lib/shared/format/count.ts';
import { formatDuration, formatExactDuration } from '@/lib/shared/format/duration.ts';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { utcDateTime, utcDay, utcTime } from '@/lib/shared/format/time.ts';

function Fact({ label, children, after }: { label: string; children: ReactNode; after?: string }) {
  return (
    <span className="inline-flex items-center gap-[5px]">
      {label}
      <b className="font-semibold text-ink-2">{children}</b>
      {after}
    </span>
  );
}

const partText = ({
  resolutionMs,
  keepMs,
  rows,
  oldestAt,
}: HistoryStorageDto['resolutions'][number]): string =>
  `${formatExactDuration(resolutionMs)} for ${formatExactDuration(keepMs)}: ${rows === null ? 'being counted' : plural(rows, 'sample')}${oldestAt === null ? '' : `, since ${utcDateTime(oldestAt)}`}`;

/** What the samples of all clusters take of what they may. */
function HistorySize() {
  const { data } = useHistoryStorage();
  if (data === undefined) return null;
  const { rows, bytes, bytesMost, oldestAt, resolutions } = data;
  return (
    <span title={resolutions.map(partText).join('\n')}>
      <Fact
        label="History"
        after={`of ${formatBytes(bytesMost)}${oldestAt === null ? '' : `, since ${utcDay(oldestAt)} ${utcTime(oldestAt).slice(0, 5)}`}`}
      >
        {rows === null ? 'samples being counted' : `${joinQuantity(shortCount(rows))} samples`},{' '}
        {formatBytes(bytes)}
      </Fact>
    </span>
  );
}

/** What this dashboard costs the brokers, and how complete its last look was. */
export function Footer({ overview }: { overview: OverviewDto | undefined }) {
  const offsets = overview?.sections.find((section) => section.name === 'offsets');
  const { brokersAnswering = null, brokersKnown = null } = overview?.cluster ?? {};
  return (
    <footer className="num flex h-7 flex-none items-center gap-4 overflow-hidden border-t border-line bg-surface px-5 text-xs whitespace-nowrap text-ink-3 max-md:hidden print:hidden">
      {offsets !== undefined && (
        <span className="inline-flex items-center gap-[5px]">
          <Activity aria-hidden className="size-3" />
          <Fact label="Sampler every">{formatDuration(offsets.intervalMs)}</Fact>
        </span>
      )}
      {offsets !== undefined && offsets.collectedAt !== null && (
        <Fact label="Last sweep">{utcTime(offsets.collectedAt)} UTC</Fact>
      )}
      {brokersAnswering !== null && brokersKnown !== null && (
        <Fact label="Coverage" after="answered">
          {brokersAnswering} of {plural(brokersKnown, 'broker')}
        </Fact>
      )}
      {overview !== undefined && (
        <Fact
          label="This page"
          after={`requests, the cluster ${formatRate(overview.load.requestsPerSecond)} of ${overview.load.budgetPerBrokerPerSecond} /s per broker`}
        >
          0
        </Fact>
      )}
      <HistorySize />
      <span className="ml-auto inline-flex items-center gap-1.5 max-2xl:hidden">
        <Kbd>/</Kbd> filter <Kbd>g</Kbd> go to <Kbd>?</Kbd> all keys
      </span>
    </footer>
  );
}
