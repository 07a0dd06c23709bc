import { describe, expect, it } from 'vitest';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type { DescribeAclsResponse } from '../protocol/messages/describe-acls-v3.ts';
import { describeAclsV3Peer } from '../protocol/messages/peer/describe-acls-v3.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const [TOPIC, GROUP, CLUSTER] = [2, 3, 4];
const [LITERAL, PREFIXED] = [3, 4];
const [ALL, READ, WRITE, DESCRIBE] = [2, 3, 4, 8];
const ALLOW = 3;

const resource = (
  [resourceType, patternType]: readonly [number, number],
  resourceName: string,
  ...allowed: readonly (readonly [principal: string, operation: number])[]
): DescribeAclsResponse['resources'][number] => ({
  resourceType,
  resourceName,
  patternType,
  acls: allowed.map(([principal, operation]) => ({ principal, host: '*', operation, permissionType: ALLOW })),
});

const open = (response: () => Partial<DescribeAclsResponse>, seen: unknown[] = []) =>
  openFake(cleanup, () => [
    answer(describeAclsV3Peer, (request) => {
      seen.push(request);
      return { throttleTimeMs: 0, errorCode: 0, errorMessage: null, resources: [], ...response() };
    }),
  ]);

describe('readAcls', () => {
  it('asks one broker once, for what is allowed', async () => {
    const seen: unknown[] = [];
    const { reader, cluster } = await open(() => ({}), seen);
    expect(await reader.readAcls()).toEqual({ bindings: [] });
    expect(asked(cluster, 'DescribeAcls 3')).toBe(1);
    expect(seen).toMatchObject([{ permissionType: ALLOW, principalFilter: null }]);
  });

  it('keeps what may be read and written on topics and groups, by literal name and prefix', async () => {
    const dn = 'User:CN=pay,OU=a=b,O="Inc, Ltd"';
    const { reader } = await open(() => ({
      resources: [
        resource([TOPIC, PREFIXED], 'pay.', [dn, WRITE], [dn, DESCRIBE]),
        resource([GROUP, LITERAL], 'readers', ['User:a', READ]),
        resource([TOPIC, LITERAL], '*', ['User:*', ALL]),
        resource([CLUSTER, LITERAL], 'kafka-cluster', ['User:a', ALL]),
        // A pattern type and an operation of a Kafka to come.
        resource([TOPIC, 9], 'x', ['User:a', WRITE]),
        resource([TOPIC, LITERAL], 'y', ['User:a', 99]),
      ],
    }));
    expect((await reader.readAcls()).bindings).toEqual([
      { resource: 'topic', pattern: 'literal', name: '*', principal: 'User:*', operation: 'all' },
      { resource: 'topic', pattern: 'prefixed', name: 'pay.', principal: dn, operation: 'write' },
      { resource: 'group', pattern: 'literal', name: 'readers', principal: 'User:a', operation: 'read' },
    ]);
  });

  it('gives the same order, whatever the order of the broker', async () => {
    const rows = [
      resource([TOPIC, LITERAL], 'a', ['User:a', WRITE]),
      resource([GROUP, LITERAL], 'a', ['User:a', READ]),
      resource([TOPIC, PREFIXED], 'a', ['User:a', ALL]),
      resource([TOPIC, LITERAL], 'b', ['User:a', WRITE]),
    ];
    let resources = rows;
    const { reader } = await open(() => ({ resources }));
    const first = await reader.readAcls();
    resources = [...rows].reverse();
    expect(await reader.readAcls()).toEqual(first);
  });

  it('tells a cluster without an authorizer from one that allows nothing', async () => {
    const { reader } = await open(() => ({ errorCode: KAFKA_ERROR.SECURITY_DISABLED }));
    expect(await reader.readAcls()).toEqual({ bindings: null });
  });

  it('names the permission that is missing when it is denied', async () => {
    const { reader } = await open(() => ({
      errorCode: KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED,
      errorMessage: 'Request Request(processor=1) is not authorized.',
    }));
    await expect(reader.readAcls()).rejects.toMatchObject({
      code: 'kafka_denied',
      message: 'DescribeAcls needs DESCRIBE on the cluster.',
      kafka: { name: 'CLUSTER_AUTHORIZATION_FAILED' },
    });
  });
});
