import type { ConfigKind, ConfigSubject } from '@/lib/domain/model/config.ts';

/** Kafka's `ConfigResource.Type` ids. A broker resource with an empty name is the cluster-wide default. */
const RESOURCE_TYPES: Readonly<Record<ConfigKind, number>> = {
  topic: 2,
  broker: 4,
  cluster: 4,
  'broker-logger': 8,
  'client-metrics': 16,
  group: 32,
};

export const TOPIC_RESOURCE = RESOURCE_TYPES.topic;
export const BROKER_RESOURCE = RESOURCE_TYPES.broker;

export const resourceOf = ({ kind, name }: ConfigSubject) => ({
  resourceType: RESOURCE_TYPES[kind],
  resourceName: kind === 'cluster' ? '' : name,
});

/** The one broker that knows and takes these configs; null = any. Others refuse with error 42. */
export const brokerFor = ({ kind, name }: ConfigSubject): number | null =>
  kind === 'broker' || kind === 'broker-logger' ? Number(name) : null;
