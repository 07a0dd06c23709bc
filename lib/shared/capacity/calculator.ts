import {
  brokersFor,
  bytesPerSecondOf,
  cachedSeconds,
  clusterTraffic,
  diskBytes,
  type Load,
  mapsAndFiles,
  partitionsFor,
  perBroker,
  provisionedBytes,
  retainedBytes,
  retentionBytesPerPartition,
  retentionSecondsFor,
  type Segments,
  type Traffic,
} from './formulas.ts';

/** Everything a calculation starts from. Sizes in bytes, times in seconds, rates per second; null = not known. */
export type CapacityInputs = Record<
  | 'messagesPerSecond'
  | 'bytesPerMessage'
  /** Size on the wire over size as stored; 1 when the size is as stored. */
  | 'compression'
  | 'replicationFactor'
  | 'retentionSeconds'
  | 'partitions'
  | 'groups'
  | 'brokers'
  | 'failures'
  | 'diskPerBroker'
  | 'networkPerBroker'
  | 'segmentBytes'
  | 'segmentSeconds'
  | 'pageCachePerBroker'
  | 'producePerPartition'
  | 'consumePerConsumer'
  | 'consumers',
  number | null
>;

/** What it comes to; null where an input is not known, or where no broker would be left. */
export type CapacityResults = {
  bytesPerSecond: number | null;
  retained: number | null;
  withSlack: number | null;
  provisioned: number | null;
  provisionedPerBroker: number | null;
  retentionThatFits: number | null;
  retentionBytes: number | null;
  traffic: Traffic | null;
  trafficPerBroker: Traffic | null;
  trafficAfterFailures: Traffic | null;
  partitionsNeeded: { needed: number; rounded: number } | null;
  replicasPerBroker: number | null;
  brokersNeeded: ReturnType<typeof brokersFor> | null;
  filesPerBroker: { maps: number; files: number } | null;
  cachedSeconds: number | null;
};

type Known<Names extends keyof CapacityInputs> = Record<Names, number>;

/** Computes when everything named is known. */
function given<Names extends keyof CapacityInputs, Result>(
  inputs: CapacityInputs,
  names: readonly Names[],
  compute: (known: Known<Names>) => Result,
): Result | null {
  const known: Partial<Known<Names>> = {};
  for (const name of names) {
    const value = inputs[name];
    if (value === null) return null;
    known[name] = value;
  }
  return compute(known as Known<Names>);
}

const RATE = ['messagesPerSecond', 'bytesPerMessage', 'compression'] as const;
const LOAD = [...RATE, 'replicationFactor'] as const;
const KEPT = [...LOAD, 'retentionSeconds'] as const;
const SLACK = [...KEPT, 'partitions', 'segmentBytes', 'segmentSeconds'] as const;
const TRAFFIC = [...LOAD, 'groups'] as const;

const writeRate = (known: Known<(typeof RATE)[number]>): number =>
  bytesPerSecondOf(known.messagesPerSecond, known.bytesPerMessage) / known.compression;

const loadOf = (known: Known<(typeof LOAD)[number]>, groups = 0): Load => ({
  bytesPerSecond: writeRate(known),
  replicationFactor: known.replicationFactor,
  groups,
});

const diskOf = (known: Known<(typeof SLACK)[number]>): number => {
  const { partitions, segmentBytes, segmentSeconds }: Segments = known;
  return diskBytes(loadOf(known), known.retentionSeconds, { partitions, segmentBytes, segmentSeconds });
};

/** The sizing formulas on one set of inputs; each answers as soon as its own inputs are known. */
export function calculate(inputs: CapacityInputs): CapacityResults {
  const perBrokerTraffic = (traffic: Traffic, brokers: number, failures: number): Traffic | null => {
    const inBytesPerSecond = perBroker(traffic.inBytesPerSecond, brokers, failures);
    const outBytesPerSecond = perBroker(traffic.outBytesPerSecond, brokers, failures);
    return inBytesPerSecond === null || outBytesPerSecond === null
      ? null
      : { inBytesPerSecond, outBytesPerSecond };
  };
  const traffic = given(inputs, TRAFFIC, (known) => clusterTraffic(loadOf(known, known.groups)));
  const replicas = given(inputs, ['partitions', 'replicationFactor', 'brokers'], (known) =>
    perBroker(known.partitions * known.replicationFactor, known.brokers),
  );
  return {
    bytesPerSecond: given(inputs, RATE, writeRate),
    retained: given(inputs, KEPT, (known) => retainedBytes(loadOf(known), known.retentionSeconds)),
    withSlack: given(inputs, SLACK, diskOf),
    provisioned: given(inputs, SLACK, (known) => provisionedBytes(diskOf(known))),
    provisionedPerBroker: given(inputs, [...SLACK, 'brokers', 'failures'], (known) =>
      perBroker(provisionedBytes(diskOf(known)), known.brokers, known.failures),
    ),
    retentionThatFits: given(inputs, [...LOAD, 'diskPerBroker', 'brokers', 'failures'], (known) =>
      known.brokers > known.failures
        ? retentionSecondsFor(known.diskPerBroker * (known.brokers - known.failures), loadOf(known))
        : null,
    ),
    retentionBytes: given(inputs, ['diskPerBroker', 'segmentBytes'], (known) =>
      replicas === null
        ? null
        : retentionBytesPerPartition(known.diskPerBroker, replicas, known.segmentBytes),
    ),
    traffic,
    trafficPerBroker: given(inputs, ['brokers'], ({ brokers }) =>
      traffic === null ? null : perBrokerTraffic(traffic, brokers, 0),
    ),
    trafficAfterFailures: given(inputs, ['brokers', 'failures'], ({ brokers, failures }) =>
      traffic === null ? null : perBrokerTraffic(traffic, brokers, failures),
    ),
    partitionsNeeded: given(
      inputs,
      [...RATE, 'producePerPartition', 'consumePerConsumer', 'consumers', 'brokers'],
      (known) =>
        partitionsFor({
          targetBytesPerSecond: writeRate(known),
          producePerPartition: known.producePerPartition,
          consumePerConsumer: known.consumePerConsumer,
          consumers: known.consumers,
          brokers: known.brokers,
        }),
    ),
    replicasPerBroker: replicas,
    brokersNeeded: given(
      inputs,
      [...SLACK, 'groups', 'diskPerBroker', 'networkPerBroker', 'failures'],
      (known) =>
        brokersFor({
          disk: provisionedBytes(diskOf(known)),
          traffic: clusterTraffic(loadOf(known, known.groups)),
          replicas: known.partitions * known.replicationFactor,
          diskPerBroker: known.diskPerBroker,
          networkPerBroker: known.networkPerBroker,
          failures: known.failures,
        }),
    ),
    filesPerBroker: given(inputs, [...SLACK, 'brokers'], (known) => {
      if (replicas === null || known.partitions === 0) return null;
      const bytesPerReplica = diskOf(known) / (known.partitions * known.replicationFactor);
      return mapsAndFiles(Math.ceil(replicas), bytesPerReplica, known.segmentBytes);
    }),
    cachedSeconds: given(inputs, [...LOAD, 'pageCachePerBroker', 'brokers'], (known) =>
      cachedSeconds(known.pageCachePerBroker, loadOf(known), known.brokers),
    ),
  };
}
