import { describe } from 'vitest';
import type { Configs } from '../test-configs.ts';
import { testRule } from '../test-rule.ts';
import type { BrokerSpec, SnapshotSpec } from '../test-snapshot.ts';

const broker = (configs: BrokerSpec['configs']): SnapshotSpec => ({
  brokers: { 1: configs ? { configs } : {} },
});
const MAP = 'PLAINTEXT:PLAINTEXT,SSL:SSL,INTERNAL:SASL_PLAINTEXT,OUT:SASL_SSL';
const listening = (advertised: string, more: Configs = {}) =>
  broker({
    'advertised.listeners': advertised,
    listeners: 'PLAINTEXT://:9092',
    'listener.security.protocol.map': MAP,
    ...more,
  });
const subject = 1;

describe('listeners', () => {
  testRule('SEC-01', [
    {
      does: 'warns of a plain listener',
      snapshot: listening('PLAINTEXT://kafka-1:9092'),
      subject,
      expect: 'warn',
      says: 'PLAINTEXT',
    },
    {
      does: 'resolves names through the protocol map',
      snapshot: listening('INTERNAL://kafka-1:9092'),
      subject,
      expect: 'warn',
    },
    {
      does: 'is grave when passwords go over it',
      snapshot: listening('INTERNAL://kafka-1:9092', { 'sasl.enabled.mechanisms': 'SCRAM-SHA-512,PLAIN' }),
      subject,
      expect: 'critical',
      says: 'passwords',
    },
    {
      does: 'is grave on a public address',
      snapshot: listening('PLAINTEXT://203.0.113.5:9092'),
      subject,
      expect: 'critical',
    },
    {
      does: 'is grave on a cluster said to be public',
      snapshot: listening('PLAINTEXT://kafka-1:9092'),
      supplied: { isPublic: true },
      subject,
      expect: 'critical',
    },
    {
      does: 'only warns on a private address',
      snapshot: listening('PLAINTEXT://10.1.2.3:9092'),
      subject,
      expect: 'warn',
    },
    { does: 'passes loopback', snapshot: listening('PLAINTEXT://127.0.0.1:9092'), subject, expect: 'pass' },
    {
      does: 'passes encrypted listeners',
      snapshot: listening('OUT://203.0.113.5:9093,SSL://kafka-1:9094'),
      subject,
      expect: 'pass',
    },
    {
      does: 'goes by the listeners where none are advertised',
      snapshot: broker({ 'advertised.listeners': null, listeners: 'PLAINTEXT://:9092' }),
      subject,
      expect: 'warn',
    },
    { does: 'cannot know denied configs', snapshot: broker('denied'), subject, expect: 'unknown' },
  ]);
  const ssl = (configs: Configs) => listening('SSL://kafka-1:9094', configs);
  testRule('SEC-03', [
    {
      does: 'warns when host names are not checked',
      snapshot: ssl({ 'ssl.endpoint.identification.algorithm': '' }),
      subject,
      expect: 'warn',
    },
    {
      does: 'warns of TLS 1.1 on one listener',
      snapshot: ssl({ 'listener.name.ssl.ssl.enabled.protocols': 'TLSv1.1,TLSv1.2' }),
      subject,
      expect: 'warn',
      says: 'TLSv1.1',
    },
    {
      does: 'warns of PLAIN without TLS',
      snapshot: listening('INTERNAL://kafka-1:9092', { 'sasl.enabled.mechanisms': 'PLAIN' }),
      subject,
      expect: 'warn',
    },
    {
      does: 'passes PLAIN inside TLS',
      snapshot: listening('OUT://kafka-1:9092', { 'sasl.enabled.mechanisms': 'PLAIN' }),
      subject,
      expect: 'pass',
    },
    {
      does: 'passes TLS 1.2 and newer',
      snapshot: ssl({ 'ssl.enabled.protocols': 'TLSv1.2,TLSv1.3' }),
      subject,
      expect: 'pass',
    },
    { does: 'cannot know denied configs', snapshot: broker('denied'), subject, expect: 'unknown' },
  ]);
});

describe('authorization', () => {
  const key = 'authorizer.class.name';
  const on = { [key]: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' };
  testRule('SEC-02', [
    { does: 'warns of a broker without an authorizer', snapshot: {}, expect: 'warn' },
    { does: 'is grave on a public cluster', snapshot: {}, supplied: { isPublic: true }, expect: 'critical' },
    {
      does: 'believes the cluster that says it has none',
      snapshot: broker(on),
      supplied: { authorizer: 'disabled' },
      expect: 'warn',
    },
    { does: 'passes an authorizer', snapshot: broker(on), expect: 'pass' },
    {
      does: 'warns when everybody is allowed',
      snapshot: broker({ ...on, 'allow.everyone.if.no.acl.found': 'true' }),
      expect: 'warn',
    },
    {
      does: 'cannot know a value the broker keeps secret',
      snapshot: broker({ ...on, 'allow.everyone.if.no.acl.found': { value: null, sensitive: true } }),
      expect: 'unknown',
    },
    {
      does: 'cannot know unread controllers',
      snapshot: { ...broker(on), voters: [{ id: 100 }] },
      expect: 'unknown',
      says: 'controller 100',
    },
    { does: 'cannot know denied configs', snapshot: broker('denied'), expect: 'unknown' },
  ]);
});
