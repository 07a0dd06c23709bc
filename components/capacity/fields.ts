import type { CapacityDto, MeasuredDto } from '@/lib/contracts/capacity.ts';
import type { CapacityInputs } from '@/lib/shared/capacity/calculator.ts';
import type { CapacityParams, InputParam } from './capacity-params.ts';
import { durationText, numberText, rateText, sizeText } from './quantities.ts';
import { aCount, aDuration, aNumber, aSize, type ReadNumber } from './read-number.ts';

type Seed = keyof CapacityDto['seeds'];
/** `seen`: a rate that was measured and says what is possible at least. */
type Source = { seed: Seed } | { assumed: number; because: string; seen?: Seed };

export type FieldSpec = {
  input: keyof CapacityInputs;
  param: InputParam;
  label: string;
  /** In formulas. */
  symbol: string;
  source: Source;
  read: (text: string) => ReadNumber;
  write: (value: number) => string;
};

export type FieldGroup = { title: string; fields: readonly FieldSpec[] };

const MB = 1e6;

/** Every input of the calculator, where its first value comes from, and how it is typed. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    title: 'What is written',
    fields: [
      {
        input: 'messagesPerSecond',
        param: 'rate',
        label: 'Messages per second',
        symbol: 'n',
        source: { seed: 'recordsPerSecond' },
        read: aNumber(0),
        write: numberText,
      },
      {
        input: 'bytesPerMessage',
        param: 'size',
        label: 'Bytes per message',
        symbol: 's',
        source: { seed: 'bytesPerRecord' },
        read: aSize,
        write: (value) => numberText(value),
      },
      {
        input: 'compression',
        param: 'compression',
        label: 'Compression ratio',
        symbol: 'c',
        source: {
          assumed: 1,
          because: 'the measured size is after compression; 4 = stored four times smaller',
        },
        read: aNumber(1),
        write: numberText,
      },
      {
        input: 'retentionSeconds',
        param: 'retention',
        label: 'Retention',
        symbol: 'T',
        source: { seed: 'retentionSeconds' },
        read: aDuration,
        write: durationText,
      },
      {
        input: 'groups',
        param: 'groups',
        label: 'Groups reading everything',
        symbol: 'C',
        source: { seed: 'groups' },
        read: aNumber(0),
        write: numberText,
      },
    ],
  },
  {
    title: 'How it is kept',
    fields: [
      {
        input: 'replicationFactor',
        param: 'rf',
        label: 'Replication factor',
        symbol: 'RF',
        source: { seed: 'replicationFactor' },
        read: aNumber(1),
        write: numberText,
      },
      {
        input: 'partitions',
        param: 'partitions',
        label: 'Partitions',
        symbol: 'P',
        source: { seed: 'partitions' },
        read: aCount(1),
        write: numberText,
      },
      {
        input: 'segmentBytes',
        param: 'segment',
        label: 'segment.bytes',
        symbol: 'seg',
        source: { seed: 'segmentBytes' },
        read: aSize,
        write: sizeText,
      },
      {
        input: 'segmentSeconds',
        param: 'roll',
        label: 'segment.ms',
        symbol: 'roll',
        source: { seed: 'segmentSeconds' },
        read: aDuration,
        write: durationText,
      },
    ],
  },
  {
    title: 'On what',
    fields: [
      {
        input: 'brokers',
        param: 'brokers',
        label: 'Brokers',
        symbol: 'B',
        source: { seed: 'brokers' },
        read: aCount(1),
        write: numberText,
      },
      {
        input: 'failures',
        param: 'failures',
        label: 'Failures to survive',
        symbol: 'f',
        source: { assumed: 1, because: 'one broker is always in maintenance or down' },
        read: aCount(0),
        write: numberText,
      },
      {
        input: 'diskPerBroker',
        param: 'disk',
        label: 'Disk per broker',
        symbol: 'disk',
        source: { seed: 'diskPerBroker' },
        read: aSize,
        write: sizeText,
      },
      {
        input: 'networkPerBroker',
        param: 'network',
        label: 'Network per broker, each way',
        symbol: 'net',
        source: { assumed: 1250 * MB, because: 'Kafka does not tell the network of a host; 10 Gbit/s' },
        read: aSize,
        write: sizeText,
      },
      {
        input: 'pageCachePerBroker',
        param: 'cache',
        label: 'Page cache per broker',
        symbol: 'cache',
        source: { assumed: 8 * 2 ** 30, because: 'Kafka does not tell the memory of a host' },
        read: aSize,
        write: sizeText,
      },
    ],
  },
  {
    title: 'How fast one of them is',
    fields: [
      {
        input: 'producePerPartition',
        param: 'perPartition',
        label: 'One partition takes, per second',
        symbol: 'p',
        source: {
          assumed: 10 * MB,
          because: 'a cautious figure: measure yours with kafka-producer-perf-test',
          seen: 'busiestPartitionBytesPerSecond',
        },
        read: aSize,
        write: sizeText,
      },
      {
        input: 'consumePerConsumer',
        param: 'perConsumer',
        label: 'One consumer works off, per second',
        symbol: 'k',
        source: { assumed: 5 * MB, because: 'depends on what a consumer does: measure yours' },
        read: aSize,
        write: sizeText,
      },
      {
        input: 'consumers',
        param: 'consumers',
        label: 'Consumers planned in one group',
        symbol: 'm',
        source: { assumed: 1, because: 'each needs a partition of its own' },
        read: aCount(1),
        write: numberText,
      },
    ],
  },
];

export type FieldState = {
  spec: FieldSpec;
  /** As shown in the box. */
  text: string;
  value: number | null;
  origin: 'measured' | 'assumed' | 'yours';
  /** How it was come by. */
  how: string;
  /** What is not known about the measured value. */
  gap: string | null;
  error: string | undefined;
  /** What a reset brings back. */
  resetText: string | null;
};

function startOf(
  source: Source,
  seeds: CapacityDto['seeds'],
): MeasuredDto & { origin: 'measured' | 'assumed' } {
  if ('seed' in source) return { ...seeds[source.seed], origin: 'measured' };
  const { assumed, because, seen } = source;
  const least = seen === undefined ? null : seeds[seen].value;
  const how = least === null ? because : `${because}; the busiest takes ${rateText(least)} now`;
  return { value: assumed, how, gap: null, origin: 'assumed' };
}

/** Each field as it stands: what was typed wins, then what was measured, then what is assumed. */
export function fieldStates(params: CapacityParams, seeds: CapacityDto['seeds']): readonly FieldState[] {
  return FIELD_GROUPS.flatMap(({ fields }) => fields).map((spec) => {
    const start = startOf(spec.source, seeds);
    const startText = start.value === null ? null : spec.write(start.value);
    const typed = params[spec.param];
    const base = { spec, how: start.how, gap: start.gap, resetText: startText };
    if (typed === null) {
      return { ...base, text: startText ?? '', value: start.value, origin: start.origin, error: undefined };
    }
    const read = spec.read(typed);
    return {
      ...base,
      text: typed,
      value: read.ok ? read.value : null,
      origin: 'yours' as const,
      error: read.ok ? undefined : read.message,
    };
  });
}

export function inputsOf(states: readonly FieldState[]): CapacityInputs {
  const values = states.map(({ spec, value }) => [spec.input, value] as const);
  return Object.fromEntries(values) as CapacityInputs;
}
