import type { Certificates } from './certificates.ts';
import type { ClusterLayout, NodeLayout, NodeRole } from './layout.ts';

export const CLIENT_USER = 'highwater';

/**
 * `server.properties` of one node. Only what a small cluster on one machine needs is set: topic defaults stay
 * Kafka's own, because telling inherited from chosen values is what the product is about.
 */
export function nodeProperties(
  layout: ClusterLayout,
  node: NodeLayout,
  tls: Certificates | undefined,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const brokers = layout.nodes.filter(({ role }) => role !== 'controller').length;
  const copies = String(Math.min(3, brokers));
  const inSync = String(Math.min(2, brokers));
  return {
    'process.roles': ROLES[node.role],
    'node.id': String(node.id),
    'broker.rack': node.rack,
    'log.dirs': node.logDirs.join(','),
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': layout.nodes
      .filter(({ role }) => role !== 'broker')
      .map(({ id, ports }) => `${id}@127.0.0.1:${ports.controller}`)
      .join(','),
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': '12',
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': '6',
    ...(layout.version.startsWith('4.') && {
      'share.coordinator.state.topic.replication.factor': copies,
      'share.coordinator.state.topic.min.isr': inSync,
      'share.coordinator.state.topic.num.partitions': '6',
    }),
    ...(tls === undefined ? plaintextListeners(node) : securedListeners(layout, node, tls)),
    ...extra,
  };
}

const ROLES: Readonly<Record<NodeRole, string>> = {
  combined: 'broker,controller',
  broker: 'broker',
  controller: 'controller',
};

function plaintextListeners({ role, ports }: NodeLayout): Record<string, string> {
  const client = `CLIENT://127.0.0.1:${ports.client}`;
  const controller = `CONTROLLER://127.0.0.1:${ports.controller}`;
  const protocols = { 'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT' };
  if (role === 'controller') return { ...protocols, listeners: controller };
  return {
    ...protocols,
    listeners: role === 'broker' ? client : `${client},${controller}`,
    'advertised.listeners': client,
    'inter.broker.listener.name': 'CLIENT',
  };
}

function securedListeners(
  layout: ClusterLayout,
  node: NodeLayout,
  tls: Certificates,
): Record<string, string> {
  const { client, controller, internal } = node.ports;
  const listener = 'listener.name.client';
  const modules = 'org.apache.kafka.common.security';
  return {
    listeners: `CLIENT://127.0.0.1:${client},INTERNAL://127.0.0.1:${internal},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${client},INTERNAL://127.0.0.1:${internal}`,
    'listener.security.protocol.map': 'CLIENT:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'INTERNAL',
    [`${listener}.ssl.keystore.type`]: 'PEM',
    [`${listener}.ssl.keystore.location`]: tls.serverKeystore,
    [`${listener}.ssl.truststore.type`]: 'PEM',
    [`${listener}.ssl.truststore.location`]: tls.truststore,
    // A client certificate is looked at when one is shown, so one cluster serves TLS and mutual TLS.
    [`${listener}.ssl.client.auth`]: 'requested',
    [`${listener}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    [`${listener}.plain.sasl.jaas.config`]: `${modules}.plain.PlainLoginModule required user_${CLIENT_USER}="${layout.password}";`,
    [`${listener}.scram-sha-256.sasl.jaas.config`]: `${modules}.scram.ScramLoginModule required;`,
    [`${listener}.scram-sha-512.sasl.jaas.config`]: `${modules}.scram.ScramLoginModule required;`,
  };
}

/** Properties of a Java client of a scram-tls cluster, for Kafka's own tools. */
export function clientProperties(layout: ClusterLayout, tls: Certificates): Record<string, string> {
  return {
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${CLIENT_USER}" password="${layout.password}";`,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': tls.truststore,
  };
}

export function renderProperties(properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\')}`);
  return `${lines.join('\n')}\n`;
}
