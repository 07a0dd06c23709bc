'use client';

import { ChangesPanel } from '@/components/changes/changes-panel.tsx';
import { ConfigTable } from '@/components/configs/config-table.tsx';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { ConfigEditor } from './config-editor.tsx';

/** All keys of the topic; editable where changes are allowed. */
export function ConfigsTab({ clusterId, detail }: { clusterId: string; detail: TopicDetailDto }) {
  const { data: overview } = useOverview(clusterId);
  if (overview?.cluster.writable === true) {
    return (
      <ConfigEditor clusterId={clusterId} detail={detail}>
        <Configs detail={detail} />
      </ConfigEditor>
    );
  }
  return (
    <>
      <Configs detail={detail} />
      <ChangesPanel clusterId={clusterId} topic={detail.topic.name} onRevert={undefined} />
    </>
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
      <ConfigTable label={`Configs of ${topic.name}`} configs={configs} />
    </Panel>
  );
}
