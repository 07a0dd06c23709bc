import { describe, expect, it } from 'vitest';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { formProblems, inOrder, inputOf } from './create-form.ts';

const config = (name: string, type = 'long', readOnly = false): ConfigViewDto => ({
  name,
  type,
  readOnly,
  value: '1',
  source: 'built-in',
  provenance: 'inherited',
  inheritedValue: '1',
  sensitive: false,
  documentation: null,
  synonyms: [],
});
const CONFIGS = [config('flush.ms'), config('retention.ms'), config('cleanup.policy', 'list')];
const form = (set: Record<string, string>, name = 'orders') => ({ name, partitions: 3, copies: null, set });

describe('the form of a new topic', () => {
  it('sends what is set, in the units of Kafka, and leaves blanks to the cluster', () => {
    expect(inputOf(form({ 'retention.ms': '2 d', 'cleanup.policy': 'compact' }), CONFIGS)).toEqual({
      name: 'orders',
      partitions: 3,
      replicationFactor: null,
      configs: [
        { key: 'retention.ms', value: '172800000' },
        { key: 'cleanup.policy', value: 'compact' },
      ],
    });
  });

  it('asks about the blanks while the name is missing or bad, under a name that is not used', () => {
    expect(inputOf(form({}, ''), CONFIGS).name).toBe('highwater-validate-only');
    expect(inputOf(form({}, 'a b'), CONFIGS).name).toBe('highwater-validate-only');
  });

  it('names each field that stands in the way, and does not send it', () => {
    const bad = form({ 'retention.ms': '2 parsecs' }, 'a b');
    expect([...formProblems(bad, CONFIGS).keys()]).toEqual(['name', 'retention.ms']);
    expect(inputOf(bad, CONFIGS).configs).toEqual([]);
    expect(formProblems(form({ 'retention.ms': '2 d' }), CONFIGS).size).toBe(0);
  });

  it('lists the keys that matter most first, and those that match', () => {
    const names = (filter: string) =>
      inOrder([...CONFIGS, config('fixed', 'int', true)], filter).map(({ name }) => name);
    expect(names('')).toEqual(['cleanup.policy', 'retention.ms', 'flush.ms']);
    expect(names(' .MS ')).toEqual(['retention.ms', 'flush.ms']);
  });
});
