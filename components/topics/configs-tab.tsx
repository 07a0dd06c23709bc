'use client';

import { ConfigTable } from '@/components/configs/config-table.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

export function ConfigsTab({ detail }: { detail: TopicDetailDto }) {
  const { configs, configsError, configsCollectedAt, topic } = detail;
  const chosen = configs.filter(({ provenance }) => provenance === 'set' || provenance === 'pinned').length;
  return (
    <Panel
      title="Configs"
      detail={`${formatCount(configs.length)} keys, ${formatCount(chosen)} set here`}
      aside={<SectionAge section="topicConfigs" at={configsCollectedAt} />}
      className="flex-none"
    >
      {configsError !== null && (
        <Banner tone="warn" className="m-2" title={`Configs of ${topic.name} could not be read`}>
          {configsError.message}
          {configsError.kafka !== undefined && ` ${configsError.kafka.name} (${configsError.kafka.code}).`}{' '}
          {configs.length === 0 ? 'They are unknown, not default.' : 'Shown are the last known values.'}
        </Banner>
      )}
      <ConfigTable label={`Configs of ${topic.name}`} configs={configs} />
    </Panel>
  );
}
