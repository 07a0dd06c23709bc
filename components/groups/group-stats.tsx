import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { AgeBadge } from '@/components/ui/age-badge.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { GroupDetailDto, LagDto } from '@/lib/contracts/groups.ts';
import { plural, shortCount } from '@/lib/shared/format/count.ts';
import { signedRateQuantity } from '@/lib/shared/format/rate.ts';
import { catchUp } from './catch-up.ts';
import { groupStatusLooks } from './group-status.tsx';

/** The unit, and how much of the group it covers. */
const knownText = ({ partitionsKnown, partitionsTotal }: LagDto): string =>
  partitionsKnown === partitionsTotal
    ? `records on ${plural(partitionsTotal, 'partition')}`
    : `${partitionsKnown} of ${plural(partitionsTotal, 'partition')} known`;

export function GroupStats({ detail }: { detail: GroupDetailDto }) {
  const { group, describedAt, describeIntervalMs } = detail;
  const { lag } = group;
  const tone = groupStatusLooks[group.status].tone;
  const eta = catchUp(lag.messages, group.lagPerSecond);
  return (
    <StatStrip label="Group now">
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
        detail="change of the lag"
      />
      <Stat label="Caught up in" value={eta.value} reason={eta.detail} detail={eta.detail} />
      <Stat
        label="Members"
        value={shortCount(group.members)}
        reason={group.error?.message}
        aside={<AgeBadge sampledAt={describedAt} intervalMs={describeIntervalMs} />}
        detail={`${group.state} in Kafka`}
      />
      <Stat
        label="Topics"
        value={shortCount(group.topics)}
        detail={plural(lag.partitionsTotal, 'partition')}
      />
      <Stat
        label="Protocol"
        value={{ text: group.type, unit: '' }}
        detail={group.protocolType === '' ? 'offsets without membership' : group.protocolType}
      />
    </StatStrip>
  );
}
