import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resource } from '@/lib/domain/audit/test-configs.ts';
import { DENIED } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { BrokerConfigs, ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { baselineOf } from './baseline.ts';
import { diff, diffSteps } from './diff.ts';
import type { NewEvent } from './event.ts';
import { STORM_MIN } from './storm.ts';

const said = (events: readonly NewEvent[]) =>
  events.map(({ kind, subject, title, from, to }) => [
    kind,
    `${subject.kind} ${subject.name}`,
    title,
    from,
    to,
  ]);

const changes = (before: SnapshotSpec, after: SnapshotSpec) =>
  diff(testSnapshot(before), testSnapshot(after));

const many = (count: number, spec: TopicSpec): Record<string, TopicSpec> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, spec]));

const racks = { 1: { rack: 'a' }, 2: { rack: 'b' }, 3: { rack: 'c' } };

describe('what changed between two snapshots', () => {
  it.each<[what: string, before: SnapshotSpec, after: SnapshotSpec, events: unknown[]]>([
    [
      'a topic that was not there is created',
      {},
      { topics: { orders: { replicas: [[1, 2, 3]] } } },
      [['topic.created', 'topic orders', 'Topic orders was created', null, '1 partition, 3 replicas each']],
    ],
    [
      'a topic that is not there any more is deleted',
      { topics: { orders: {} } },
      {},
      [
        [
          'topic.deleted',
          'topic orders',
          'Topic orders was deleted with its records',
          '1 partition, 3 replicas each',
          null,
        ],
      ],
    ],
    [
      'another topic id is a topic created anew, whatever else differs',
      { topics: { orders: { topicId: 'a', replicas: [[1, 2, 3]] } } },
      { topics: { orders: { topicId: 'b', replicas: [[2], [3]], leaderEpoch: 4 } } },
      [
        [
          'topic.recreated',
          'topic orders',
          'Topic orders was deleted and created anew: its records are gone',
          '1 partition, 3 replicas each',
          '2 partitions, 1 replica each',
        ],
      ],
    ],
    [
      'partitions are added',
      { topics: { orders: { replicas: [[1, 2]] } } },
      {
        topics: {
          orders: {
            replicas: [
              [1, 2],
              [2, 3],
            ],
          },
        },
      },
      [
        [
          'topic.partitions',
          'topic orders',
          'Topic orders got 1 partition: keys move',
          '1 partition',
          '2 partitions',
        ],
      ],
    ],
    [
      'a broker goes, and what it led moves and shrinks in one event each',
      {
        topics: {
          a: {
            replicas: [
              [3, 1],
              [3, 2],
            ],
          },
          b: { replicas: [[3, 1]] },
        },
      },
      {
        absent: [3],
        topics: {
          a: {
            replicas: [
              [3, 1],
              [3, 2],
            ],
            isr: [[1], [2]],
            leaderEpoch: 2,
          },
          b: { replicas: [[3, 1]], isr: [[1]], leaderEpoch: 2 },
        },
      },
      [
        ['broker.down', 'broker 3', 'Broker 3 is down', null, null],
        ['leader.moved', 'cluster ', 'Leaders of 3 partitions of 2 topics moved', null, null],
        ['isr.shrunk', 'broker 3', 'Broker 3 fell out of sync on 3 partitions of 2 topics', null, null],
      ],
    ],
    [
      'a broker comes back and catches up',
      { absent: [3], topics: { a: { replicas: [[1, 3]], isr: [[1]] } }, collectedAt: 1_000_000 },
      { topics: { a: { replicas: [[1, 3]] } }, collectedAt: 1_075_000 },
      [
        ['broker.back', 'broker 3', 'Broker 3 is back, 1 m 15 s after it was missed', null, null],
        ['isr.expanded', 'broker 3', 'Broker 3 is in sync again on partition a-0', null, null],
      ],
    ],
    [
      'a broker nobody knew joins',
      {},
      { brokers: { ...racks, 4: {} }, voters: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      [['broker.joined', 'broker 4', 'Broker 4 joined the cluster', null, null]],
    ],
    [
      'one leader moves',
      { topics: { orders: { replicas: [[1, 2]] } } },
      { topics: { orders: { replicas: [[1, 2]], leaders: [2], leaderEpoch: 2 } } },
      [['leader.moved', 'topic orders', 'Leader of partition orders-0 moved', 'broker 1', 'broker 2']],
    ],
    [
      'an older leader told by a broker that is behind is no move',
      { topics: { orders: { replicas: [[1, 2]], leaderEpoch: 3 } } },
      { topics: { orders: { replicas: [[1, 2]], leaders: [2], leaderEpoch: 2 } } },
      [],
    ],
    [
      'a partition has no leader, and has one again',
      { topics: { a: { leaders: [1] }, b: { leaders: [-1] } } },
      { topics: { a: { leaders: [-1] }, b: { leaders: [1] } } },
      [
        ['leader.lost', 'topic a', 'Nobody can read or write partition a-0: no leader', null, null],
        ['leader.found', 'topic b', 'A leader serves partition b-0 again', null, null],
      ],
    ],
    [
      'a reassignment is no loss of sync',
      { topics: { a: { replicas: [[1, 2]] } } },
      { topics: { a: { replicas: [[1, 3]] } } },
      [],
    ],
    [
      'the controller moves',
      { voters: [{ id: 1 }, { id: 2 }] },
      { voters: [{ id: 2 }, { id: 1 }] },
      [['controller.moved', 'cluster ', 'The controller moved from 1 to 2', '1', '2']],
    ],
    [
      'a key is set on a topic',
      { topics: { orders: {} } },
      { topics: { orders: { configs: { 'retention.ms': '3600000' } } } },
      [['config.changed', 'topic orders', 'retention.ms of orders changed', '604800000', '3600000']],
    ],
    [
      'keys of one topic are one event',
      { topics: { orders: { configs: { 'retention.ms': '1', 'flush.ms': '2' } } } },
      { topics: { orders: { configs: { 'retention.ms': '5' } } } },
      [['config.changed', 'topic orders', '2 configs of orders changed', null, null]],
    ],
    [
      'a value that only follows a default is not a change of the topic',
      { topics: { orders: { configs: { 'retention.ms': { value: '1', source: 'static' } } } } },
      { topics: { orders: { configs: { 'retention.ms': { value: '5', source: 'static' } } } } },
      [],
    ],
    [
      'a broker is set apart',
      { brokers: { 1: { configs: {} } } },
      { brokers: { 1: { configs: { 'log.cleaner.threads': { value: '2', source: 'broker' } } } } },
      [['config.changed', 'broker 1', 'log.cleaner.threads of broker 1 changed', null, '2']],
    ],
    [
      'a secret is never shown',
      {
        brokers: {
          1: { configs: { 'ssl.key.password': { value: 'old', source: 'broker', sensitive: true } } },
        },
      },
      {
        brokers: {
          1: { configs: { 'ssl.key.password': { value: 'new', source: 'static', sensitive: true } } },
        },
      },
      [['config.changed', 'broker 1', 'ssl.key.password of broker 1 changed', null, null]],
    ],
    [
      'what was denied before says nothing',
      { topics: { orders: { configs: 'denied', error: DENIED } } },
      { topics: { orders: { configs: { 'retention.ms': '1' } } } },
      [],
    ],
    [
      'a group appears and another is gone',
      { groups: { a: {} } },
      { groups: { b: { state: 'Empty' } } },
      [
        ['group.appeared', 'group b', 'Group b appeared', null, 'Empty'],
        ['group.gone', 'group a', 'Group a is gone with its offsets', 'Stable', null],
      ],
    ],
    [
      'the last member leaves',
      { groups: { a: { members: [{ id: 'm1', partitions: { t: [0] } }] } } },
      { groups: { a: { state: 'Empty' } } },
      [
        ['group.state', 'group a', 'a has no members any more', 'Stable', 'Empty'],
        ['group.members', 'group a', 'Nobody reads for a: its last member left', '1 member', '0 members'],
        ['group.rebalanced', 'group a', 'a rebalanced: 1 partition moved', null, null],
      ],
    ],
    [
      'a static member that restarts neither joined nor left, and keeps what it owned',
      { groups: { a: { members: [{ id: 'm1', instanceId: 'pod-0', partitions: { t: [0] } }] } } },
      { groups: { a: { members: [{ id: 'm2', instanceId: 'pod-0', partitions: { t: [0] } }] } } },
      [['group.members', 'group a', 'a: 1 static member restarted', '1 member', '1 member']],
    ],
    [
      'a commit goes back',
      { topics: { t: {} }, groups: { a: { lags: { t: { 0: { committed: 900 }, 1: { committed: 900 } } } } } },
      { topics: { t: {} }, groups: { a: { lags: { t: { 0: { committed: 100 }, 1: { committed: 950 } } } } } },
      [
        [
          'offsets.back',
          'group a',
          'a went back 800 offsets on 1 partition: it reads them again',
          '900',
          '100',
        ],
      ],
    ],
    [
      'a group without members goes ahead',
      { topics: { t: {} }, groups: { a: { state: 'Empty', lags: { t: { 0: { committed: 10 } } } } } },
      { topics: { t: {} }, groups: { a: { state: 'Empty', lags: { t: { 0: { committed: 20 } } } } } },
      [
        [
          'offsets.ahead',
          'group a',
          'a jumped ahead 10 offsets on 1 partition: they were not read',
          '10',
          '20',
        ],
      ],
    ],
    [
      'a group that only commits has readers that are no members',
      { groups: { a: { state: 'Empty', protocolType: '', lags: { t: { 0: { committed: 10 } } } } } },
      { groups: { a: { state: 'Empty', protocolType: '', lags: { t: { 0: { committed: 20 } } } } } },
      [],
    ],
    [
      'offsets of a topic that is still there are gone',
      { topics: { t: {} }, groups: { a: { lags: { t: { 0: {} } } } } },
      { topics: { t: {} }, groups: { a: {} } },
      [['offsets.deleted', 'group a', 'a lost its offsets of t', null, null]],
    ],
    [
      'offsets of some partitions of a topic are gone',
      { topics: { t: {} }, groups: { a: { lags: { t: { 0: {}, 1: {} } } } } },
      { topics: { t: {} }, groups: { a: { lags: { t: { 0: {} } } } } },
      [['offsets.deleted', 'group a', 'a lost its offsets of 1 partition of t', null, null]],
    ],
  ])('%s', (_, before, after, events) => {
    expect(said(changes(before, after))).toEqual(events);
  });

  it('tells a jump ahead from reading by the pace of the last minutes', () => {
    const group = (committed: number) => ({
      groups: {
        a: {
          lags: { t: { 0: { committed } } },
          // 100 offsets a second, and a second between the samples
          points: [
            [60_000, 0, 0],
            [30_000, 0, 3_000],
          ] as const,
        },
      },
    });
    expect(changes(group(10_000), group(19_999))).toEqual([]);
    expect(said(changes(group(10_000), group(30_000)))[0]?.[0]).toBe('offsets.ahead');
  });

  it('tells a rebalance of the new protocol by its epoch, with who got what', () => {
    const at = (epoch: number, second: string) => {
      const members = [
        { id: 'one', partitions: { t: [0] } },
        { id: second, partitions: { t: [1] } },
      ];
      const snapshot = testSnapshot({ groups: { a: { type: 'consumer', members } } });
      const groups = snapshot.sections.groups;
      const group = groups?.ok ? groups.value.get('a') : undefined;
      if (group?.description) group.description.groupEpoch = epoch;
      return snapshot;
    };
    const [joined, rebalanced] = diff(at(310, 'two'), at(311, 'three'));
    expect(joined?.title).toBe('a: 1 member joined, 1 member left');
    expect(rebalanced).toMatchObject({ kind: 'group.rebalanced', from: 'epoch 310', to: 'epoch 311' });
    expect(rebalanced?.details).toEqual([
      { label: 't-1', from: 'two on 10.0.0.1', to: 'three on 10.0.0.1', note: null },
    ]);
  });

  it('names a bounded number of topics and finds the event under each of them', () => {
    const before = many(200, { replicas: [[1, 2, 3]] });
    const after = many(200, { replicas: [[1, 2, 3]], leaders: [2], leaderEpoch: 2 });
    const [event] = changes({ topics: before }, { topics: after });
    expect(event).toMatchObject({
      title: 'Leaders of 200 partitions of 200 topics moved',
      detailsTotal: 200,
    });
    expect([event?.details.length, event?.mentions.length]).toEqual([20, 50]);
  });

  it('makes one event of a storm, with its number and its gravest severity', () => {
    const [event, ...others] = changes({ topics: many(STORM_MIN + 1, {}) }, {});
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      kind: 'topic.deleted',
      severity: 'warn',
      subject: { kind: 'cluster', name: '' },
      title: `${STORM_MIN + 1} topics were deleted`,
    });
    expect(changes({ topics: many(STORM_MIN, {}) }, {})).toHaveLength(STORM_MIN);
  });
});

const FULL: SnapshotSpec = {
  topics: {
    orders: {
      replicas: [
        [1, 2, 3],
        [2, 3, 1],
      ],
      configs: { 'retention.ms': '1' },
    },
    other: {},
  },
  groups: {
    a: { members: [{ id: 'm', partitions: { orders: [0] } }], lags: { orders: { 0: { committed: 5 } } } },
  },
};
const SECTIONS: readonly SectionName[] = [
  'metadata',
  'offsets',
  'groups',
  'commits',
  'topicConfigs',
  'brokerConfigs',
  'logDirs',
  'quorum',
  'features',
  'acls',
  'reassignments',
  'quotas',
  'newestRecords',
  'producers',
];

const failing = (snapshot: ClusterSnapshot, names: readonly SectionName[]): ClusterSnapshot => ({
  ...snapshot,
  sections: Object.fromEntries(
    Object.entries(snapshot.sections).map(([name, section]) => [
      name,
      names.some((one) => one === name) && section.ok
        ? {
            ok: false,
            error: DENIED,
            failedAt: 2,
            since: 2,
            lastGood: { value: section.value, collectedAt: section.collectedAt },
          }
        : section,
    ]),
  ),
});

const someSections = fc.subarray([...SECTIONS]);

describe('a reading that says nothing new', () => {
  it('gives no event when it holds the same, read again', () => {
    const topics = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.record({
        replicas: fc.array(fc.subarray([1, 2, 3], { minLength: 1 }), { minLength: 1, maxLength: 4 }),
        leaderEpoch: fc.nat(3),
        configs: fc.dictionary(fc.constantFrom('retention.ms', 'flush.ms'), fc.constantFrom('1', '2')),
      }),
    );
    fc.assert(
      fc.property(topics, fc.subarray([1, 2, 3]), (made, absent) => {
        const spec = { topics: made, absent };
        expect(changes({ ...spec, collectedAt: 1 }, { ...spec, collectedAt: 2 })).toEqual([]);
      }),
    );
  });

  it('gives no event for what was never read before', () => {
    fc.assert(
      fc.property(someSections, (without) => {
        expect(changes({ ...FULL, without }, FULL)).toEqual([]);
      }),
    );
  });

  it('gives no event for a section that failed, and keeps what it was compared with', () => {
    fc.assert(
      fc.property(someSections, (names) => {
        const before = testSnapshot(FULL);
        const failed = failing(before, names);
        expect(diff(before, failed)).toEqual([]);
        expect(diff(baselineOf(before, failed), testSnapshot(FULL))).toEqual([]);
      }),
    );
  });

  it('does not miss a group that a silent broker did not list, nor find it new when it is listed again', () => {
    const before = testSnapshot(FULL);
    const partial = testSnapshot({ ...FULL, groups: {} });
    const groups = partial.sections.groups;
    if (groups?.ok) groups.failures = [{ brokerId: 2, error: DENIED, since: 1 }];
    expect(diff(before, partial).filter(({ kind }) => kind === 'group.gone')).toEqual([]);
    const held = baselineOf(before, partial);
    expect(diff(held, before).filter(({ kind }) => kind.startsWith('group'))).toEqual([]);
  });

  it('shows a config that changed while it could not be read once it can be', () => {
    const spec = (configs: TopicSpec['configs']) =>
      testSnapshot({ topics: { t: configs ? { configs } : {} } });
    const held = baselineOf(spec({ 'retention.ms': '1' }), spec('denied'));
    expect(said(diff(held, spec({ 'retention.ms': '2' })))).toEqual([
      ['config.changed', 'topic t', 'retention.ms of t changed', '1', '2'],
    ]);
  });

  it('shows a cluster-wide default that changed while the defaults could not be read', () => {
    const snapshot = testSnapshot();
    const defaults = (clusterDefaults: BrokerConfigs['clusterDefaults']): ClusterSnapshot => {
      const { brokerConfigs } = snapshot.sections;
      if (!brokerConfigs?.ok) return snapshot;
      const value = { ...brokerConfigs.value, clusterDefaults };
      return { ...snapshot, sections: { ...snapshot.sections, brokerConfigs: { ...brokerConfigs, value } } };
    };
    const set = resource({}, { 'log.retention.ms': '1' }, 'cluster');
    const held = baselineOf(defaults(ok(set)), defaults(fail(DENIED)));
    expect(said(diff(held, defaults(ok({ ...set, entries: [] }))))).toEqual([
      ['config.changed', 'cluster ', 'log.retention.ms of the whole cluster changed', '1', null],
    ]);
  });

  it('gives way every few topics, so that thousands never hold the event loop', () => {
    const spec = {
      topics: many(2_000, {
        replicas: [
          [1, 2, 3],
          [2, 3, 1],
          [3, 1, 2],
        ],
      }),
    };
    const steps = diffSteps(testSnapshot(spec), testSnapshot(spec));
    let count = 1;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(25);
  });
});
