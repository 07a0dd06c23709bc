import type { Route } from 'next';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { encodeSegment } from '@/lib/shared/path-segment.ts';
import { type TimelineView, timelineSearch } from '@/lib/shared/timeline/link.ts';

const page = (clusterId: string, ...segments: readonly string[]): Route =>
  `/c/${[clusterId, ...segments].map(encodeSegment).join('/')}` as Route;

/** Every address of the console. Names may hold any character; they are encoded here and nowhere else. */
export const routes = {
  clusters: (): Route => '/' as Route,
  overview: (clusterId: string) => page(clusterId),
  brokers: (clusterId: string) => page(clusterId, 'brokers'),
  broker: (clusterId: string, brokerId: number) => page(clusterId, 'brokers', String(brokerId)),
  topics: (clusterId: string) => page(clusterId, 'topics'),
  /** Not under topics/: a topic may be called "new". */
  newTopic: (clusterId: string) => page(clusterId, 'new-topic'),
  topic: (clusterId: string, name: string) => page(clusterId, 'topics', name),
  topicConfigs: (clusterId: string, name: string) => page(clusterId, 'topics', name, 'configs'),
  /** Everything that has configs; topics and brokers show them on their own pages. */
  configs: (clusterId: string, { kind, name }: ConfigSubjectDto) => {
    if (kind === 'topic') return page(clusterId, 'topics', name, 'configs');
    if (kind === 'broker') return page(clusterId, 'brokers', name);
    return page(clusterId, 'configs', kind, kind === 'cluster' ? 'default' : name);
  },
  /** Takes the filter of the topic list as its query. */
  bulkConfigs: (clusterId: string) => page(clusterId, 'configs', 'bulk'),
  topicConsumers: (clusterId: string, name: string) => page(clusterId, 'topics', name, 'consumers'),
  groups: (clusterId: string) => page(clusterId, 'groups'),
  group: (clusterId: string, groupId: string) => page(clusterId, 'groups', groupId),
  compare: (clusterId: string) => page(clusterId, 'configs'),
  audit: (clusterId: string) => page(clusterId, 'audit'),
  policy: (clusterId: string) => page(clusterId, 'audit', 'policy'),
  signOffs: (clusterId: string) => page(clusterId, 'audit', 'sign-offs'),
  capacity: (clusterId: string) => page(clusterId, 'capacity'),
  alerts: (clusterId: string) => page(clusterId, 'alerts'),
  alertRules: (clusterId: string) => page(clusterId, 'alerts', 'rules'),
  /** Ids are UUIDs, so "new" is none of them. */
  alertRule: (clusterId: string, ruleId: string | null) =>
    page(clusterId, 'alerts', 'rules', ruleId ?? 'new'),
  alertChannels: (clusterId: string) => page(clusterId, 'alerts', 'channels'),
  maintenance: (clusterId: string) => page(clusterId, 'alerts', 'maintenance'),
  auditReport: (clusterId: string) => page(clusterId, 'audit', 'report'),
  timeline: (clusterId: string, view: TimelineView = {}): Route =>
    `${page(clusterId, 'timeline')}${timelineSearch(view)}` as Route,
};

const api = (clusterId: string, ...segments: readonly string[]): string =>
  `/api/v1/clusters/${[clusterId, ...segments].map(encodeSegment).join('/')}`;

/** The same for the HTTP API. */
export const apiPaths = {
  clusters: '/api/v1/clusters',
  clusterTest: '/api/v1/clusters/test',
  cluster: (clusterId: string) => api(clusterId),
  events: (clusterId: string) => api(clusterId, 'events'),
  brokers: (clusterId: string) => api(clusterId, 'brokers'),
  broker: (clusterId: string, brokerId: number) => api(clusterId, 'brokers', String(brokerId)),
  topics: (clusterId: string) => api(clusterId, 'topics'),
  topic: (clusterId: string, name: string) => api(clusterId, 'topics', name),
  newTopicPlan: (clusterId: string) => api(clusterId, 'topic-plan'),
  operations: (clusterId: string, name: string) => api(clusterId, 'topics', name, 'operations'),
  operationPlan: (clusterId: string, name: string) => api(clusterId, 'topics', name, 'operations', 'plan'),
  groups: (clusterId: string) => api(clusterId, 'groups'),
  group: (clusterId: string, groupId: string) => api(clusterId, 'groups', groupId),
  groupOperations: (clusterId: string, groupId: string) => api(clusterId, 'groups', groupId, 'operations'),
  groupOperationPlan: (clusterId: string, groupId: string) =>
    api(clusterId, 'groups', groupId, 'operations', 'plan'),
  configs: (clusterId: string, { kind, name }: ConfigSubjectDto) =>
    api(clusterId, 'configs', kind, kind === 'cluster' ? 'default' : name),
  configPlan: (clusterId: string, subject: ConfigSubjectDto) =>
    `${apiPaths.configs(clusterId, subject)}/plan`,
  configBounds: (clusterId: string, subject: ConfigSubjectDto) =>
    `${apiPaths.configs(clusterId, subject)}/bounds`,
  subscriptions: (clusterId: string) => api(clusterId, 'configs', 'client-metrics'),
  bulkConfigs: (clusterId: string) => api(clusterId, 'configs', 'bulk'),
  bulkConfigPlan: (clusterId: string) => api(clusterId, 'configs', 'bulk', 'plan'),
  configMatrix: (clusterId: string) => api(clusterId, 'configs'),
  configMatrixFile: (clusterId: string) => api(clusterId, 'configs', 'export'),
  configKeys: (clusterId: string) => api(clusterId, 'configs', 'keys'),
  configDrift: (clusterId: string) => api(clusterId, 'configs', 'drift'),
  changes: (clusterId: string) => api(clusterId, 'changes'),
  audit: (clusterId: string) => api(clusterId, 'audit'),
  findings: (clusterId: string) => api(clusterId, 'audit', 'findings'),
  unknown: (clusterId: string) => api(clusterId, 'audit', 'unknown'),
  capacity: (clusterId: string) => api(clusterId, 'capacity'),
  auditReport: (clusterId: string) => api(clusterId, 'audit', 'report'),
  acceptances: (clusterId: string) => api(clusterId, 'audit', 'acceptances'),
  acceptance: (clusterId: string, id: string) => api(clusterId, 'audit', 'acceptances', id),
  scorecards: (clusterId: string) => api(clusterId, 'audit', 'teams'),
  findingTrend: (clusterId: string) => api(clusterId, 'audit', 'trend'),
  policy: (clusterId: string) => api(clusterId, 'policy'),
  teamMappings: '/api/v1/policy/teams',
  teamMapping: (id: string) => `/api/v1/policy/teams/${encodeSegment(id)}`,
  alerts: (clusterId: string) => api(clusterId, 'alerts'),
  alertSummary: (clusterId: string) => api(clusterId, 'alerts', 'summary'),
  alertPreview: (clusterId: string) => api(clusterId, 'alerts', 'preview'),
  acknowledgement: (clusterId: string, id: string) => api(clusterId, 'alerts', id, 'acknowledgement'),
  alertRules: '/api/v1/alerts/rules',
  alertRule: (id: string) => `/api/v1/alerts/rules/${encodeSegment(id)}`,
  alertChannels: '/api/v1/alerts/channels',
  alertChannel: (id: string) => `/api/v1/alerts/channels/${encodeSegment(id)}`,
  alertChannelTest: (id: string) => `/api/v1/alerts/channels/${encodeSegment(id)}/test`,
  alertWindows: '/api/v1/alerts/windows',
  alertWindow: (id: string) => `/api/v1/alerts/windows/${encodeSegment(id)}`,
  deliveries: '/api/v1/alerts/deliveries',
  deliveryRetry: (id: string) => `/api/v1/alerts/deliveries/${encodeSegment(id)}/retry`,
  history: (clusterId: string) => api(clusterId, 'history'),
  sparks: (clusterId: string) => api(clusterId, 'history', 'sparks'),
  historyStorage: '/api/v1/history',
  timeline: (clusterId: string) => api(clusterId, 'timeline'),
  timelineMoment: (clusterId: string) => api(clusterId, 'timeline', 'moment'),
  search: (clusterId: string) => api(clusterId, 'search'),
};
