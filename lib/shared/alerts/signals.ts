import type { TroubleMetric } from '../trouble-metrics.ts';

/** What alert rules can look at: named the same in rules, messages and forms. */
export const signalKinds = [
  'group-status',
  'lag',
  'time-lag',
  'horizon',
  'under-replicated',
  'offline',
  'under-min-isr',
  'broker-down',
  'disk-used',
  'disk-full',
  'finding',
  'sign-off',
  'cannot-know',
] as const;

export type SignalKind = (typeof signalKinds)[number];

/** ms: a duration. fraction: 0 to 1. */
export type SignalUnit = 'records' | 'ms' | 'partitions' | 'fraction';

/** above, below: a number that must not reach the threshold from that side. words: one of some words. */
export type SignalShape = 'above' | 'below' | 'words';

export type SignalSpec = {
  label: string;
  shape: SignalShape;
  unit: SignalUnit | null;
  /** What a `words` signal can say that is worth an alert. */
  choices: readonly string[];
  /** What happens to several subjects at once: "4 groups …". */
  many: string;
  /** What one subject is called. */
  noun: string;
  fix: string;
  history: SignalHistory | null;
};

/**
 * What a signal can be replayed over: a stored series of its subjects, what the timeline tells of them, or the records of
 * sign-offs.
 */
export type SignalHistory =
  | { kind: 'group'; metric: 'lag' | 'timeLagMs' | 'horizonMs' }
  | { kind: 'topic'; metric: TroubleMetric }
  | { kind: 'broker'; metric: 'diskUsedFraction' }
  | { kind: 'volume'; metric: 'fillsPerDay' }
  | 'statuses'
  | 'brokers'
  | 'findings'
  | 'sign-offs';

const words = (noun: string, choices: readonly string[]) =>
  ({ shape: 'words', unit: null, choices, noun, history: null }) as const;

const partitions = (label: string, metric: TroubleMetric, many: string, fix: string): SignalSpec => ({
  label,
  shape: 'above',
  unit: 'partitions',
  choices: [],
  many,
  noun: 'topic',
  fix,
  history: { kind: 'topic', metric },
});

export const SIGNALS: Readonly<Record<SignalKind, SignalSpec>> = {
  'group-status': {
    ...words('group', [
      'lost',
      'invalid',
      'stopped',
      'stalled',
      'blocked',
      'uncommitted',
      'unstable',
      'rewound',
      'lagging',
      'rebalancing',
      'empty',
    ]),
    history: 'statuses',
    label: 'Group status',
    many: 'are in trouble',
    fix: 'Open the group: its partitions say which one is behind and why.',
  },
  lag: {
    label: 'Lag',
    shape: 'above',
    unit: 'records',
    choices: [],
    many: 'are behind',
    noun: 'group',
    fix: 'Open the group: see whether its members read, and which partition holds the lag.',
    history: { kind: 'group', metric: 'lag' },
  },
  'time-lag': {
    label: 'Time lag',
    shape: 'above',
    unit: 'ms',
    choices: [],
    many: 'are behind in time',
    noun: 'group',
    fix: 'Open the group: see whether its members read, and which partition is oldest.',
    history: { kind: 'group', metric: 'timeLagMs' },
  },
  horizon: {
    label: 'Time until unread records are deleted',
    shape: 'below',
    unit: 'ms',
    choices: [],
    many: 'lose unread records soon',
    noun: 'group',
    fix: 'Raise the retention of the topic, or let the group catch up first.',
    history: { kind: 'group', metric: 'horizonMs' },
  },
  'under-replicated': partitions(
    'Under-replicated partitions',
    'underReplicatedPartitions',
    'run on fewer copies',
    'Look at the brokers that hold the missing replicas.',
  ),
  offline: partitions(
    'Offline partitions',
    'offlinePartitions',
    'cannot be read or written in part',
    'Bring back a broker that holds a replica in sync; an unclean election loses records.',
  ),
  'under-min-isr': partitions(
    'Partitions under min ISR',
    'underMinIsrPartitions',
    'refuse writes with acks=all in part',
    'Bring the missing replicas back in sync.',
  ),
  'broker-down': {
    ...words('broker', ['unresponsive', 'absent']),
    history: 'brokers',
    label: 'Broker down',
    many: 'are down',
    fix: 'Look at the process and the network of the broker.',
  },
  'disk-used': {
    label: 'Disk use',
    shape: 'above',
    unit: 'fraction',
    choices: [],
    many: 'run out of log space',
    noun: 'broker',
    fix: 'Shorten retention, move replicas, or add space before the broker stops.',
    history: { kind: 'broker', metric: 'diskUsedFraction' },
  },
  'disk-full': {
    label: 'Time until a disk is full',
    shape: 'below',
    unit: 'ms',
    choices: [],
    many: 'fill their disks',
    noun: 'broker',
    fix: 'Shorten retention, move replicas, or add space before the broker stops.',
    history: { kind: 'volume', metric: 'fillsPerDay' },
  },
  finding: {
    ...words('finding', ['critical', 'warn', 'info']),
    history: 'findings',
    label: 'New finding of the audit',
    many: 'have no sign-off',
    fix: 'Open the finding: apply its fix, or sign off with a reason.',
  },
  'sign-off': {
    label: 'Time until a sign-off ends',
    shape: 'below',
    unit: 'ms',
    choices: [],
    many: 'end soon',
    noun: 'sign-off',
    fix: 'Renew the sign-off, or fix what it covers.',
    history: 'sign-offs',
  },
  'cannot-know': {
    ...words('subject', ['unknown']),
    label: 'Cannot know',
    many: 'cannot be judged',
    fix: 'Look at what the message says is missing: a permission, or a broker that does not answer.',
  },
};
