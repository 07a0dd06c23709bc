import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigResource, ConfigSynonym } from '@/lib/domain/model/config.ts';
import { inheritorsByKey, topicAfter } from './blast-radius.ts';
import type { PlannedChange } from './config-plan.ts';

const at = (name: string, value: string, source: ConfigSynonym['source']) => ({ name, value, source });
const topic = (name: string, ...synonyms: ConfigSynonym[]): ConfigResource => ({
  answeredBy: 1,
  entries: [
    {
      name,
      value: synonyms[0]?.value ?? '604800000',
      source: synonyms[0]?.source ?? 'built-in',
      readOnly: false,
      sensitive: false,
      type: 'long',
      synonyms,
    } satisfies ConfigEntry,
  ],
});
const set = (key: string, value: string, source: 'cluster' | 'broker' = 'cluster'): PlannedChange => ({
  key,
  op: 'set',
  before: { key, value: null, source: 'built-in' },
  after: { value, source },
  sensitive: false,
  problem: null,
});
const inherit = (key: string): PlannedChange => ({
  ...set(key, ''),
  op: 'inherit',
  after: { value: null, source: 'static' },
});

describe('the reach of a cluster-wide default', () => {
  it('is the topic that inherits it, also under another name', () => {
    const orders = topic('segment.bytes', at('log.segment.bytes', '10', 'built-in'));
    const { effects, resource } = topicAfter('cluster', [set('log.segment.bytes', '20')], orders);
    expect(effects).toEqual([{ key: 'segment.bytes', before: '10', after: '20', keeps: false }]);
    expect(resource.entries[0]).toMatchObject({ value: '20', source: 'cluster' });
  });

  it.each(['topic', 'broker'] as const)('ends where the %s has a value of its own', (source) => {
    const orders = topic(
      'segment.bytes',
      at('segment.bytes', '5', source),
      at('log.segment.bytes', '1', 'built-in'),
    );
    const { effects, resource } = topicAfter('cluster', [set('log.segment.bytes', '20')], orders);
    expect(effects).toMatchObject([{ after: '5', keeps: true }]);
    expect(resource).toBe(orders);
  });

  it('is known for the retention that Kafka lists no chain for', () => {
    const { effects } = topicAfter('cluster', [set('log.retention.ms', '3600000')], topic('retention.ms'));
    expect(effects).toEqual([{ key: 'retention.ms', before: '604800000', after: '3600000', keeps: false }]);
  });

  it('goes back to hours, in milliseconds, when the milliseconds are taken away', () => {
    const orders = topic(
      'retention.ms',
      at('log.retention.ms', '1000', 'cluster'),
      at('log.retention.hours', '168', 'static'),
    );
    const { effects, resource } = topicAfter('cluster', [inherit('log.retention.ms')], orders);
    expect(effects).toMatchObject([{ before: '1000', after: '604800000' }]);
    expect(resource.entries[0]?.source).toBe('static');
  });

  it('is nothing for other keys and for edits that are not sent', () => {
    const orders = topic('segment.bytes', at('log.segment.bytes', '10', 'built-in'));
    const unsent = { ...set('log.segment.bytes', '20'), problem: 'It has this value already.' };
    expect(topicAfter('cluster', [unsent, set('num.io.threads', '9')], orders).effects).toEqual([]);
  });
});

it('the reach of one broker goes over the cluster-wide default, not over the topic', () => {
  const inherits = topic('segment.bytes', at('log.segment.bytes', '7', 'cluster'));
  const change = [set('log.segment.bytes', '20', 'broker')];
  expect(topicAfter('broker', change, inherits).effects).toMatchObject([{ after: '20', keeps: false }]);
  const owns = topic(
    'segment.bytes',
    at('segment.bytes', '5', 'topic'),
    at('log.segment.bytes', '7', 'cluster'),
  );
  expect(topicAfter('broker', change, owns).effects).toMatchObject([{ keeps: true }]);
});

describe('the inheritors of a broker key', () => {
  it('are counted apart from the topics that keep a value of their own, under each key that decides', () => {
    const topics = [
      topic('segment.bytes', at('log.segment.bytes', '10', 'built-in')),
      topic(
        'segment.bytes',
        at('log.segment.bytes', '10', 'static'),
        at('log.segment.bytes', '5', 'built-in'),
      ),
      topic('segment.bytes', at('segment.bytes', '5', 'topic'), at('log.segment.bytes', '10', 'built-in')),
      topic('retention.ms'),
    ];
    const byKey = inheritorsByKey(topics);
    expect(byKey.get('log.segment.bytes')).toEqual({ inherit: 2, keep: 1 });
    expect(byKey.get('log.retention.hours')).toEqual({ inherit: 1, keep: 0 });
    expect(byKey.has('segment.bytes')).toBe(false);
    expect(byKey.has('num.io.threads')).toBe(false);
  });
});
