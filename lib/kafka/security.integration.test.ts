import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, type Credentials, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import type { AppError } from '@/lib/shared/app-error.ts';
import type { ConnectionConfig } from './connection-config.ts';
import { openKafka } from './index.ts';

const DEADLINE_MS = 5_000;

describe.each(['4.3.1', '3.9.2'] as const)('a cluster of Kafka %s behind TLS and SASL', (version) => {
  let cluster: Cluster;
  let credentials: Credentials;

  beforeAll(async () => {
    cluster = await startCluster({ version, security: 'scram-tls', brokers: 2 });
    if (cluster.credentials === undefined) throw new Error('a secured cluster without credentials');
    credentials = cluster.credentials;
  });
  afterAll(() => cluster?.stop());

  const config = (parts: Partial<ConnectionConfig> = {}): ConnectionConfig => ({
    bootstrap: cluster.bootstrap,
    tls: { ca: credentials.caPem },
    sasl: { mechanism: 'scram-sha-512', username: credentials.username, password: credentials.password },
    ...parts,
  });

  const connecting = async (parts: Partial<ConnectionConfig>): Promise<AppError> => {
    const { reader } = openKafka(config(parts));
    try {
      await reader.readMetadata({ deadlineMs: DEADLINE_MS });
    } catch (error) {
      return error as AppError;
    } finally {
      await reader.close();
    }
    throw new Error('the cluster let us in');
  };

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'is read and changed with %s',
    async (mechanism) => {
      const { username, password } = credentials;
      const { reader, writer } = openKafka(config({ sasl: { mechanism, username, password } }));
      try {
        const name = `by-${mechanism}`;
        const created = await writer.createTopics([{ name, partitions: 2, replicationFactor: 1 }]);
        expect(created.get(name)?.ok).toBe(true);
        const metadata = await reader.readMetadata();
        expect([...metadata.brokers.keys()]).toEqual([1, 2]);
        const logDirs = await reader.readLogDirs([1, 2]);
        expect(logDirs.answered).toEqual([1, 2]);
        // Brokers learn of a new topic one after the other.
        const answers = await poll(
          async () => {
            await reader.readMetadata();
            const { value } = await reader.readOffsets('latest', new Map([[name, [0, 1]]]));
            const items = [...(value.get(name)?.values() ?? [])];
            return items.every((item) => item.ok) && items;
          },
          { what: 'both leaders of the new topic to answer', timeoutMs: 10_000 },
        );
        expect(answers).toEqual([
          { ok: true, value: 0n },
          { ok: true, value: 0n },
        ]);
      } finally {
        await reader.close();
      }
    },
  );

  it('accepts a client certificate beside the sign-in', async () => {
    const { caPem, clientCertPem, clientKeyPem } = credentials;
    const { reader } = openKafka(config({ tls: { ca: caPem, cert: clientCertPem, key: clientKeyPem } }));
    try {
      expect((await reader.readMetadata()).brokers.size).toBe(2);
    } finally {
      await reader.close();
    }
  });

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'says that the password is wrong, and does not repeat it (%s)',
    async (mechanism) => {
      const password = 'wr0ng-and-secret';
      const error = await connecting({ sasl: { mechanism, username: credentials.username, password } });
      expect(error.code).toBe('kafka_auth_failed');
      expect(error.message).toMatch(
        /^The bootstrap address .* did not accept the .* sign-in: Authentication failed/i,
      );
      expect(JSON.stringify(error.toInfo())).not.toContain(password);
    },
  );

  it('says that a mechanism is not offered', async () => {
    const { caPem } = credentials;
    const error = await connecting({
      tls: { ca: caPem },
      sasl: {
        mechanism: 'oauthbearer',
        tokenEndpoint: 'http://127.0.0.1:1/',
        clientId: 'c',
        clientSecret: 's',
      },
    });
    expect(error.code).toBe('kafka_auth_failed');
    expect(error.message).toContain('OAUTHBEARER');
  });

  it('says that the certificate is not trusted', async () => {
    const error = await connecting({ tls: {} });
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toContain('has a certificate that is not trusted');
  });

  it('is read without checking the certificate only when told so', async () => {
    const { reader } = openKafka(config({ tls: { insecureSkipVerify: true } }));
    try {
      expect((await reader.readMetadata()).brokers.size).toBe(2);
    } finally {
      await reader.close();
    }
  });

  it('asks whether TLS is wanted when it is left out', async () => {
    const error = await connecting({ tls: undefined });
    expect(['kafka_unreachable', 'kafka_timeout']).toContain(error.code);
    expect(error.message).toContain('does it want TLS?');
  });

  it('asks whether a sign-in is wanted when it is left out', async () => {
    const error = await connecting({ sasl: undefined });
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toContain('Does the listener want a SASL sign-in?');
  });
});
