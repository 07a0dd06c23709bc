import { Banner } from '@/components/ui/banner.tsx';
import type { ConnectionTestDto } from '@/lib/contracts/clusters.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';

/** What a connection test found. */
export function FoundBrokers({ result }: { result: ConnectionTestDto }) {
  const names = result.brokers
    .map((broker) => `${broker.brokerId} at ${broker.host}:${broker.port}`)
    .join(', ');
  return (
    <Banner
      tone="ok"
      title={`${plural(result.brokers.length, 'broker')} found in ${formatDuration(result.durationMs)}`}
    >
      {names}
      {result.kafkaClusterId !== null && `. Cluster id ${result.kafkaClusterId}`}
    </Banner>
  );
}
