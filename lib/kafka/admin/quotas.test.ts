import { describe, expect, it } from 'vitest';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type { DescribeClientQuotasResponse } from '../protocol/messages/describe-client-quotas-v1.ts';
import { describeClientQuotasV1Peer } from '../protocol/messages/peer/describe-client-quotas-v1.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const open = (response: Partial<DescribeClientQuotasResponse>) =>
  openFake(cleanup, () => [
    answer(describeClientQuotasV1Peer, () => ({
      throttleTimeMs: 0,
      errorCode: 0,
      errorMessage: null,
      entries: [],
      ...response,
    })),
  ]);

describe('readQuotas', () => {
  it('asks one broker once, and knows that there are none', async () => {
    const { reader, cluster } = await open({});
    expect(await reader.readQuotas()).toEqual([]);
    expect(asked(cluster, 'DescribeClientQuotas 1')).toBe(1);
  });

  it('tells for whom each is, the default of a type by null, and leaves out types it does not know', async () => {
    const values = [{ key: 'producer_byte_rate', value: 1024 }];
    const { reader } = await open({
      entries: [
        {
          entity: [
            { entityType: 'user', entityName: 'ada' },
            { entityType: 'client-id', entityName: null },
          ],
          values,
        },
        { entity: [{ entityType: 'planet', entityName: 'mars' }], values },
      ],
    });
    expect(await reader.readQuotas()).toEqual([
      {
        entity: [
          { type: 'client-id', name: null },
          { type: 'user', name: 'ada' },
        ],
        values: new Map([['producer_byte_rate', 1024]]),
      },
    ]);
  });

  it('rejects when it is denied', async () => {
    const { reader } = await open({ errorCode: KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED, entries: null });
    await expect(reader.readQuotas()).rejects.toMatchObject({ code: 'kafka_denied' });
  });
});
