'use client';

import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import type { Crumb } from '@/components/layout/top-bar.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useConfigs } from '@/lib/client/changes.ts';
import { routes } from '@/lib/client/routes.ts';
import type { ConfigKindDto, ConfigResourceDto, ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcTime } from '@/lib/shared/format/time.ts';
import { ConfigTable } from './config-table.tsx';
import { ResourceConfigs } from './resource-configs.tsx';
import { subjectTitle } from './subject-names.ts';
import { SubscriptionsPanel } from './subscriptions-panel.tsx';

const ABOUT: Readonly<Partial<Record<ConfigKindDto, string>>> = {
  cluster:
    'What every broker without a value of its own takes, while it runs. A review lists the topics that inherit it.',
  group:
    'What the group coordinator tells the members. Classic groups decide these themselves, in the client.',
  'client-metrics': 'Which metrics the matching clients push to the brokers (KIP-714).',
  'broker-logger': 'Levels set here last until the broker restarts.',
};

function crumbsOf(clusterId: string, { kind, name }: ConfigSubjectDto): readonly Crumb[] {
  if (kind === 'group') {
    return [
      { label: 'Consumer groups', href: routes.groups(clusterId) },
      { label: name, href: routes.group(clusterId, name) },
    ];
  }
  const brokers = { label: 'Brokers', href: routes.brokers(clusterId) };
  if (kind === 'broker-logger') {
    return [brokers, { label: `Broker ${name}`, href: routes.broker(clusterId, Number(name)) }];
  }
  if (kind === 'client-metrics') {
    const defaults = { kind: 'cluster' as const, name: '' };
    return [brokers, { label: 'Cluster-wide defaults', href: routes.configs(clusterId, defaults) }];
  }
  return [brokers];
}

function Content({ clusterId, detail }: { clusterId: string; detail: ConfigResourceDto }) {
  const { subject, configs, answeredBy, at } = detail;
  const { kind } = subject;
  const set = configs.filter(({ source }) => source === kind).length;
  const from = answeredBy < 0 ? 'read' : `read from broker ${answeredBy}`;
  return (
    <>
      <PageHead title={subjectTitle(subject)} detail={ABOUT[kind]} />
      <ResourceConfigs clusterId={clusterId} subject={subject} configs={configs}>
        <Panel
          title="Configs"
          detail={
            kind === 'broker-logger'
              ? plural(configs.length, 'logger')
              : `${plural(configs.length, 'key')}, ${set} set here`
          }
          aside={<span className="text-xs text-ink-3">{`${from} at ${utcTime(at)} UTC`}</span>}
          className="flex-none"
        >
          <ConfigTable kind={kind} label={`Configs: ${subjectTitle(subject)}`} configs={configs} />
        </Panel>
      </ResourceConfigs>
      {kind === 'cluster' && <SubscriptionsPanel clusterId={clusterId} />}
    </>
  );
}

type ConfigsPageProps = { clusterId: string; subject: ConfigSubjectDto };

/** The configs of what has no page of its own for them: the cluster, groups, client metrics, loggers. */
export function ConfigsPage({ clusterId, subject }: ConfigsPageProps) {
  const query = useConfigs(clusterId, subject);
  return (
    <PageFrame
      clusterId={clusterId}
      title={subject.kind === 'group' ? 'Configs' : subjectTitle(subject)}
      crumbs={crumbsOf(clusterId, subject)}
      freshness={undefined}
    >
      <Loaded query={query} loading="Reading the configs" subject="The configs">
        {(detail) => <Content clusterId={clusterId} detail={detail} />}
      </Loaded>
    </PageFrame>
  );
}
