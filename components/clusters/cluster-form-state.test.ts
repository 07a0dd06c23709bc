import { describe, expect, it } from 'vitest';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { fieldOfFailure, formErrors, formField, initialForm, inputOf } from './cluster-form-state.ts';

const stored: ClusterSummaryDto = {
  id: 'c1',
  name: 'prod-eu1',
  environment: 'prod',
  origin: 'stored',
  bootstrap: ['a:9092', 'b:9092'],
  writable: false,
  security: {
    tls: true,
    mutualTls: false,
    insecureSkipVerify: false,
    sasl: 'scram-sha-512',
    username: 'highwater',
  },
  status: 'live',
  error: null,
  kafkaClusterId: null,
  metadataVersion: null,
  brokersAnswering: 3,
  brokersKnown: 3,
  topics: null,
  partitions: null,
  groups: null,
  offlinePartitions: null,
  underReplicatedPartitions: null,
  collectedAt: null,
  staleSince: null,
};

describe('the cluster form', () => {
  it('sends no secret that was not typed, so that the stored one stays', () => {
    const input = inputOf(initialForm(stored));
    expect(input.sasl).toEqual({ mechanism: 'scram-sha-512', username: 'highwater' });
    expect(input.tls).toEqual({});
    expect(JSON.stringify(input)).not.toContain('password');
  });

  it('takes bootstrap servers separated by commas, spaces or lines', () => {
    expect(inputOf({ ...initialForm(null), bootstrap: 'a:1, b:2\nc:3 ' }).bootstrap).toEqual([
      'a:1',
      'b:2',
      'c:3',
    ]);
  });

  it('names the field that is wrong, as the form calls it', () => {
    const errors = formErrors({ ...initialForm(null), bootstrap: 'no-port', mechanism: 'plain' });
    expect([...errors.keys()].sort()).toEqual(['bootstrap', 'name', 'username']);
    expect(errors.get('bootstrap')).toContain('host:port');
    expect(formField('sasl.tokenEndpoint')).toBe('tokenEndpoint');
  });

  it.each([
    ['none', { code: 'kafka_unreachable' }, 'bootstrap'],
    ['none', { code: 'kafka_timeout' }, 'bootstrap'],
    ['scram-sha-256', { code: 'kafka_auth_failed' }, 'password'],
    ['oauthbearer', { code: 'kafka_auth_failed' }, 'clientSecret'],
    ['none', { code: 'kafka_protocol' }, null],
    ['plain', { code: 'invalid_input', field: 'tls.ca' }, 'ca'],
  ] as const)('with sign-in %s points a failure %o at %s', (mechanism, error, field) => {
    expect(fieldOfFailure({ ...initialForm(null), mechanism }, error)).toBe(field);
  });

  it('finds nothing wrong with a plain cluster', () => {
    expect(formErrors({ ...initialForm(null), name: 'local', bootstrap: 'localhost:9092' }).size).toBe(0);
  });
});
