import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { AgeBadge } from '@/components/ui/age-badge.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { GroupDetailDto, GroupRowDto, LagDto, TimeLagDto } from '@/lib/contracts/groups.ts';
import { plural, shortCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { joinQuantity, type Quantity } from '@/lib/shared/format/quantity.ts';
import { rateQuantity, signedRateQuantity } from '@/lib/shared/format/rate.ts';
import { groupStatusLooks } from './group-status.tsx';
import { catchUpText, horizonText, horizonTone, timeMethodWords } from './time-lag-text.ts';

/** The unit, and how much of the group it covers. */
const knownText = ({ partitionsKnown, partitionsTotal }: LagDto): string =>
  partitionsKnown === partitionsTotal
    ? `records on ${plural(partitionsTotal, 'partition')}`
    : `${partitionsKnown} of ${plural(partitionsTotal, 'partition')} known`;

function timeQuantity({ ms, method }: TimeLagDto): Quantity | null {
  if (ms === null || method === null) return null;
  if (ms === 0) return { text: '0', unit: 's' };
  const { mark } = timeMethodWords[method];
  return { text: mark === '' ? formatDuration(ms) : `${mark} ${formatDuration(ms)}`, unit: '' };
}

function paceText({ producedPerSecond, consumedPerSecond }: GroupRowDto): string {
  if (producedPerSecond === null || consumedPerSecond === null) return 'change of the lag';
  return `${joinQuantity(rateQuantity(producedPerSecond))} come, ${joinQuantity(rateQuantity(consumedPerSecond))} go`;
}

function membersText({ group, rebalancesLastHour }: GroupDetailDto): string {
  const topics = `${group.state} in Kafka, ${plural(group.topics, 'topic')}`;
  return rebalancesLastHour === null || rebalancesLastHour === 0
    ? topics
    : `${topics}, ${plural(rebalancesLastHour, 'rebalance')} in the last hour`;
}

export function GroupStats({ detail }: { detail: GroupDetailDto }) {
  const { group, describedAt, describeIntervalMs } = detail;
  const { lag } = group;
  const tone = groupStatusLooks[group.status].tone;
  const eta = catchUpText(group.catchUp);
  const horizon = horizonText(group.horizon);
  return (
    <StatStrip label="Group now">
      <Stat
        label="Unread data is lost in"
        value={horizon.value}
        reason={horizon.detail}
        tone={horizonTone(group.horizon)}
        detail={horizon.detail}
      />
      <Stat
        label="Behind in time"
        value={timeQuantity(group.timeLag)}
        reason={group.timeLag.reason}
        detail={
          group.timeLag.method === null
            ? (group.timeLag.reason ?? 'not known')
            : timeMethodWords[group.timeLag.method].words
        }
      />
      <Stat
        label="Lag"
        value={shortCount(lag.messages)}
        reason={lag.reason}
        tone={tone === 'crit' || tone === 'warn' ? tone : 'normal'}
        aside={<SectionAge section="commits" at={lag.sampledAt} />}
        detail={lag.messages === null ? (lag.reason ?? 'no partition is known') : knownText(lag)}
      />
      <Stat
        label="Trend"
        value={signedRateQuantity(group.lagPerSecond)}
        reason="not enough samples"
        detail={paceText(group)}
      />
      <Stat label="Caught up in" value={eta.value} reason={eta.detail} detail={eta.detail} />
      <Stat
        label="Members"
        value={shortCount(group.members)}
        reason={group.error?.message}
        aside={<AgeBadge sampledAt={describedAt} intervalMs={describeIntervalMs} />}
        detail={membersText(detail)}
      />
    </StatStrip>
  );
}
