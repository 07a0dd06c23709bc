import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';
import { conflictsWith, planTopicConfigs, stateOf, undoOf, withChanges } from './topic-config-plan.ts';

const entry = (name: string, value: string, source: ConfigEntry['source']): ConfigEntry => ({
  name,
  value,
  source,
  readOnly: false,
  sensitive: false,
  type: 'long',
  synonyms: source === 'topic' ? [{ name, value, source }] : [],
});
const resource = (...entries: ConfigEntry[]): ConfigResource => ({ entries, answeredBy: 1 });

const now = resource(entry('retention.ms', '1000', 'topic'), entry('segment.bytes', '5', 'built-in'));
const defaults = resource(
  entry('retention.ms', '604800000', 'built-in'),
  entry('segment.bytes', '5', 'built-in'),
);

describe('a plan of topic configs', () => {
  it('tells back to inherited from pinned to the inherited value', () => {
    const [inherit] = planTopicConfigs(now, defaults, [{ key: 'retention.ms', op: 'inherit' }]);
    expect(inherit).toMatchObject({
      before: { value: '1000', source: 'topic' },
      after: { value: '604800000', source: 'built-in' },
      problem: null,
    });
    const [pin] = planTopicConfigs(now, defaults, [{ key: 'retention.ms', op: 'set', value: '604800000' }]);
    expect(pin).toMatchObject({ after: { value: '604800000', source: 'topic' }, problem: null });
  });

  it.each([
    ['set', { key: 'retention.ms', op: 'set', value: '1000' }, 'It has this value already.'],
    ['inherit', { key: 'segment.bytes', op: 'inherit' }, 'The topic has no value of its own here.'],
    ['a pin of an inherited value', { key: 'segment.bytes', op: 'set', value: '5' }, null],
    ['an unknown key, which Kafka judges', { key: 'no.such', op: 'set', value: '5' }, null],
  ] as const)('says what nothing can come of: %s', (_, edit, problem) => {
    expect(planTopicConfigs(now, defaults, [edit])[0]?.problem).toBe(problem);
  });

  it('does not guess what would be inherited when nobody tells', () => {
    const [change] = planTopicConfigs(now, undefined, [{ key: 'retention.ms', op: 'inherit' }]);
    expect(change?.after).toEqual({ value: null, source: 'unknown' });
  });

  it('shows the configs as they would be and leaves the others the same objects', () => {
    const changes = planTopicConfigs(now, defaults, [{ key: 'retention.ms', op: 'set', value: '2000' }]);
    const after = withChanges(now, changes);
    expect(after.entries[0]).toMatchObject({ value: '2000', source: 'topic' });
    expect(after.entries[1]).toBe(now.entries[1]);
  });
});

describe('an edit based on what was seen', () => {
  it('conflicts when value or source changed since, and with nothing else', () => {
    const base = now.entries.map(stateOf);
    expect(conflictsWith(now, base)).toEqual([]);
    const later = resource(entry('retention.ms', '1000', 'topic'), entry('segment.bytes', '5', 'cluster'));
    expect(conflictsWith(later, base)).toEqual([
      {
        key: 'segment.bytes',
        base: { key: 'segment.bytes', value: '5', source: 'built-in' },
        theirs: { key: 'segment.bytes', value: '5', source: 'cluster' },
      },
    ]);
  });

  it('is undone by giving back own values and taking away the others', () => {
    expect(undoOf(now.entries.map(stateOf))).toEqual([
      { key: 'retention.ms', op: 'set', value: '1000' },
      { key: 'segment.bytes', op: 'inherit' },
    ]);
  });
});
