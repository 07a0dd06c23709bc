import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigResource, ConfigSynonym } from '@/lib/domain/model/config.ts';
import { clusterDefaults } from './cluster-defaults.ts';

const entry = (name: string, synonyms: readonly ConfigSynonym[], more: Partial<ConfigEntry> = {}) => ({
  name,
  value: synonyms[0]?.value ?? null,
  source: synonyms[0]?.source ?? ('built-in' as const),
  readOnly: false,
  sensitive: false,
  type: 'long' as const,
  synonyms,
  ...more,
});
const at = (name: string, value: string, source: ConfigSynonym['source']) => ({ name, value, source });
const resource = (...entries: ConfigEntry[]): ConfigResource => ({ entries, answeredBy: 3 });
const find = (from: ConfigResource, key: string) => from.entries.find(({ name }) => name === key);

describe('the cluster-wide defaults', () => {
  it("have the value that a broker without its own gets: the broker's own is left out", () => {
    const key = 'log.cleaner.backoff.ms';
    const broker = resource(
      entry(key, [at(key, '16', 'broker'), at(key, '17', 'cluster'), at(key, '15', 'built-in')]),
    );
    const set = resource(entry(key, [at(key, '17', 'cluster')]));
    expect(find(clusterDefaults(set, broker), key)).toMatchObject({
      value: '17',
      source: 'cluster',
      synonyms: [at(key, '17', 'cluster'), at(key, '15', 'built-in')],
    });
    expect(find(clusterDefaults(resource(), broker), key)).toMatchObject({ value: '15', source: 'built-in' });
  });

  it('take what is set now, not what the broker said before', () => {
    const key = 'a';
    const broker = resource(entry(key, [at(key, 'old', 'cluster'), at(key, 'x', 'static')]));
    expect(find(clusterDefaults(resource(), broker), key)).toMatchObject({ value: 'x', source: 'static' });
  });

  it('do not take a value of another unit for their own', () => {
    const broker = resource(entry('log.retention.ms', [at('log.retention.hours', '168', 'static')]));
    expect(find(clusterDefaults(resource(), broker), 'log.retention.ms')).toMatchObject({
      value: null,
      source: 'static',
    });
  });

  it('leave out what only a restart changes, and keep what somebody set that no broker knows', () => {
    const broker = resource(entry('log.dirs', [at('log.dirs', '/x', 'static')], { readOnly: true }));
    const set = resource(entry('custom', [at('custom', '1', 'cluster')]));
    expect(clusterDefaults(set, broker).entries.map(({ name }) => name)).toEqual(['custom']);
  });
});
