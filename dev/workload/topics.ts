import type { Rate } from './rate.ts';
import {
  auditEntry,
  basketUpdate,
  cardAuthorisation,
  customerProfile,
  deadLetter,
  experimentExposure,
  ledgerPosting,
  type MakeRecord,
  notification,
  orderEvent,
  pageView,
  parcelScan,
  refundRequest,
  runningBalance,
  settlementBatch,
} from './records.ts';

export const SERVICES = [
  'orders-api',
  'payments-core',
  'web-edge',
  'logistics-gateway',
  'crm-sync',
  'legacy-audit',
] as const;
export type Service = (typeof SERVICES)[number];

export type WorkloadTopic = {
  name: string;
  /** `auto`: not created by anyone, appears on its first record with the broker's defaults. */
  shape: { partitions: number; replicationFactor: number } | 'auto';
  /** Overrides only; a key that is not here is inherited. */
  configs: Readonly<Record<string, string>>;
  writer: Service;
  record: MakeRecord;
  /** `null`: nobody writes to it any more. */
  rate: Rate | null;
  /** What the topic holds on its first day: so many records, evenly over the hours before now. */
  history: { records: number; hours: number };
};

const HOUR_MS = 3_600_000;

const steady = (perSecond: number): Rate => ({ kind: 'steady', perSecond });

/** Every topic config of Kafka 4.3 that works without tiered storage; about half of them at the built-in value. */
const EVERY_OVERRIDE = {
  'cleanup.policy': 'compact,delete',
  'compression.type': 'zstd',
  'compression.gzip.level': '-1',
  'compression.lz4.level': '9',
  'compression.zstd.level': '6',
  'delete.retention.ms': String(48 * HOUR_MS),
  'file.delete.delay.ms': '60000',
  'flush.messages': '9223372036854775807',
  'flush.ms': '9223372036854775807',
  'follower.replication.throttled.replicas': '',
  'index.interval.bytes': '8192',
  'leader.replication.throttled.replicas': '',
  'local.retention.bytes': '-2',
  'local.retention.ms': '-2',
  'max.compaction.lag.ms': String(6 * HOUR_MS),
  'max.message.bytes': '2097152',
  'message.timestamp.after.max.ms': String(HOUR_MS),
  'message.timestamp.before.max.ms': '9223372036854775807',
  'message.timestamp.type': 'CreateTime',
  'min.cleanable.dirty.ratio': '0.3',
  'min.compaction.lag.ms': '60000',
  'min.insync.replicas': '2',
  preallocate: 'false',
  'remote.storage.enable': 'false',
  'retention.bytes': '1073741824',
  'retention.ms': String(30 * 24 * HOUR_MS),
  'segment.bytes': '134217728',
  'segment.index.bytes': '2097152',
  'segment.jitter.ms': '0',
  'segment.ms': String(24 * HOUR_MS),
  'unclean.leader.election.enable': 'false',
} as const;

/** A shop and its payments: the cluster of the incident that the design tells. */
export const TOPICS: readonly WorkloadTopic[] = [
  {
    name: 'orders.events.v2',
    shape: { partitions: 12, replicationFactor: 3 },
    configs: {},
    writer: 'orders-api',
    record: orderEvent,
    rate: steady(4),
    history: { records: 9_000, hours: 30 },
  },
  {
    name: 'orders.basket-updated.v3',
    shape: { partitions: 6, replicationFactor: 3 },
    // Set, and equal to what it would inherit: a pin.
    configs: { 'min.insync.replicas': '1' },
    writer: 'orders-api',
    record: basketUpdate,
    rate: steady(2),
    history: { records: 3_000, hours: 12 },
  },
  {
    name: 'orders.notifications.v1',
    shape: { partitions: 6, replicationFactor: 3 },
    configs: {},
    writer: 'orders-api',
    record: notification,
    rate: steady(2),
    history: { records: 1_500, hours: 12 },
  },
  {
    name: 'orders.dlq',
    shape: { partitions: 3, replicationFactor: 3 },
    configs: {},
    writer: 'orders-api',
    record: deadLetter,
    rate: steady(0.05),
    history: { records: 120, hours: 48 },
  },
  {
    name: 'orders.events.v1',
    shape: { partitions: 4, replicationFactor: 3 },
    configs: {},
    writer: 'orders-api',
    record: orderEvent,
    rate: null,
    history: { records: 1_200, hours: 72 },
  },
  {
    name: 'orders.tmp-laod',
    shape: 'auto',
    configs: {},
    writer: 'orders-api',
    record: orderEvent,
    rate: null,
    history: { records: 3, hours: 1 },
  },
  {
    name: 'payments.ledger.v3',
    shape: { partitions: 12, replicationFactor: 3 },
    configs: { 'retention.ms': String(72 * HOUR_MS), 'min.insync.replicas': '2' },
    writer: 'payments-core',
    record: ledgerPosting,
    rate: steady(3),
    history: { records: 12_000, hours: 70 },
  },
  {
    name: 'payments.card-auth.v4',
    shape: { partitions: 6, replicationFactor: 3 },
    configs: {},
    writer: 'payments-core',
    record: cardAuthorisation,
    rate: steady(4),
    history: { records: 6_000, hours: 24 },
  },
  {
    name: 'payments.refund-requested.v1',
    shape: { partitions: 1, replicationFactor: 1 },
    configs: {},
    writer: 'payments-core',
    record: refundRequest,
    rate: steady(0.3),
    history: { records: 400, hours: 48 },
  },
  {
    name: 'payments.settlement-batch.v1',
    shape: { partitions: 3, replicationFactor: 3 },
    configs: EVERY_OVERRIDE,
    writer: 'payments-core',
    record: settlementBatch,
    rate: steady(0.1),
    history: { records: 300, hours: 72 },
  },
  {
    name: 'ledger-enricher-running-balance-store-changelog',
    shape: { partitions: 4, replicationFactor: 3 },
    configs: { 'cleanup.policy': 'compact', 'message.timestamp.type': 'CreateTime' },
    writer: 'payments-core',
    record: runningBalance,
    rate: steady(2),
    history: { records: 3_000, hours: 24 },
  },
  {
    name: 'customers.profile.v1',
    shape: { partitions: 6, replicationFactor: 3 },
    configs: { 'cleanup.policy': 'compact', 'min.insync.replicas': '2' },
    writer: 'crm-sync',
    record: customerProfile,
    rate: steady(1),
    history: { records: 4_000, hours: 60 },
  },
  {
    name: 'clickstream.page-views',
    shape: { partitions: 8, replicationFactor: 3 },
    configs: { 'retention.ms': String(HOUR_MS), 'segment.ms': '600000', 'compression.type': 'gzip' },
    writer: 'web-edge',
    record: pageView,
    rate: { kind: 'bursty', perSecond: 5, burstPerSecond: 45, everySeconds: 120, burstSeconds: 20 },
    history: { records: 20_000, hours: 0.75 },
  },
  {
    name: 'growth.ab-exposure.v1',
    shape: { partitions: 6, replicationFactor: 2 },
    configs: {},
    writer: 'web-edge',
    record: experimentExposure,
    rate: steady(1),
    history: { records: 1_000, hours: 24 },
  },
  {
    name: 'logistics.scan.raw',
    shape: { partitions: 6, replicationFactor: 3 },
    configs: { 'retention.ms': String(24 * HOUR_MS) },
    writer: 'logistics-gateway',
    record: parcelScan,
    rate: { kind: 'bursty', perSecond: 1, burstPerSecond: 20, everySeconds: 60, burstSeconds: 6 },
    history: { records: 2_500, hours: 20 },
  },
  {
    name: 'legacy.audit.sync',
    shape: { partitions: 3, replicationFactor: 2 },
    // Stops taking writes as soon as one of its two brokers is away.
    configs: { 'min.insync.replicas': '2' },
    writer: 'legacy-audit',
    record: auditEntry,
    rate: steady(1),
    history: { records: 900, hours: 36 },
  },
];
