import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import type { AppError } from '@/lib/shared/app-error.ts';
import { createKafkaReader } from './index.ts';
import { listen } from './testing/fake-broker.ts';
import { cleanups } from './testing/fixtures.ts';

const LISTENER = 'listener.name.client';
const LIFETIME_S = 3_600;
const cleanup = cleanups();

/** Kafka's default validator takes unsigned tokens: enough to see both sides of the exchange. */
const PROPERTIES = {
  [`${LISTENER}.sasl.enabled.mechanisms`]: 'OAUTHBEARER',
  [`${LISTENER}.oauthbearer.sasl.jaas.config`]:
    'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";',
};

function unsignedToken(expiresInS: number): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ sub: 'highwater', iat: now - 10, exp: now + expiresInS })}.`;
}

describe('a cluster that takes OAuth tokens', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ security: 'scram-tls', brokers: 1, properties: PROPERTIES });
  });
  afterAll(() => cluster?.stop());

  const readerWith = async (token: string) => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: token, expires_in: LIFETIME_S }));
    });
    const port = await listen(server);
    cleanup(() => server.close());
    const reader = createKafkaReader({
      bootstrap: cluster.bootstrap,
      tls: { ca: cluster.credentials?.caPem },
      sasl: {
        mechanism: 'oauthbearer',
        tokenEndpoint: `http://127.0.0.1:${port}/token`,
        clientId: 'highwater',
        clientSecret: 'secret',
      },
    });
    cleanup(() => reader.close());
    return reader;
  };

  it('is read with a token from the endpoint', async () => {
    const reader = await readerWith(unsignedToken(LIFETIME_S));
    expect((await reader.readMetadata()).brokers.size).toBe(1);
    expect((await reader.readLogDirs([1])).answered).toEqual([1]);
  });

  it('says that a token was refused instead of losing the connection', async () => {
    const reader = await readerWith(unsignedToken(-60));
    const error = (await reader.readMetadata().catch((cause: unknown) => cause)) as AppError;
    expect(error.code).toBe('kafka_auth_failed');
    expect(error.message).toContain('The broker refused the OAuth token');
  });
});
