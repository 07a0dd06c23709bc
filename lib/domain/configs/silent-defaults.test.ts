import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigResource, ConfigSource } from '@/lib/domain/model/config.ts';
import { withSilentDefaults } from './silent-defaults.ts';

const entry = (
  name: string,
  value: string | null,
  source: ConfigSource,
  synonyms: ConfigEntry['synonyms'] = [],
): ConfigEntry => ({ name, value, source, readOnly: false, sensitive: false, type: 'long', synonyms });
const resource = (...entries: ConfigEntry[]): ConfigResource => ({ entries, answeredBy: 1 });

const hours = (value: string, source: ConfigSource) =>
  entry('log.retention.hours', value, source, [
    { name: 'log.retention.hours', value, source },
    ...(source === 'static'
      ? [{ name: 'log.retention.hours', value: '168', source: 'built-in' as const }]
      : []),
  ]);
const unset = entry('log.retention.ms', null, 'built-in');

// As observed on Kafka 4.3.1 with log.retention.hours=100 in the file: source 5, no synonyms.
const silent = entry('retention.ms', '360000000', 'built-in');

describe('a topic key that the broker decides in another unit', () => {
  it('comes from the file when the file has the key, with the whole chain', () => {
    const [found] = withSilentDefaults(resource(silent), resource(unset, hours('100', 'static'))).entries;
    expect(found).toMatchObject({
      value: '360000000',
      source: 'static',
      synonyms: [
        { name: 'log.retention.hours', value: '100', source: 'static' },
        { name: 'log.retention.hours', value: '168', source: 'built-in' },
      ],
    });
  });

  it('stays built-in when nobody set any of the keys, and names the one that decides', () => {
    const [found] = withSilentDefaults(resource(silent), resource(unset, hours('168', 'built-in'))).entries;
    expect(found).toMatchObject({ source: 'built-in', synonyms: [{ name: 'log.retention.hours' }] });
  });

  it('follows the strongest key', () => {
    const ms = entry('log.retention.ms', '5', 'static');
    const [found] = withSilentDefaults(resource(silent), resource(ms, hours('100', 'static'))).entries;
    expect(found).toMatchObject({ source: 'static', synonyms: [{ name: 'log.retention.ms' }, {}, {}] });
  });

  it.each([
    ['an override of the topic', entry('retention.ms', '1', 'topic')],
    ['a chain that Kafka gave', { ...silent, synonyms: [{ name: 'x', value: '1', source: 'built-in' }] }],
    ['another key', entry('segment.bytes', '1', 'built-in')],
  ] as const)('%s stays what Kafka said', (_, one) => {
    expect(withSilentDefaults(resource(one), resource(hours('100', 'static'))).entries[0]).toBe(one);
  });

  it('is the same object for the same answers, and untouched while the broker is not known', () => {
    const [topic, broker] = [resource(silent), resource(hours('100', 'static'))];
    expect(withSilentDefaults(topic, broker)).toBe(withSilentDefaults(topic, broker));
    expect(withSilentDefaults(topic, undefined)).toBe(topic);
  });
});
