import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { Partition } from '@/lib/domain/model/topic.ts';
import {
  createCommand,
  deleteCommand,
  electCommand,
  partitionsCommand,
  truncateCommand,
} from './commands.ts';
import { deletionConsequences } from './deletion.ts';
import { electionConsequences, misled } from './election.ts';
import { spreadPartitions, withTopic } from './hypothetical.ts';
import { truncated, truncationConsequences, truncationRefusal } from './truncation.ts';

function factsOf(spec: SnapshotSpec, name = 'orders') {
  const facts = buildFacts(testSnapshot(spec), { now: NOW });
  const topic = facts.topic(name);
  if (!topic.known || topic.value === null) throw new Error('the snapshot has no such topic');
  return { facts, topic: topic.value };
}

const ORDERS = {
  replicas: [
    [1, 2, 3],
    [2, 3, 1],
  ],
  offsets: [
    [0, 100],
    [50, 100],
  ] as const,
  bytes: [1000, 500],
};

describe('deleting', () => {
  const said = (spec: SnapshotSpec) => {
    const { facts, topic } = factsOf(spec);
    return deletionConsequences(facts, topic).map(({ level, text }) => `${level}: ${text}`);
  };

  it('counts records and bytes over all copies, and names readers and writers', () => {
    const sentences = said({
      topics: { orders: { ...ORDERS, recordsPerSecond: 12 } },
      groups: {
        live: { members: [{ id: 'm', partitions: { orders: [0] } }] },
        idle: { lags: { orders: { 0: { committed: 1, lag: 99 } } } },
      },
    });
    expect(sentences[0]).toMatch(
      /^danger: Up to 150 records are gone for good. 4.39 KiB over all copies are freed/,
    );
    expect(sentences[1]).toMatch(/^danger: Still read by 1 group with members: live \(1 member\)/);
    expect(sentences[2]).toMatch(/^warn: 1 group without members has offsets here, which go too: idle/);
    expect(sentences[3]).toMatch(/^danger: Still written to, 12.0 \/s records/);
  });

  it('says what is not known, never 0', () => {
    const sentences = said({ topics: { orders: ORDERS }, without: ['logDirs', 'offsets', 'groups'] });
    expect(sentences[0]).toMatch(
      /^danger: All its records are gone for good. How many bytes are freed is not known/,
    );
    expect(sentences[1]).toBe('warn: Whether a group reads it is not known.');
    expect(sentences[2]).toMatch(/^warn: Whether it is still written to is not known/);
  });

  it('knows by its name what others keep there', () => {
    const { facts, topic } = factsOf({ topics: { _schemas: ORDERS } }, '_schemas');
    expect(deletionConsequences(facts, topic).at(-1)?.text).toBe(
      'By its name it holds the schemas of a Schema Registry.',
    );
  });
});

describe('truncating a partition', () => {
  it.each([
    ['forward', { start: 10n, end: 20n, to: 15n }, 5n, null],
    ['to its end', { start: 10n, end: 20n, to: 20n }, 10n, null],
    ['to where it begins', { start: 10n, end: 20n, to: 10n }, 0n, /begins there or later/],
    ['back', { start: 10n, end: 20n, to: 3n }, 0n, /begins there or later/],
    ['that is empty', { start: 7n, end: 7n, to: 7n }, 0n, /empty/],
    ['beyond its end', { start: 10n, end: 20n, to: 21n }, null, /ends at 20/],
    ['whose leader is silent', { start: null, end: null, to: 5n }, null, /does not answer/],
    ['where the time is not told', { start: 1n, end: 2n, to: null }, null, /does not say/],
  ])('%s', (_, input, records, problem) => {
    const row = truncated({ partition: 0, ...input });
    expect(row.records).toBe(records);
    if (problem === null) expect(row.problem).toBeNull();
    else expect(row.problem).toMatch(problem);
  });

  it('never counts more records than there are, nor less than none', () => {
    const offset = fc.bigInt({ min: 0n, max: 1n << 62n });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, to) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const { records, problem } = truncated({ partition: 0, start, end, to });
        if (records !== null) expect(records >= 0n && records <= end - start).toBe(true);
        expect(problem === null).toBe(to > start && to <= end);
      }),
    );
  });

  it('tells records, bytes by their share, and what a group has not read', () => {
    const { topic } = factsOf({
      topics: { orders: ORDERS },
      groups: { slow: { lags: { orders: { 0: { committed: 10, lag: 90 } } } } },
    });
    const rows = [
      truncated({ partition: 0, start: 0n, end: 100n, to: 75n }),
      truncated({ partition: 1, start: 50n, end: 100n, to: 50n }),
    ];
    const [lost, unread] = truncationConsequences(topic, rows).map(({ text }) => text);
    expect(lost).toBe(
      'Up to 75 records of the 150 the topic holds are gone for good: about 2.20 KiB over all copies.',
    );
    expect(unread).toBe('slow loses 65 records it has not read and goes on by its auto.offset.reset.');
  });

  it.each([
    ['compact', /POLICY_VIOLATION/],
    ['compact,delete', null],
    ['delete', null],
  ])('with cleanup.policy=%s is refused as Kafka would', (policy, words) => {
    const { topic } = factsOf({ topics: { orders: { ...ORDERS, configs: { 'cleanup.policy': policy } } } });
    const refusal = truncationRefusal(topic);
    if (words === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(words);
  });
});

describe('an election', () => {
  const partition = (index: number, leader: number, isr: number[]): Partition => ({
    partition: index,
    leader,
    leaderEpoch: 0,
    replicas: [1, 2, 3],
    isr,
    offline: [],
  });

  it('is for partitions that another than the first replica leads, and possible while that one is in sync', () => {
    const rows = misled([partition(0, 1, [1, 2]), partition(1, 2, [1, 2]), partition(2, 3, [3])]);
    expect(rows).toEqual([
      { partition: 1, leader: 2, preferred: 1, problem: null },
      { partition: 2, leader: 3, preferred: 1, problem: 'Broker 1 is not in sync.' },
    ]);
    const said = electionConsequences(rows, 3).map(({ text }) => text);
    expect(said[0]).toMatch(/^1 partition of 3 changes its leader: 1 to broker 1/);
    expect(said[1]).toMatch(/PREFERRED_LEADER_NOT_AVAILABLE \(80\) for it/);
  });
});

describe('a topic that does not exist yet', () => {
  const brokers = [1, 2, 3, 4].map((brokerId) => ({
    brokerId,
    host: '',
    port: 0,
    rack: brokerId <= 2 ? 'a' : 'b',
  }));

  it('has its copies on different racks and its leaders spread', () => {
    const partitions = spreadPartitions(brokers, 0, 4, 2);
    expect(partitions.map(({ leader }) => leader).sort()).toEqual([1, 2, 3, 4]);
    for (const { replicas, isr } of partitions) {
      expect(isr).toEqual(replicas);
      expect(new Set(replicas.map((id) => (id <= 2 ? 'a' : 'b'))).size).toBe(2);
    }
  });

  it('is seen by the facts, with the others untouched', () => {
    const snapshot = testSnapshot({ topics: { orders: ORDERS } });
    const topic = {
      name: 'new',
      topicId: '',
      internal: false,
      partitions: spreadPartitions(brokers, 0, 2, 3),
    };
    const facts = buildFacts(withTopic(snapshot, topic, undefined, NOW), { now: NOW });
    const [made, known] = [facts.topic('new'), facts.topic('orders')];
    expect(made.known && made.value?.replicationFactor).toEqual({ known: true, value: 3 });
    expect(known.known && known.value?.configs.text('cleanup.policy').known).toBe(true);
  });
});

describe('the same with Kafka’s own tools', () => {
  it('is one command, quoted where the shell would take it apart', () => {
    const configs = [
      { key: 'cleanup.policy', value: 'compact,delete' },
      { key: 'x', value: 'a b' },
    ];
    expect(createCommand({ name: 'a', partitions: 3, replicationFactor: null, configs })).toBe(
      [
        'kafka-topics.sh --bootstrap-server $BOOTSTRAP --create --topic a',
        '--partitions 3',
        '--config cleanup.policy=compact,delete',
        "--config 'x=a b'",
      ].join(' \\\n  '),
    );
  });

  it('means this topic and no other that its name matches as an expression', () => {
    expect(deleteCommand('a.b')).toContain("--topic 'a\\.b'");
    expect(partitionsCommand('a.b', 4)).toContain("--topic 'a\\.b' \\\n  --partitions 4");
  });

  it('keeps every digit of an offset, and names partitions in a file when there are several', () => {
    expect(truncateCommand('a', [{ partition: 0, offset: '9007199254740993' }])).toContain(
      '"offset":9007199254740993}',
    );
    expect(electCommand('a', [3])).toContain('--topic a --partition 3');
    expect(electCommand('a', [1, 2])).toContain('{"partitions":[{"topic":"a","partition":1},');
  });
});
