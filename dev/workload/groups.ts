/** How a group's members treat what they read. */
export type Pace =
  | { kind: 'keeps-up' }
  /** Reads and commits, but fewer records per second than arrive. */
  | { kind: 'too-slow'; perSecond: number }
  /** Commits every partition but one, which it never gets past. */
  | { kind: 'stuck-on'; topic: string; partition: number }
  /** Members heartbeat and fetch; nothing is ever committed. */
  | { kind: 'commits-nothing' };

/** Where a group stands before the demo first starts. */
export type Start =
  /** Share of each partition's log that is committed: 1 is the end. */
  | { committed: number }
  /** The end, but for one partition, where it stopped so many hours ago. */
  | { committed: 1; stuck: { partition: number; hoursAgo: number } };

export type KafkaJsGroup = {
  groupId: string;
  topics: readonly string[];
  /** One member each. */
  clientIds: readonly string[];
  pace: Pace;
  start: Start;
};

export const KAFKAJS_GROUPS: readonly KafkaJsGroup[] = [
  {
    groupId: 'orders-fulfilment',
    topics: ['orders.events.v2'],
    clientIds: ['fulfilment-a', 'fulfilment-b'],
    pace: { kind: 'keeps-up' },
    start: { committed: 1 },
  },
  {
    groupId: 'payments-authoriser',
    topics: ['payments.card-auth.v4', 'payments.refund-requested.v1'],
    clientIds: ['authoriser-a'],
    pace: { kind: 'keeps-up' },
    start: { committed: 1 },
  },
  {
    groupId: 'customer-360',
    topics: ['customers.profile.v1', 'orders.basket-updated.v3'],
    clientIds: ['customer-360-a'],
    pace: { kind: 'keeps-up' },
    start: { committed: 1 },
  },
  {
    groupId: 'clickstream-sessionizer',
    topics: ['clickstream.page-views'],
    clientIds: ['sessionizer-a', 'sessionizer-b'],
    pace: { kind: 'too-slow', perSecond: 4.5 },
    start: { committed: 0.3 },
  },
  {
    groupId: 'ledger-postings-sink',
    topics: ['payments.ledger.v3'],
    clientIds: ['sink-a', 'sink-b', 'sink-c'],
    pace: { kind: 'stuck-on', topic: 'payments.ledger.v3', partition: 7 },
    start: { committed: 1, stuck: { partition: 7, hoursAgo: 65.5 } },
  },
  {
    groupId: 'fraud-scoring',
    topics: ['payments.card-auth.v4'],
    clientIds: ['fraud-a'],
    pace: { kind: 'commits-nothing' },
    start: { committed: 0.8 },
  },
];

/** Groups whose members left. */
export const ABANDONED_GROUPS: readonly { groupId: string; topics: readonly string[]; start: Start }[] = [
  { groupId: 'orders-bi-export', topics: ['orders.events.v2'], start: { committed: 0.6 } },
  { groupId: 'orders-migration-2024', topics: ['orders.events.v1'], start: { committed: 1 } },
];

export type ConsoleGroup = {
  tool: 'kafka-console-consumer' | 'kafka-console-share-consumer';
  groupId: string;
  topic: string;
  properties: Readonly<Record<string, string>>;
};

export type StreamsGroup = { tool: 'streams-app'; groupId: string; topic: string; clientId: string };

export type JavaGroup = ConsoleGroup | StreamsGroup;

/** Group types that kafkajs cannot join: members are Kafka's own console consumers and a Streams application. */
export const JAVA_GROUPS: readonly JavaGroup[] = [
  {
    groupId: 'logistics-tracker',
    topic: 'logistics.scan.raw',
    tool: 'kafka-console-consumer',
    properties: {
      'group.protocol': 'consumer',
      'client.id': 'tracker-a',
      'group.remote.assignor': 'uniform',
    },
  },
  {
    groupId: 'notification-workers',
    topic: 'orders.notifications.v1',
    tool: 'kafka-console-share-consumer',
    properties: { 'client.id': 'notifier-a' },
  },
  {
    groupId: 'ledger-enricher',
    topic: 'payments.ledger.v3',
    tool: 'streams-app',
    clientId: 'enricher-a',
  },
];
