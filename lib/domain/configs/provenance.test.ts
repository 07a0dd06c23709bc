import { describe, expect, it } from 'vitest';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import { inheritedValue, provenanceOf } from './provenance.ts';

const entry = (overrides: Partial<ConfigEntry>): ConfigEntry => ({
  name: 'retention.ms',
  value: '604800000',
  source: 'built-in',
  readOnly: false,
  sensitive: false,
  type: 'long',
  synonyms: [],
  ...overrides,
});

describe('the provenance of a topic config', () => {
  // As observed on Kafka 4.3.1: an override equal to the default lists only itself, so the default comes from elsewhere.
  const pinned = entry({
    source: 'topic',
    synonyms: [{ name: 'retention.ms', value: '604800000', source: 'topic' }],
  });

  it.each([
    ['inherited from the built-in default', entry({}), undefined, 'inherited'],
    ['inherited from a cluster-wide dynamic value', entry({ source: 'cluster' }), undefined, 'inherited'],
    ['inherited from the broker file', entry({ source: 'static' }), undefined, 'inherited'],
    ['pinned when equal to what a new topic resolves to', pinned, entry({}), 'pinned'],
    [
      'set when it differs from what a new topic resolves to',
      { ...pinned, value: '3600000' },
      entry({}),
      'set',
    ],
    ['set when nobody tells the default', pinned, undefined, 'set'],
    ['unknown when Kafka names no source', entry({ source: 'unknown' }), undefined, 'unknown'],
  ])('is %s', (_, config, fallback, expected) => {
    expect(provenanceOf(config, 'topic', fallback)).toBe(expected);
  });

  it('never takes a synonym of another unit for the inherited value', () => {
    const config = entry({
      value: '1',
      source: 'topic',
      synonyms: [
        { name: 'retention.ms', value: '1', source: 'topic' },
        { name: 'log.retention.hours', value: '168', source: 'built-in' },
      ],
    });
    expect(inheritedValue(config, 'topic')).toBeNull();
  });

  it('takes a synonym in the same unit', () => {
    const config = entry({
      name: 'segment.bytes',
      value: '5',
      source: 'topic',
      synonyms: [
        { name: 'segment.bytes', value: '5', source: 'topic' },
        { name: 'log.segment.bytes', value: '1073741824', source: 'built-in' },
      ],
    });
    expect(inheritedValue(config, 'topic')).toBe('1073741824');
  });

  it('compares no sensitive values', () => {
    expect(
      provenanceOf(entry({ source: 'topic', sensitive: true, value: null }), 'topic', entry({ value: null })),
    ).toBe('set');
  });
});

it('is a state of its own where a broker has the value of the sample file', () => {
  const threads = (value: string) =>
    entry({
      name: 'num.io.threads',
      value,
      source: 'static',
      synonyms: [
        { name: 'num.io.threads', value, source: 'static' },
        { name: 'num.io.threads', value: '8', source: 'built-in' },
      ],
    });
  expect(provenanceOf(threads('8'), 'broker')).toBe('sample');
  expect(provenanceOf(threads('16'), 'broker')).toBe('set');
});

it('is a state of its own where a feature of Kafka wrote the cluster-wide default of a new cluster', () => {
  const isr = (value: string) =>
    entry({
      name: 'min.insync.replicas',
      value,
      source: 'cluster',
      synonyms: [
        { name: 'min.insync.replicas', value, source: 'cluster' },
        { name: 'min.insync.replicas', value: '1', source: 'built-in' },
      ],
    });
  expect(provenanceOf(isr('1'), 'cluster')).toBe('feature');
  expect(provenanceOf(isr('2'), 'cluster')).toBe('set');
  expect(provenanceOf(isr('1'), 'broker')).toBe('inherited');
});
