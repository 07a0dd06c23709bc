import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import type { SnapshotEvent } from '@/lib/contracts/events.ts';

export type SectionName = SnapshotEvent['section'];

/**
 * Query keys, hierarchical from the cluster down: everything about a cluster starts with `['cluster', clusterId]`, so
 * one call drops or refreshes all of it.
 */
export const keys = {
  clusters: ['clusters'] as const,
  cluster: (clusterId: string) => ['cluster', clusterId] as const,
  overview: (clusterId: string) => [...keys.cluster(clusterId), 'overview'] as const,
  brokers: (clusterId: string) => [...keys.cluster(clusterId), 'brokers'] as const,
  broker: (clusterId: string, brokerId: number) => [...keys.brokers(clusterId), brokerId] as const,
  topics: (clusterId: string) => [...keys.cluster(clusterId), 'topics'] as const,
  topicList: (clusterId: string, query: object) => [...keys.topics(clusterId), 'list', query] as const,
  topic: (clusterId: string, name: string) => [...keys.topics(clusterId), 'one', name] as const,
  groups: (clusterId: string) => [...keys.cluster(clusterId), 'groups'] as const,
  groupList: (clusterId: string, query: object) => [...keys.groups(clusterId), 'list', query] as const,
  group: (clusterId: string, groupId: string) => [...keys.groups(clusterId), 'one', groupId] as const,
  configs: (clusterId: string, subject: ConfigSubjectDto) =>
    [...keys.cluster(clusterId), 'configs', subject] as const,
  subscriptions: (clusterId: string) => [...keys.cluster(clusterId), 'subscriptions'] as const,
  configPlan: (clusterId: string, subject: ConfigSubjectDto, input: object) =>
    [...keys.cluster(clusterId), 'plan', subject, input] as const,
  configBounds: (clusterId: string, subject: ConfigSubjectDto, query: object) =>
    [...keys.cluster(clusterId), 'bounds', subject, query] as const,
  changes: (clusterId: string, query: object) => [...keys.cluster(clusterId), 'changes', query] as const,
  configMatrix: (clusterId: string, query: object) =>
    [...keys.cluster(clusterId), 'configs', 'matrix', query] as const,
  configKeys: (clusterId: string, resource: string) =>
    [...keys.cluster(clusterId), 'configs', 'keys', resource] as const,
  configDrift: (clusterId: string) => [...keys.cluster(clusterId), 'configs', 'drift'] as const,
  newTopicPlan: (clusterId: string, input: object) =>
    [...keys.cluster(clusterId), 'new topic', input] as const,
  operationPlan: (clusterId: string, topic: string, input: object | null) =>
    [...keys.cluster(clusterId), 'operation', topic, input] as const,
  groupOperationPlan: (clusterId: string, groupId: string, input: object | null) =>
    [...keys.cluster(clusterId), 'operation', 'group', groupId, input] as const,
  audit: (clusterId: string) => [...keys.cluster(clusterId), 'audit'] as const,
  findings: (clusterId: string, query: object) => [...keys.audit(clusterId), 'findings', query] as const,
  acceptances: (clusterId: string, key: string | null) =>
    [...keys.audit(clusterId), 'acceptances', key] as const,
  unknown: (clusterId: string, query: object) => [...keys.audit(clusterId), 'unknown', query] as const,
  scorecards: (clusterId: string) => [...keys.audit(clusterId), 'teams'] as const,
  findingTrend: (clusterId: string, query: object) => [...keys.audit(clusterId), 'trend', query] as const,
  policy: (clusterId: string) => [...keys.cluster(clusterId), 'policy'] as const,
  capacity: (clusterId: string, topic: string | null) =>
    [...keys.cluster(clusterId), 'capacity', topic] as const,
  alerts: (clusterId: string) => [...keys.cluster(clusterId), 'alerts'] as const,
  alertSummary: (clusterId: string) => [...keys.alerts(clusterId), 'summary'] as const,
  /** Rules, channels, maintenance and messages are the same for all clusters. */
  alerting: ['alerting'] as const,
  alertRules: ['alerting', 'rules'] as const,
  alertChannels: ['alerting', 'channels'] as const,
  alertWindows: ['alerting', 'windows'] as const,
  deliveries: ['alerting', 'deliveries'] as const,
  auditReport: (clusterId: string, query: object) => [...keys.audit(clusterId), 'report', query] as const,
  history: (clusterId: string, query: object) => [...keys.cluster(clusterId), 'history', query] as const,
  /** Of all clusters. */
  historyStorage: ['history storage'] as const,
  timeline: (clusterId: string, query: object) => [...keys.cluster(clusterId), 'timeline', query] as const,
  timelineMoment: (clusterId: string, query: object) =>
    [...keys.cluster(clusterId), 'timeline', 'moment', query] as const,
  search: (clusterId: string, text: string) => [...keys.cluster(clusterId), 'search', text] as const,
};

/** What a query tells about itself: the sections of the snapshot its answer is made from. */
export const liveMeta = (...sections: readonly SectionName[]) => ({ sections });

/** The sections a query named with `liveMeta`; none when it is not about a snapshot. */
export const sectionsOf = (meta: Readonly<Record<string, unknown>> | undefined): readonly unknown[] =>
  Array.isArray(meta?.sections) ? meta.sections : [];
