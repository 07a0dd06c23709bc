import { formatConfig } from '@/components/configs/config-format.ts';
import { ProvenanceBadge } from '@/components/configs/provenance-badge.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { ConfigCellDto } from '@/lib/contracts/config.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { bytesQuantity, formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural, shortCount } from '@/lib/shared/format/count.ts';
import type { Quantity } from '@/lib/shared/format/quantity.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { rateQuantity } from '@/lib/shared/format/rate.ts';
import { TopicHealth } from './topic-health.tsx';

function configQuantity(name: string, cell: ConfigCellDto | null): Quantity | null {
  if (cell === null || cell.value === null) return null;
  return { text: formatConfig(name, cell.value).text, unit: '' };
}

const provenance = (cell: ConfigCellDto | null) =>
  cell === null ? undefined : <ProvenanceBadge layer={cell.source} provenance={cell.provenance} />;

export function TopicStats({ detail }: { detail: TopicDetailDto }) {
  const { topic, brokers } = detail;
  const racks = new Set(brokers.map((broker) => broker.rack).filter((rack) => rack !== null)).size;
  const { replicationFactorMin: factorMin, replicationFactorMax: factorMax } = topic;
  const total = toNumber(topic.sizeBytes);
  const isCompacted = topic.cleanupPolicy?.value === 'compact';
  return (
    <StatStrip label="Topic now">
      <Stat
        label="Partitions"
        value={shortCount(topic.partitions)}
        aside={<SectionAge section="metadata" at={topic.metadataAt} />}
        detail={<TopicHealth topic={topic} />}
        tone={
          topic.offline > 0 || (topic.belowMinIsr ?? 0) > 0
            ? 'crit'
            : topic.underReplicated > 0
              ? 'warn'
              : 'normal'
        }
      />
      <Stat
        label="Replication factor"
        value={{
          text: factorMin === factorMax ? String(factorMin) : `${factorMin} to ${factorMax}`,
          unit: '',
        }}
        tone={factorMin === 1 ? 'warn' : 'normal'}
        detail={
          factorMin === 1
            ? 'one copy: lost with its disk'
            : racks === 0
              ? 'brokers have no racks'
              : `cluster has ${plural(racks, 'rack')}`
        }
      />
      <Stat
        label="Min ISR"
        value={configQuantity('min.insync.replicas', topic.minIsr)}
        reason="min.insync.replicas could not be read"
        aside={provenance(topic.minIsr)}
        detail="needed for acks=all"
      />
      <Stat
        label="Retention"
        value={
          isCompacted ? { text: 'compact', unit: '' } : configQuantity('retention.ms', topic.retentionMs)
        }
        reason="retention.ms could not be read"
        aside={provenance(isCompacted ? topic.cleanupPolicy : topic.retentionMs)}
        detail={
          isCompacted ? 'newest record per key stays' : `cleanup ${topic.cleanupPolicy?.value ?? 'unknown'}`
        }
      />
      <Stat
        label="Size, all copies"
        value={bytesQuantity(topic.sizeBytes)}
        reason="no log dir answer"
        aside={<SectionAge section="logDirs" at={topic.sizeAt} />}
        detail={
          topic.sizeMissingBrokers.length > 0
            ? `without broker ${topic.sizeMissingBrokers.join(', ')}`
            : total !== null && `${formatBytes(Math.round(total / Math.max(1, factorMax)))} per copy`
        }
      />
      <Stat
        label="Records in"
        value={rateQuantity(topic.messagesPerSecond)}
        reason="not enough samples yet"
        aside={<SectionAge section="offsets" at={topic.offsetsAt} />}
        detail={topic.messages === null ? 'offsets unknown' : `at most ${formatCount(topic.messages)} kept`}
      />
      <Stat
        label="Consumer groups"
        value={shortCount(topic.groups)}
        reason="groups were not read"
        aside={<SectionAge section="commits" />}
        detail={topic.groups === 0 ? 'nobody reads it' : 'with committed offsets'}
      />
    </StatStrip>
  );
}
