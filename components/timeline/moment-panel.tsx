'use client';

import { groupStatusLooks } from '@/components/groups/group-status.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import { useMoment } from '@/lib/client/timeline.ts';
import { groupStatuses } from '@/lib/contracts/groups.ts';
import { readSubject } from '@/lib/contracts/timeline.ts';
import type { TimelineMomentDto } from '@/lib/contracts/timeline-moment.ts';
import { formatCount, plural, shortCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';
import type { Quantity } from '@/lib/shared/format/quantity.ts';
import { rateQuantity } from '@/lib/shared/format/rate.ts';
import { utcDateTime, utcSince, utcTime } from '@/lib/shared/format/time.ts';
import { MomentConfigs } from './moment-configs.tsx';
import { MomentMembers } from './moment-members.tsx';

const duration = (ms: number | null): Quantity | null =>
  ms === null ? null : { text: formatDuration(ms), unit: '' };

/** A mean: a part of the time is not none. */
const partitions = (mean: number | null): Quantity | null =>
  mean === null ? null : shortCount(Math.ceil(mean));

const percent = (fraction: number | null): Quantity | null =>
  fraction === null ? null : { text: formatPercent(fraction), unit: '' };

const METRICS: Readonly<
  Record<string, { label: string; quantity: (value: number | null) => Quantity | null }>
> = {
  lag: { label: 'Lag', quantity: shortCount },
  timeLagMs: { label: 'Time lag', quantity: duration },
  horizonMs: { label: 'Unread data was lost in', quantity: duration },
  totalLag: { label: 'Lag, all groups', quantity: shortCount },
  consumedPerSecond: { label: 'Consumed', quantity: rateQuantity },
  messagesInPerSecond: { label: 'Records in', quantity: rateQuantity },
  underReplicatedPartitions: { label: 'Under-replicated', quantity: partitions },
  offlinePartitions: { label: 'Offline', quantity: partitions },
  underMinIsrPartitions: { label: 'Under min ISR', quantity: partitions },
  metadataLevelsBehind: { label: 'Metadata levels behind', quantity: partitions },
  diskUsedFraction: { label: 'Fullest disk, used', quantity: percent },
};

function Reading({ reading }: { reading: TimelineMomentDto['readings'][number] }) {
  const { metric, value, at, resolutionMs } = reading;
  const { label, quantity } = METRICS[metric] ?? { label: metric, quantity: shortCount };
  return (
    <Stat
      label={label}
      value={quantity(value)}
      reason="nothing was stored for this moment"
      detail={at === null ? undefined : `mean of ${formatDuration(resolutionMs)} from ${utcTime(at)} UTC`}
    />
  );
}

function StatusThen({ moment }: { moment: TimelineMomentDto }) {
  const { status, at } = moment;
  const known = groupStatuses.find((one) => one === status?.status);
  const looks = known && groupStatusLooks[known];
  const tone = looks?.tone === 'crit' || looks?.tone === 'warn' ? looks.tone : 'normal';
  return (
    <Stat
      label="Status"
      value={status && { text: looks?.label ?? status.status, unit: '' }}
      reason="no change of it was seen around that moment"
      detail={status?.since == null ? undefined : `since ${utcSince(status.since, at)} UTC`}
      tone={tone}
    />
  );
}

function WorstPartitions({ partitions }: { partitions: NonNullable<TimelineMomentDto['partitions']> }) {
  const { worst, known } = partitions;
  if (known === 0) return null;
  return (
    <div className="border-t border-line px-3 py-2 text-sm">
      <p className="font-medium">
        {worst.length === 0
          ? `Nothing was unread on ${plural(known, 'partition')}`
          : `Furthest behind of ${plural(known, 'partition')}`}
      </p>
      <ul aria-label="Partitions furthest behind">
        {worst.map(({ topic, partition, lag, timeLagMs }) => (
          <li key={`${topic} ${partition}`} className="num [overflow-wrap:anywhere]">
            {topic} <b className="font-semibold">{partition}</b>: {formatCount(Math.round(lag))} behind
            {timeLagMs !== null && <span className="text-ink-3">, {formatDuration(timeLagMs)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Content({ moment }: { moment: TimelineMomentDto }) {
  const { subject, brokersMissing } = moment;
  if (!moment.watched) {
    return (
      <p className="px-3 py-2 text-sm">
        Highwater did not watch the cluster at that moment: what it looked like is unknown.
      </p>
    );
  }
  return (
    <>
      <StatStrip label="As it was">
        {subject.kind === 'group' && <StatusThen moment={moment} />}
        {moment.readings.map((reading) => (
          <Reading key={reading.metric} reading={reading} />
        ))}
        <Stat
          label="Brokers missing"
          value={{
            text: brokersMissing.length === 0 ? 'None seen' : String(brokersMissing.length),
            unit: '',
          }}
          detail={
            brokersMissing.length === 0
              ? 'no event says that one was'
              : brokersMissing.map(({ title }) => title).join(', ')
          }
          tone={brokersMissing.length === 0 ? 'normal' : 'crit'}
        />
      </StatStrip>
      {moment.partitions !== null && <WorstPartitions partitions={moment.partitions} />}
      {moment.members !== null && <MomentMembers members={moment.members} />}
      {moment.configs !== null && subject.kind !== 'group' && (
        <MomentConfigs kind={subject.kind} configs={moment.configs} />
      )}
      <ul className="border-t border-line px-3 py-2 text-xs text-ink-3">
        {moment.cannotKnow.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** What is stored about the moment a page is frozen at, and what is not. */
export function MomentPanel({
  clusterId,
  at,
  subject,
}: {
  clusterId: string;
  at: number;
  subject: string | null;
}) {
  const query = useMoment(clusterId, at, subject);
  const about = subject === null ? null : readSubject(subject);
  const name = about === null || about.kind === 'cluster' ? 'the cluster' : `${about.kind} ${about.name}`;
  const missing = query.data?.brokersMissing.length ?? 0;
  return (
    <Panel
      title="As it was"
      detail={`${name} at ${utcDateTime(at)}${missing > 0 ? `, ${plural(missing, 'broker')} missing` : ''}`}
      className="flex-none"
    >
      <Loaded query={query} loading="Reading the moment" subject="The moment">
        {(moment) => <Content moment={moment} />}
      </Loaded>
    </Panel>
  );
}
