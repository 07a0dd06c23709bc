import { describe, expect, it } from 'vitest';
import type {
  DescribeConfigsRequest,
  DescribeConfigsResponse,
} from '../protocol/messages/describe-configs-v4.ts';
import { describeConfigsV4Peer } from '../protocol/messages/peer/describe-configs-v4.ts';
import { type Answer, answer, SILENCE } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

type Config = DescribeConfigsResponse['results'][number]['configs'][number];

function config(name: string, value: string, more: Partial<Config> = {}): Config {
  return {
    name,
    value,
    readOnly: false,
    configSource: 5,
    isSensitive: false,
    synonyms: [{ name: `log.${name}`, value, source: 5 }],
    configType: 5,
    documentation: null,
    ...more,
  };
}

function answers(
  request: DescribeConfigsRequest,
  configs: (resource: string) => Config[],
): DescribeConfigsResponse {
  const documentation = request.includeDocumentation === true ? 'What it does.' : null;
  return {
    throttleTimeMs: 0,
    results: request.resources.map(({ resourceType, resourceName }) => ({
      errorCode: resourceName === 'gone' ? 3 : 0,
      errorMessage: '',
      resourceType,
      resourceName,
      configs: configs(resourceName).map((row) => ({ ...row, documentation })),
    })),
  };
}

const everyBroker = (configs: (resource: string) => Config[]) => (): Answer[] => [
  answer(describeConfigsV4Peer, (request) => answers(request, configs)),
];

const plain = () => [config('segment.bytes', '1'), config('retention.ms', '2')];

describe('readTopicConfigs', () => {
  it('gives entries in the order of their names, with the chain that decides them', async () => {
    const { reader } = await openFake(
      cleanup,
      everyBroker(() => [
        config('retention.ms', '5', {
          configSource: 1,
          synonyms: [{ name: 'retention.ms', value: '5', source: 1 }],
        }),
        config('cleanup.policy', 'delete', { configType: 7, configSource: 99 }),
      ]),
    );
    const { value } = await reader.readTopicConfigs(['orders']);
    expect(value.byTopic.get('orders')).toEqual({
      ok: true,
      value: {
        answeredBy: 1,
        entries: [
          {
            name: 'cleanup.policy',
            value: 'delete',
            source: 'unknown',
            type: 'list',
            readOnly: false,
            sensitive: false,
            synonyms: [{ name: 'log.cleanup.policy', value: 'delete', source: 'built-in' }],
          },
          {
            name: 'retention.ms',
            value: '5',
            source: 'topic',
            type: 'long',
            readOnly: false,
            sensitive: false,
            synonyms: [{ name: 'retention.ms', value: '5', source: 'topic' }],
          },
        ],
      },
    });
    expect(value.docs.get('retention.ms')).toBe('What it does.');
  });

  it('makes one object of equal entries, and keeps unchanged topics as they are', async () => {
    let changed = '2';
    const { reader } = await openFake(
      cleanup,
      everyBroker((topic) => [config('retention.ms', topic === 'b' ? changed : '2')]),
    );
    const read = async (topic: string) => {
      const { value } = await reader.readTopicConfigs(['a', 'b']);
      const item = value.byTopic.get(topic);
      return item?.ok === true ? item.value : null;
    };
    const [a1, b1] = [await read('a'), await read('b')];
    expect(b1?.entries[0]).toBe(a1?.entries[0]);
    changed = '3';
    const [a2, b2] = [await read('a'), await read('b')];
    expect(a2).toBe(a1);
    expect(b2?.entries[0]?.value).toBe('3');
  });

  it('asks in slices and for documentation once, always at the same broker', async () => {
    const { cluster, reader } = await openFake(cleanup, everyBroker(plain));
    const topics = Array.from({ length: 1_500 }, (_, index) => `t${index}`);
    const { value } = await reader.readTopicConfigs(topics);
    expect(value.byTopic.size).toBe(1_500);
    expect(asked(cluster, 'DescribeConfigs 4')).toBe(1 + 3);
    await reader.readTopicConfigs(topics);
    expect(asked(cluster, 'DescribeConfigs 4')).toBe(1 + 3 + 3);
    expect(cluster.brokers[1]?.requests).not.toContain('DescribeConfigs 4');
  });

  it('turns to the next broker when its own goes silent, and stays there', async () => {
    let silent = false;
    const { cluster, reader } = await openFake(cleanup, (id) => [
      answer(describeConfigsV4Peer, (request) => (id === 1 && silent ? SILENCE : answers(request, plain))),
    ]);
    await reader.readTopicConfigs(['orders']);
    silent = true;
    const { value } = await reader.readTopicConfigs(['orders'], { deadlineMs: 600 });
    expect(value.byTopic.get('orders')).toMatchObject({ ok: true, value: { answeredBy: 2 } });
    silent = false;
    const before = cluster.brokers[0]?.requests.length;
    await reader.readTopicConfigs(['orders']);
    expect(cluster.brokers[0]?.requests.length).toBe(before);
  });

  it('gives a topic that is gone its own error', async () => {
    const { reader } = await openFake(cleanup, everyBroker(plain));
    const { value } = await reader.readTopicConfigs(['orders', 'gone']);
    expect(value.byTopic.get('gone')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(value.byTopic.get('orders')?.ok).toBe(true);
  });
});

describe('readBrokerConfigs', () => {
  it('asks each broker about itself and any broker for the cluster-wide defaults', async () => {
    const asking: [number, string][] = [];
    const { reader } = await openFake(cleanup, (id) => [
      answer(describeConfigsV4Peer, (request) => {
        for (const { resourceName } of request.resources) asking.push([id, resourceName]);
        return answers(request, (name) =>
          name === '' ? [config('log.retention.ms', '9', { configSource: 3 })] : plain(),
        );
      }),
    ]);
    const { value } = await reader.readBrokerConfigs([1, 2]);
    expect(asking).toEqual(
      expect.arrayContaining([
        [1, '1'],
        [2, '2'],
      ]),
    );
    expect(asking.filter(([, name]) => name === '')).toHaveLength(1);
    expect([...value.byBroker.keys()]).toEqual([1, 2]);
    expect(value.clusterDefaults).toMatchObject({
      ok: true,
      value: { entries: [{ name: 'log.retention.ms', source: 'cluster' }] },
    });
  });

  it('keeps the other brokers when one is down', async () => {
    const { cluster, reader } = await openFake(cleanup, everyBroker(plain));
    await reader.readMetadata();
    await cluster.brokers[1]?.close();
    const { value, failures } = await reader.readBrokerConfigs([1, 2]);
    expect(value.byBroker.get(1)?.ok).toBe(true);
    expect(value.byBroker.get(2)).toMatchObject({ ok: false, error: { brokerId: 2 } });
    expect(failures.map(({ brokerId }) => brokerId)).toEqual([2]);
  });
});
