import { HardDrive } from 'lucide-react';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { BrokerRowDto, LogDirDto } from '@/lib/contracts/brokers.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { DiskUse } from './disk-use.tsx';

function LogDir({ dir }: { dir: LogDirDto }) {
  return (
    <li className="border-b border-line px-3 py-2 last:border-b-0">
      <p className="font-mono text-xs font-medium break-all">{dir.path}</p>
      {dir.error === null ? (
        <>
          <p className="num mt-1 flex justify-between gap-3 text-sm">
            <span>{formatBytes(dir.sizeBytes)} of replicas</span>
            <span className="text-ink-3">{plural(dir.replicas, 'replica')}</span>
          </p>
          <div className="mt-1 text-sm">
            <DiskUse fraction={dir.usedFraction} />
          </div>
          <p className="num text-xs text-ink-3">
            {formatBytes(dir.usableBytes)} free of {formatBytes(dir.totalBytes)} on its file system
          </p>
        </>
      ) : (
        <p className="mt-1 text-sm text-crit">
          Offline: {dir.error.message}
          {dir.error.kafka !== undefined && ` ${dir.error.kafka.name} (${dir.error.kafka.code})`}
        </p>
      )}
    </li>
  );
}

export function LogDirsPanel({ broker }: { broker: BrokerRowDto }) {
  return (
    <Panel
      title="Log dirs"
      detail="two dirs on one disk share its free space"
      aside={<SectionAge section="logDirs" at={broker.logDirsCollectedAt} />}
    >
      {broker.logDirsStaleSince !== null && (
        <Banner
          tone="stale"
          className="m-2"
          title={`Not answered since ${utcDateTime(broker.logDirsStaleSince)}`}
        >
          {broker.logDirs.length > 0 ? 'Shown is the last answer.' : 'There is no earlier answer.'}
        </Banner>
      )}
      {broker.logDirs.length === 0 ? (
        <EmptyState icon={HardDrive} title="No log dir is known">
          Sizes and disks of this broker are unknown, not 0.
        </EmptyState>
      ) : (
        <ul>
          {broker.logDirs.map((dir) => (
            <LogDir key={dir.path} dir={dir} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
