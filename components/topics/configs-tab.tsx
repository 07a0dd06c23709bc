'use client';

import { ConfigTable } from '@/components/configs/config-table.tsx';
import { ResourceConfigs } from '@/components/configs/resource-configs.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

/** All keys of the topic; editable where changes are allowed. */
export function ConfigsTab({ clusterId, detail }: { clusterId: string; detail: TopicDetailDto }) {
  return (
    <ResourceConfigs
      clusterId={clusterId}
      subject={{ kind: 'topic', name: detail.topic.name }}
      configs={detail.configs}
    >
      <Configs detail={detail} />
    </ResourceConfigs>
  );
}

function Configs({ detail }: { detail: TopicDetailDto }) {
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
      <ConfigTable kind="topic" label={`Configs of ${topic.name}`} configs={configs} />
    </Panel>
  );
}
