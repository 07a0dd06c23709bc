import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { sparkSources } from '@/components/charts/history-sources.ts';
import { ClusterSpark } from '@/components/charts/spark-rows.tsx';
import { AgeBadge } from '@/components/ui/age-badge.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Menu, MenuItem } from '@/components/ui/menu.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { formatCount, formatShortCount } from '@/lib/shared/format/count.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { ClusterStatus } from './cluster-status.tsx';
import { EnvironmentChip } from './environment-chip.tsx';

type ClusterCardProps = {
  cluster: ClusterSummaryDto;
  onEdit: () => void;
  onRemove: () => void;
};

/** The list is refreshed every five seconds, the numbers in it come from sections of about this cadence. */
const INTERVAL_MS = 15_000;

function Figure({ label, value, bad = false }: { label: string; value: number | null; bad?: boolean }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={cn('num font-semibold', bad && 'text-crit')}>
        {value === null ? <Unknown /> : formatCount(value)}
      </dd>
    </div>
  );
}

type CourseProps = Omit<ComponentProps<typeof ClusterSpark>, 'clusterId'> & {
  cluster: ClusterSummaryDto;
  label: string;
};

function Course({ cluster, label, ...spark }: CourseProps) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd>
        <ClusterSpark clusterId={cluster.id} {...spark} />
      </dd>
    </div>
  );
}

function securityText({ security }: ClusterSummaryDto): string {
  const tls = security.mutualTls ? 'mutual TLS' : security.tls ? 'TLS' : 'plaintext';
  const unverified = security.insecureSkipVerify ? ', certificates not verified' : '';
  const sasl = security.sasl === null ? '' : `, ${security.sasl.toUpperCase()}`;
  return `${tls}${unverified}${sasl}`;
}

export function ClusterCard({ cluster, onEdit, onRemove }: ClusterCardProps) {
  const offline = cluster.offlinePartitions;
  const underReplicated = cluster.underReplicatedPartitions;
  return (
    <li className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <div className="flex min-h-11 items-center gap-2 border-b border-line px-3 py-1.5">
        <h2 className="min-w-0 truncate text-lg font-semibold">
          <Link href={routes.overview(cluster.id)} className="rounded-sm hover:underline">
            {cluster.name}
          </Link>
        </h2>
        <EnvironmentChip environment={cluster.environment} />
        {cluster.origin === 'environment' && <Badge>from the environment</Badge>}
        <span className="ml-auto flex flex-none items-center gap-2">
          <ClusterStatus cluster={cluster} />
          {cluster.origin === 'stored' && (
            <Menu
              align="end"
              trigger={
                <Button variant="ghost" size="icon" aria-label={`Actions for ${cluster.name}`}>
                  <Ellipsis aria-hidden className="size-3.5" />
                </Button>
              }
            >
              <MenuItem onSelect={onEdit}>Change connection</MenuItem>
              <MenuItem danger onSelect={onRemove}>
                Remove cluster
              </MenuItem>
            </Menu>
          )}
        </span>
      </div>
      {cluster.error !== null && (
        <p className="border-b border-line px-3 py-2 text-sm text-crit">{cluster.error.message}</p>
      )}
      <dl className="grid grid-cols-3 gap-x-3 gap-y-2 p-3">
        <div>
          <dt className="text-xs text-ink-3">Brokers answering</dt>
          <dd className="num font-semibold">
            {cluster.brokersAnswering === null || cluster.brokersKnown === null ? (
              <Unknown />
            ) : (
              `${cluster.brokersAnswering} of ${cluster.brokersKnown}`
            )}
          </dd>
        </div>
        <Figure label="Topics" value={cluster.topics} />
        <Figure label="Groups" value={cluster.groups} />
        <Figure label="Partitions" value={cluster.partitions} />
        <Figure label="Offline" value={offline} bad={offline !== null && offline > 0} />
        <Figure
          label="Under-replicated"
          value={underReplicated}
          bad={underReplicated !== null && underReplicated > 0}
        />
        <Course
          cluster={cluster}
          label="Records in, last hour"
          source={sparkSources.clusterThroughput}
          formatValue={formatRate}
        />
        <Course
          cluster={cluster}
          label="Lag, last hour"
          source={sparkSources.clusterLag}
          formatValue={formatShortCount}
        />
      </dl>
      <p className="mt-auto flex items-center gap-2 border-t border-line px-3 py-2 text-xs text-ink-3">
        <span className="min-w-0 truncate" title={cluster.bootstrap.join(', ')}>
          <span className="font-mono">{cluster.bootstrap.join(', ')}</span>, {securityText(cluster)}
        </span>
        <AgeBadge
          className="ml-auto flex-none"
          sampledAt={cluster.collectedAt}
          intervalMs={INTERVAL_MS}
          reason="not collected yet"
        />
      </p>
    </li>
  );
}
