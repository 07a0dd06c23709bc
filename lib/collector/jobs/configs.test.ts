import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { fail } from '@/lib/shared/result.ts';
import { addTopic, type MemoryCluster, memoryCluster, partition } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { collectNewTopicConfigs, collectTopicConfigs } from './configs.ts';
import { collectMetadata } from './metadata.ts';
import { testContext } from './test-context.ts';

const { signal } = new AbortController();
const UNKNOWN: ErrorInfo = { code: 'not_found', message: 'unknown here', retryable: true };
const NOT_FOUND = fail(UNKNOWN);

let cluster: MemoryCluster;
let context: JobContext;

const section = () => {
  const found = context.store.current().sections.topicConfigs;
  if (!found?.ok) throw new Error('the configs were not read');
  return found;
};
const isKnown = (topic: string) => section().value.byTopic.get(topic)?.ok;
const come = async (topic: string) => {
  cluster.now += 3_000;
  addTopic(cluster, topic, [partition(0, [1])]);
  await collectMetadata(context, signal);
};

beforeEach(async () => {
  cluster = memoryCluster();
  addTopic(cluster, 'orders', [partition(0, [1])]);
  context = testContext(cluster);
  await collectMetadata(context, signal);
  await collectTopicConfigs(context, signal);
});

describe('the configs of a new topic', () => {
  it('are known with the next metadata, and the others keep their age and their identity', async () => {
    const { collectedAt, value } = section();
    await come('payments');
    expect(isKnown('payments')).toBeUndefined();
    await collectNewTopicConfigs(context, signal);
    expect(isKnown('payments')).toBe(true);
    expect(section().collectedAt).toBe(collectedAt);
    expect(section().value.byTopic.get('orders')).toBe(value.byTopic.get('orders'));
  });

  it('are asked for again while the broker does not know the topic, also when all were read in between', async () => {
    const { readTopicConfigs, readConfigs } = context.reader;
    context.reader.readConfigs = async () => ({
      bySubject: new Map([['topic payments', NOT_FOUND]]),
      docs: new Map(),
    });
    context.reader.readTopicConfigs = async (topics, options) => {
      const { value, ...others } = await readTopicConfigs(topics, options);
      return {
        ...others,
        value: { ...value, byTopic: new Map([...value.byTopic, ['payments', NOT_FOUND]]) },
      };
    };
    await come('payments');
    await collectNewTopicConfigs(context, signal);
    expect(isKnown('payments')).toBeUndefined();
    await collectTopicConfigs(context, signal);
    expect(isKnown('payments')).toBe(false);
    context.reader.readConfigs = readConfigs;
    await collectNewTopicConfigs(context, signal);
    expect(isKnown('payments')).toBe(true);
  });

  it('that are denied are not asked for again: that would only fill the log of the authorizer', async () => {
    const denied = fail({ code: 'kafka_denied', message: 'not for you', retryable: false });
    let asked = 0;
    context.reader.readConfigs = async () => {
      asked += 1;
      return { bySubject: new Map([['topic payments', denied]]), docs: new Map() };
    };
    await come('payments');
    await collectNewTopicConfigs(context, signal);
    await collectNewTopicConfigs(context, signal);
    expect(section().value.byTopic.get('payments')).toEqual(denied);
    expect(asked).toBe(1);
  });

  it('that cannot be read are left to the next reading of all', async () => {
    context.reader.readConfigs = async () => {
      throw new AppError('kafka_timeout', 'no answer');
    };
    await come('payments');
    const before = section();
    expect(await collectNewTopicConfigs(context, signal)).toBe(true);
    expect(section()).toBe(before);
  });

  it('cost no request where no topic is new, or a broker left some out', async () => {
    let asked = 0;
    context.reader.readConfigs = async () => {
      asked += 1;
      return { bySubject: new Map(), docs: new Map() };
    };
    await collectNewTopicConfigs(context, signal);
    const failures = [{ brokerId: 1, error: UNKNOWN, since: cluster.now }];
    context.store.update('topicConfigs', { sections: { topicConfigs: { ...section(), failures } } });
    await come('payments');
    await collectNewTopicConfigs(context, signal);
    expect(asked).toBe(0);
  });
});
