import { describe, expect, it } from 'vitest';
import { DEFAULT_CADENCE } from '@/lib/collector/cadence.ts';
import {
  configDriftSchema,
  configKeysSchema,
  matrixQuerySchema,
  matrixSchema,
} from '@/lib/contracts/config-matrix.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { configDrift, configKeys, configMatrix, exportMatrix } from './config-matrix.ts';
import { csvFile, jsonFile } from './matrix-file.ts';

const matrix = (snapshot: ClusterSnapshot, query: Record<string, unknown>) =>
  matrixSchema.parse(configMatrix(snapshot, DEFAULT_CADENCE, matrixQuerySchema.parse(query)));

const names = (snapshot: ClusterSnapshot, query: Record<string, unknown>) =>
  matrix(snapshot, query).items.map(({ name }) => name);

const ISR = 'min.insync.replicas';
const snapshot = testSnapshot({
  topics: {
    orders: { configs: { [ISR]: '2', 'retention.ms': '-1' } },
    payments: { configs: { [ISR]: '1', 'retention.ms': '86400000' } },
    profiles: { configs: { 'cleanup.policy': 'compact,delete', 'retention.ms': '9000000' } },
    hidden: { configs: 'denied' },
  },
});

describe('the matrix of topics', () => {
  it('tells value, layer, state and what would be inherited, and why something is not known', () => {
    const { items, total, totalUnfiltered } = matrix(snapshot, { key: ISR });
    const cells = Object.fromEntries(items.map(({ name, cells: [cell] }) => [name, cell]));
    expect(cells).toMatchObject({
      orders: { state: 'set', value: '2', source: 'topic', inherits: '1' },
      payments: { state: 'pinned', value: '1', source: 'topic', inherits: '1' },
      profiles: { state: 'inherited', value: '1', source: 'built-in' },
      hidden: { state: 'unknown', value: null, missing: expect.stringMatching(/./) },
    });
    expect([total, totalUnfiltered]).toEqual([4, 4]);
  });

  it('counts the states and values of every key over all topics, whatever the filter', () => {
    const { columns } = matrix(snapshot, { key: [ISR, 'retention.ms'], q: 'orders' });
    expect(columns).toMatchObject([
      {
        key: ISR,
        counts: { inherited: 1, set: 1, pinned: 1, sample: 0, unknown: 1 },
        distinctValues: 2,
        values: [
          { value: '1', count: 2 },
          { value: '2', count: 1 },
        ],
      },
      { key: 'retention.ms', distinctValues: 3 },
    ]);
  });

  it.each([
    ['part of a name', { q: 'PRO' }, ['profiles']],
    ['a state', { state: 'pinned' }, ['payments']],
    ['what is not known', { state: 'unknown' }, ['hidden']],
    ['a value', { value: '1' }, ['payments', 'profiles']],
    ['a layer', { source: 'topic' }, ['orders', 'payments']],
    ['several at once', { source: 'topic', value: '1' }, ['payments']],
  ])('is filtered by %s of the first key', (_, filter, expected) => {
    expect(names(snapshot, { key: [ISR, 'retention.ms'], ...filter })).toEqual(expected);
  });

  it('is sorted by the size of numbers, with the unknown last in both directions', () => {
    const sorted = (sort: string) => names(snapshot, { key: [ISR, 'retention.ms'], sort });
    expect(sorted('retention.ms')).toEqual(['orders', 'profiles', 'payments', 'hidden']);
    expect(sorted('-retention.ms')).toEqual(['payments', 'profiles', 'orders', 'hidden']);
    expect(sorted('-name')).toEqual(['profiles', 'payments', 'orders', 'hidden']);
  });

  it('is read in pages that belong to one list', () => {
    const query = { key: ISR, limit: 3 };
    const first = matrix(snapshot, query);
    const rest = matrix(snapshot, { ...query, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(names(snapshot, { key: ISR }));
    expect(rest.nextCursor).toBeNull();
    expect(() => matrix(snapshot, { ...query, q: 'o', cursor: first.nextCursor })).toThrow(/another filter/);
  });

  it('refuses a key that no broker reports, and names where the keys are', () => {
    expect(() => matrix(snapshot, { key: 'retention.mss' })).toThrow(
      'No broker reports "retention.mss" for topics; choose one of the keys that configs/keys lists.',
    );
  });

  it('takes any key and calls every topic unknown while no configs were read', () => {
    const before = testSnapshot({ topics: { orders: {} }, without: ['topicConfigs'] });
    expect(matrix(before, { key: 'any.key' }).items).toMatchObject([
      {
        name: 'orders',
        readAt: null,
        cells: [{ state: 'unknown', missing: 'Its configs have not been read yet.' }],
      },
    ]);
  });
});

describe('a query of the matrix', () => {
  const nine = Array.from({ length: 9 }, (_, index) => `key.${index}`);
  it.each([
    ['no key', {}, 'key'],
    ['an empty key', { key: '' }, 'key'],
    ['more keys than fit', { key: nine }, 'key'],
    ['a sort by a key that is not shown', { key: 'a', sort: '-b' }, 'sort'],
    ['a state there is not', { key: 'a', state: 'default' }, 'state'],
    ['an unknown parameter', { key: 'a', colour: 'red' }, undefined],
  ])('with %s is refused by the name of the field', (_, query, field) => {
    const { error } = matrixQuerySchema.safeParse(query);
    expect(error?.issues[0]?.path[0]).toBe(field);
  });

  it('takes a key named twice once', () => {
    expect(matrixQuerySchema.parse({ key: ['a', 'b', 'a'] }).key).toEqual(['a', 'b']);
  });
});

const brokers: SnapshotSpec['brokers'] = {
  1: { configs: { 'num.io.threads': '8', 'log.dirs': '/a' } },
  2: { configs: { 'num.io.threads': '16', 'log.dirs': '/b' } },
  3: { configs: { 'num.io.threads': '16', 'log.dirs': '/c' } },
};

describe('the matrix of brokers', () => {
  it('tells a value of the sample file from one that somebody chose', () => {
    const { items } = matrix(testSnapshot({ brokers }), { resource: 'brokers', key: 'num.io.threads' });
    expect(items.map(({ name, cells: [cell] }) => [name, cell?.state])).toEqual([
      ['1', 'sample'],
      ['2', 'set'],
      ['3', 'set'],
    ]);
  });
});

describe('brokers that disagree', () => {
  const drift = (spec: SnapshotSpec) =>
    configDriftSchema.parse(configDrift(testSnapshot(spec), DEFAULT_CADENCE));

  it('are shown key by key, without what differs by nature', () => {
    const { items, brokers: columns } = drift({ brokers });
    expect(columns.map(({ brokerId }) => brokerId)).toEqual([1, 2, 3]);
    expect(items.map(({ key, cells }) => [key, cells.map(({ value }) => value)])).toEqual([
      ['num.io.threads', ['8', '16', '16']],
    ]);
  });

  it.each<[string, SnapshotSpec]>([
    ['denies its configs', { brokers: { ...brokers, 3: { configs: 'denied' } } }],
    ['gave no answer to the last reading', { brokers: { ...brokers, 3: { ...brokers[3], configsAt: 5 } } }],
    ['left the cluster', { brokers, absent: [3] }],
  ])('with one that %s: it is unknown, not equal', (_, spec) => {
    const { items, brokers: columns } = drift(spec);
    expect(columns[2]).toMatchObject({ brokerId: 3, missing: expect.stringMatching(/./) });
    expect(items).toMatchObject([{ cells: [{ state: 'sample' }, { state: 'set' }, { state: 'unknown' }] }]);
  });

  it('are not made up from the last words of one that does not answer', () => {
    const same = { configs: { 'num.io.threads': '8' } };
    expect(drift({ brokers: { 1: same, 2: same, 3: { ...brokers[3], configsAt: 5 } } }).items).toEqual([]);
  });
});

describe('the keys there are', () => {
  it('are those of topics or of brokers, by name', () => {
    const keysOf = (resource: 'topics' | 'brokers') =>
      configKeysSchema.parse(configKeys(snapshot, DEFAULT_CADENCE, resource)).items.map(({ name }) => name);
    expect(keysOf('topics')).toContain('retention.ms');
    expect(keysOf('topics')).not.toContain('num.io.threads');
    expect(keysOf('brokers')).toContain('num.io.threads');
    expect(keysOf('brokers')).toEqual([...keysOf('brokers')].sort());
  });
});

describe('an export', () => {
  const query = matrixQuerySchema.parse({ key: ['cleanup.policy', 'retention.ms'], q: 'o', limit: 1 });

  it('holds all cells of all pages of the filtered list, as CSV', () => {
    const readAt = new Date(
      snapshot.sections.topicConfigs?.ok ? snapshot.sections.topicConfigs.collectedAt : 0,
    );
    const at = readAt.toISOString();
    expect([...csvFile(exportMatrix(snapshot, query))].join('')).toBe(
      [
        'resource,key,value,source,state,inherits,answered by broker,read at',
        `orders,cleanup.policy,delete,built-in,inherited,delete,1,${at}`,
        `orders,retention.ms,-1,topic,set,604800000,1,${at}`,
        `profiles,cleanup.policy,"compact,delete",topic,set,delete,1,${at}`,
        `profiles,retention.ms,9000000,topic,set,604800000,1,${at}`,
        '',
      ].join('\r\n'),
    );
  });

  it('holds the same as JSON, and an empty list when nothing matches', () => {
    const read = (filters: Parameters<typeof exportMatrix>[1]) =>
      JSON.parse([...jsonFile(exportMatrix(snapshot, filters))].join(''));
    expect(read(query)).toEqual([...exportMatrix(snapshot, query)]);
    expect(read({ ...query, q: 'nothing' })).toEqual([]);
  });
});
