import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';
import { type ConfigEdit, conflictsWith, planConfigs, stateOf, undoOf, withChanges } from './config-plan.ts';

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

const planOf = (edits: readonly ConfigEdit[], inherits: ConfigResource | undefined = defaults) =>
  planConfigs(
    { kind: 'topic', resource: now, inherited: (key) => inherits?.entries.find(({ name }) => name === key) },
    edits,
  );

describe('a plan of topic configs', () => {
  it('tells back to inherited from pinned to the inherited value', () => {
    const [inherit] = planOf([{ key: 'retention.ms', op: 'inherit' }]);
    expect(inherit).toMatchObject({
      before: { value: '1000', source: 'topic' },
      after: { value: '604800000', source: 'built-in' },
      problem: null,
    });
    const [pin] = planOf([{ key: 'retention.ms', op: 'set', value: '604800000' }]);
    expect(pin).toMatchObject({ after: { value: '604800000', source: 'topic' }, problem: null });
  });

  it.each([
    ['set', { key: 'retention.ms', op: 'set', value: '1000' }, 'It has this value already.'],
    ['inherit', { key: 'segment.bytes', op: 'inherit' }, 'The topic has no value of its own here.'],
    ['a pin of an inherited value', { key: 'segment.bytes', op: 'set', value: '5' }, null],
    ['an unknown key, which Kafka judges', { key: 'no.such', op: 'set', value: '5' }, null],
  ] as const)('says what nothing can come of: %s', (_, edit, problem) => {
    expect(planOf([edit])[0]?.problem).toBe(problem);
  });

  it('does not guess what would be inherited when nobody tells', () => {
    const [change] = planOf([{ key: 'retention.ms', op: 'inherit' }], resource());
    expect(change?.after).toEqual({ value: null, source: 'unknown' });
  });

  it('shows the configs as they would be and leaves the others the same objects', () => {
    const changes = planOf([{ key: 'retention.ms', op: 'set', value: '2000' }]);
    const after = withChanges(now, 'topic', changes);
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
    expect(undoOf('topic', now.entries.map(stateOf))).toEqual([
      { key: 'retention.ms', op: 'set', value: '1000' },
      { key: 'segment.bytes', op: 'inherit' },
    ]);
  });
});

describe("a plan of configs that are not a topic's", () => {
  const broker = (config: Partial<ConfigEntry> & { name: string }): ConfigResource =>
    resource({ ...entry(config.name, 'x', 'built-in'), ...config });
  const planAt = (kind: 'broker' | 'cluster' | 'group', of: ConfigResource, edit: ConfigEdit) =>
    planConfigs({ kind, resource: of, inherited: () => undefined }, [edit])[0];

  it.each(['broker', 'cluster'] as const)('refuses a key that no %s reports: Kafka would keep it', (kind) => {
    const change = planAt(kind, resource(), { key: 'no.such', op: 'set', value: '1' });
    expect(change?.problem).toMatch(/No broker reports this key/);
  });

  it('leaves a key that no group reports to Kafka, which refuses it', () => {
    expect(planAt('group', resource(), { key: 'no.such', op: 'set', value: '1' })?.problem).toBeNull();
  });

  it('takes the layer below when a value of its own goes', () => {
    const of = broker({
      name: 'log.retention.bytes',
      value: '5',
      source: 'broker',
      synonyms: [
        { name: 'log.retention.bytes', value: '5', source: 'broker' },
        { name: 'log.retention.bytes', value: '7', source: 'cluster' },
      ],
    });
    expect(planAt('broker', of, { key: 'log.retention.bytes', op: 'inherit' })?.after).toEqual({
      value: '7',
      source: 'cluster',
    });
  });

  it.each([
    ['append', 'b,c', 'a,b,c', null],
    ['append', 'a', 'a,b', 'It holds all of this already.'],
    ['subtract', 'a', 'b', null],
    ['subtract', 'z', 'a,b', 'It holds nothing of this.'],
  ] as const)('%s %s makes a,b to %s', (op, value, expected, problem) => {
    const of = broker({ name: 'list', value: 'a,b', source: 'broker', type: 'list' });
    expect(planAt('broker', of, { key: 'list', op, value })).toMatchObject({
      after: { value: expected, source: 'broker' },
      problem,
    });
  });

  it('does not show a secret, and offers no way back to one', () => {
    const of = broker({ name: 'ssl.keystore.password', value: null, source: 'broker', sensitive: true });
    const change = planAt('broker', of, { key: 'ssl.keystore.password', op: 'set', value: 'hunter2' });
    expect(change).toMatchObject({ sensitive: true, problem: null, before: { value: null } });
    expect(undoOf('broker', change === undefined ? [] : [change.before])).toEqual([]);
  });
});
