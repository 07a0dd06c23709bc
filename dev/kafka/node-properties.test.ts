import { describe, expect, it } from 'vitest';
import type { ClusterLayout, NodeLayout } from './layout.ts';
import { clientProperties, nodeProperties, renderProperties } from './node-properties.ts';

const node = (id: number): NodeLayout => ({
  id,
  rack: 'rack-a',
  directory: `/data/broker-${id}`,
  logDirs: [`/data/broker-${id}/log-a`, `/data/broker-${id}/log-b`],
  role: 'combined',
  ports: { client: 9000 + id, controller: 9100 + id, internal: 9200 + id },
});
const layoutOf = (brokers: number, overrides: Partial<ClusterLayout> = {}): ClusterLayout => ({
  clusterId: 'H',
  version: '4.3.1',
  security: 'plaintext',
  password: 'secret',
  nodes: Array.from({ length: brokers }, (_, index) => node(index + 1)),
  ...overrides,
});
const tls = {
  caPem: '',
  clientCertPem: '',
  clientKeyPem: '',
  serverKeystore: '/data/tls/server.keystore.pem',
  truststore: '/data/tls/ca.crt',
};

describe('nodeProperties', () => {
  it('binds every listener to the loopback address', () => {
    for (const certificates of [undefined, tls]) {
      const { listeners = '' } = nodeProperties(layoutOf(3), node(1), certificates, {});
      for (const listener of listeners.split(',')) expect(listener).toMatch(/:\/\/127\.0\.0\.1:\d+$/);
    }
  });

  it('leaves topic defaults to Kafka, so that an inherited value is really inherited', () => {
    const keys = Object.keys(nodeProperties(layoutOf(3), node(1), undefined, {}));
    expect(keys.filter((key) => /^(log\.(?!dirs)|num\.partitions|default\.|min\.insync)/.test(key))).toEqual(
      [],
    );
  });

  it('never asks for more copies of an internal topic than there are brokers', () => {
    const properties = nodeProperties(layoutOf(1), node(1), undefined, {});
    expect(properties['offsets.topic.replication.factor']).toBe('1');
    expect(properties['transaction.state.log.min.isr']).toBe('1');
    expect(nodeProperties(layoutOf(5), node(1), undefined, {})['offsets.topic.replication.factor']).toBe('3');
  });

  it('sets no share group properties on 3.9, which does not know them', () => {
    const keys = Object.keys(nodeProperties(layoutOf(3, { version: '3.9.2' }), node(1), undefined, {}));
    expect(keys.filter((key) => key.startsWith('share.'))).toEqual([]);
  });

  it('lets the caller override any property', () => {
    const properties = nodeProperties(layoutOf(3), node(1), undefined, { 'broker.rack': 'elsewhere' });
    expect(properties['broker.rack']).toBe('elsewhere');
  });

  it('offers clients of a secured cluster only SASL over TLS', () => {
    const layout = layoutOf(3, { security: 'scram-tls' });
    const properties = nodeProperties(layout, node(1), tls, {});
    expect(properties['listener.security.protocol.map']).toContain('CLIENT:SASL_SSL');
    expect(clientProperties(layout, tls)['security.protocol']).toBe('SASL_SSL');
  });
});

describe('renderProperties', () => {
  it('escapes backslashes, which Java would read as the start of an escape', () => {
    expect(renderProperties({ path: 'a\\b' })).toBe('path=a\\\\b\n');
  });
});
