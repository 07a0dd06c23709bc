import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { BrokerRowDto } from '@/lib/contracts/brokers.ts';
import { bytesQuantity } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural, shortCount } from '@/lib/shared/format/count.ts';
import { formatPercent, formatSignedPercent } from '@/lib/shared/format/percent.ts';

export function BrokerStats({ broker }: { broker: BrokerRowDto }) {
  return (
    <StatStrip label="Broker now">
      <Stat
        label="Leaders"
        value={shortCount(broker.leaders)}
        aside={<SectionAge section="metadata" />}
        detail={
          broker.leaderSkew === null
            ? 'mean unknown'
            : `${formatSignedPercent(broker.leaderSkew)} of the mean`
        }
      />
      <Stat
        label="Replicas"
        value={shortCount(broker.replicas)}
        detail={`${formatCount(broker.notPreferred)} preferred, led elsewhere`}
      />
      <Stat
        label="Out of sync"
        value={shortCount(broker.outOfSync)}
        tone={broker.outOfSync > 0 ? 'warn' : 'normal'}
        detail="replicas not in the ISR"
      />
      <Stat
        label="Size"
        value={bytesQuantity(broker.sizeBytes)}
        reason="no log dir answer"
        aside={<SectionAge section="logDirs" at={broker.logDirsCollectedAt} />}
        detail="all replicas here"
      />
      <Stat
        label="Fullest log dir"
        value={
          broker.fullestFraction === null
            ? null
            : { text: formatPercent(broker.fullestFraction).replace(' %', ''), unit: '%' }
        }
        reason="no log dir answer"
        detail={plural(broker.logDirs.length, 'log dir')}
      />
      <Stat
        label="Quorum"
        value={broker.quorumRole === null ? null : { text: broker.quorumRole, unit: '' }}
        reason="not in the quorum's answer"
        detail={
          broker.quorumLag === null ? undefined : `${plural(Number(broker.quorumLag), 'offset')} behind`
        }
      />
    </StatStrip>
  );
}
