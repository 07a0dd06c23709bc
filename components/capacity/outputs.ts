import { type CapacityInputs, calculate } from '@/lib/shared/capacity/calculator.ts';
import {
  NETWORK_SHARE_MAX,
  REPLICAS_PER_BROKER_MAX,
  USED_SHARE_MAX,
} from '@/lib/shared/capacity/formulas.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { formatDecimalBytes } from '@/lib/shared/format/decimal-bytes.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { durationText, numberText, rateText, sizeText } from './quantities.ts';

export type Output = {
  key: string;
  label: string;
  /** Null when an input is missing. */
  text: string | null;
  /** The same in another unit, or what it means. */
  also: string | null;
  formula: string;
  /** The formula with the numbers put in; null when one is missing. */
  numbers: string | null;
  isTooMuch?: boolean;
};

/** vm.max_map_count of Linux, unless somebody raised it. */
const MAPS_DEFAULT = 65_530;
const PERCENT = `${USED_SHARE_MAX * 100} %`;

const DECIDED_BY = { disk: 'the disks', network: 'the network', replicas: 'the replicas' } as const;

/** An input in a formula; one that is missing shows its name. */
const put = (value: number | null, write: (known: number) => string): string =>
  value === null ? '?' : write(value);

const both = (bytes: number | null): Pick<Output, 'text' | 'also'> => ({
  text: bytes === null ? null : formatDecimalBytes(bytes),
  also: bytes === null ? null : formatBytes(bytes),
});

const long = (seconds: number): string =>
  seconds === Number.POSITIVE_INFINITY ? 'for ever' : formatDuration(seconds * 1000);

/** Every answer of the calculator with its formula and with the numbers put in. */
export function outputsOf(inputs: CapacityInputs): readonly Output[] {
  const results = calculate(inputs);
  const n = put(inputs.messagesPerSecond, (value) => `${numberText(value)}/s`);
  const s = put(inputs.bytesPerMessage, (value) => `${numberText(value)} B`);
  const c = put(inputs.compression, numberText);
  const rf = put(inputs.replicationFactor, numberText);
  const time = put(inputs.retentionSeconds, durationText);
  const w = put(results.bytesPerSecond, rateText);
  const partitions = put(inputs.partitions, numberText);
  const segment = put(inputs.segmentBytes, sizeText);
  const roll = put(inputs.segmentSeconds, durationText);
  const brokers = put(inputs.brokers, numberText);
  const failures = put(inputs.failures, numberText);
  const disk = put(inputs.diskPerBroker, sizeText);
  const groups = put(inputs.groups, numberText);
  const left = `(${brokers} - ${failures})`;
  const { traffic, trafficPerBroker, trafficAfterFailures, partitionsNeeded, filesPerBroker } = results;
  const { brokersNeeded } = results;
  const exceedsDisk =
    results.provisionedPerBroker !== null &&
    inputs.diskPerBroker !== null &&
    results.provisionedPerBroker > inputs.diskPerBroker;
  return [
    {
      key: 'rate',
      label: 'Written, one copy',
      text: results.bytesPerSecond === null ? null : rateText(results.bytesPerSecond),
      also:
        results.bytesPerSecond === null
          ? null
          : `${formatDecimalBytes(results.bytesPerSecond * 86_400)} a day`,
      formula: 'W = n × s ÷ c',
      numbers: `${n} × ${s} ÷ ${c}`,
    },
    {
      key: 'retained',
      label: 'Retained, all copies',
      ...both(results.retained),
      formula: 'W × T × RF',
      numbers: `${n} × ${s}${inputs.compression === 1 ? '' : ` ÷ ${c}`} × ${time} × ${rf}`,
    },
    {
      key: 'disk',
      label: 'Disk needed',
      ...both(results.withSlack),
      formula: 'W × (T + 300 s check + 60 s delay) × RF + P × RF × min(seg, W ÷ P × roll)',
      numbers: `${w} × (${time} + 360 s) × ${rf} + ${partitions} × ${rf} × min(${segment}, ${w} ÷ ${partitions} × ${roll})`,
    },
    {
      key: 'provisioned',
      label: `Disk to provide, ${PERCENT} used`,
      ...both(results.provisioned),
      formula: `disk needed ÷ ${USED_SHARE_MAX}`,
      numbers: `${put(results.withSlack, formatDecimalBytes)} ÷ ${USED_SHARE_MAX}`,
    },
    {
      key: 'perBroker',
      label: 'On each broker, with failures',
      ...both(results.provisionedPerBroker),
      ...(results.provisionedPerBroker !== null && {
        also: exceedsDisk ? `more than the ${disk} there are` : formatBytes(results.provisionedPerBroker),
      }),
      isTooMuch: exceedsDisk,
      formula: `disk needed ÷ (${USED_SHARE_MAX} × (B - f))`,
      numbers: `${put(results.withSlack, formatDecimalBytes)} ÷ (${USED_SHARE_MAX} × ${left})`,
    },
    {
      key: 'fits',
      label: 'Retention that fits the disks',
      text: results.retentionThatFits === null ? null : long(results.retentionThatFits),
      also: null,
      formula: `disk × (B - f) × ${USED_SHARE_MAX} ÷ (W × RF) - 360 s`,
      numbers: `${disk} × ${left} × ${USED_SHARE_MAX} ÷ (${w} × ${rf}) - 360 s`,
    },
    {
      key: 'cap',
      label: 'retention.bytes of a partition',
      text: results.retentionBytes === null ? null : formatDecimalBytes(results.retentionBytes),
      also: results.retentionBytes === null ? null : `${formatCount(Math.floor(results.retentionBytes))} B`,
      formula: `max(2 × seg, disk × ${USED_SHARE_MAX} ÷ replicas on a broker)`,
      numbers: `max(2 × ${segment}, ${disk} × ${USED_SHARE_MAX} ÷ ${put(results.replicasPerBroker, numberText)})`,
    },
    {
      key: 'in',
      label: 'Network in, each broker',
      text: trafficPerBroker === null ? null : rateText(trafficPerBroker.inBytesPerSecond),
      also:
        trafficAfterFailures === null
          ? null
          : `${rateText(trafficAfterFailures.inBytesPerSecond)} with ${failures} down, ${put(traffic?.inBytesPerSecond ?? null, rateText)} in all`,
      formula: 'W × RF ÷ B, then ÷ (B - f)',
      numbers: `${w} × ${rf} ÷ ${brokers}, then ÷ ${left}`,
    },
    {
      key: 'out',
      label: 'Network out, each broker',
      text: trafficPerBroker === null ? null : rateText(trafficPerBroker.outBytesPerSecond),
      also:
        trafficAfterFailures === null
          ? null
          : `${rateText(trafficAfterFailures.outBytesPerSecond)} with ${failures} down, ${put(traffic?.outBytesPerSecond ?? null, rateText)} in all`,
      formula: '(W × (RF - 1) + W × C) ÷ B, then ÷ (B - f)',
      numbers: `(${w} × (${rf} - 1) + ${w} × ${groups}) ÷ ${brokers}, then ÷ ${left}`,
    },
    {
      key: 'partitions',
      label: 'Partitions for the throughput',
      text: partitionsNeeded === null ? null : formatCount(partitionsNeeded.needed),
      also:
        partitionsNeeded === null
          ? null
          : `${formatCount(partitionsNeeded.rounded)} spread evenly over ${plural(inputs.brokers ?? 0, 'broker')}`,
      formula: 'max(⌈W ÷ p⌉, ⌈W ÷ k⌉, m), then up to a multiple of B',
      numbers: `max(⌈${w} ÷ ${put(inputs.producePerPartition, rateText)}⌉, ⌈${w} ÷ ${put(inputs.consumePerConsumer, rateText)}⌉, ${put(inputs.consumers, numberText)})`,
    },
    {
      key: 'replicas',
      label: 'Replicas on each broker',
      text: results.replicasPerBroker === null ? null : formatCount(Math.ceil(results.replicasPerBroker)),
      also: `keep below ${formatCount(REPLICAS_PER_BROKER_MAX)}`,
      isTooMuch: (results.replicasPerBroker ?? 0) > REPLICAS_PER_BROKER_MAX,
      formula: 'P × RF ÷ B',
      numbers: `${partitions} × ${rf} ÷ ${brokers}`,
    },
    {
      key: 'brokers',
      label: 'Brokers for all of it',
      text: brokersNeeded === null ? null : formatCount(brokersNeeded.brokers),
      also: brokersNeeded === null ? null : `decided by ${DECIDED_BY[brokersNeeded.decidedBy]}`,
      isTooMuch: brokersNeeded !== null && inputs.brokers !== null && brokersNeeded.brokers > inputs.brokers,
      formula: `⌈max(to provide ÷ disk, network ÷ (${NETWORK_SHARE_MAX} × net), P × RF ÷ ${REPLICAS_PER_BROKER_MAX})⌉ + f`,
      numbers: `⌈max(${put(results.provisioned, formatDecimalBytes)} ÷ ${disk}, ${put(traffic && Math.max(traffic.inBytesPerSecond, traffic.outBytesPerSecond), rateText)} ÷ (${NETWORK_SHARE_MAX} × ${put(inputs.networkPerBroker, rateText)}), ${partitions} × ${rf} ÷ ${REPLICAS_PER_BROKER_MAX})⌉ + ${failures}`,
    },
    {
      key: 'files',
      label: 'Memory maps on each broker',
      text: filesPerBroker === null ? null : formatCount(filesPerBroker.maps),
      also:
        filesPerBroker === null
          ? null
          : `${formatCount(filesPerBroker.files)} open files; Linux allows ${formatCount(MAPS_DEFAULT)} maps unless told otherwise`,
      isTooMuch: (filesPerBroker?.maps ?? 0) > MAPS_DEFAULT,
      formula: 'replicas × ⌈bytes of a replica ÷ seg⌉ × 2',
      numbers: `${put(results.replicasPerBroker, (value) => formatCount(Math.ceil(value)))} × ⌈${put(results.withSlack, formatDecimalBytes)} ÷ (${partitions} × ${rf}) ÷ ${segment}⌉ × 2`,
    },
    {
      key: 'cache',
      label: 'Newest records in the page cache',
      text: results.cachedSeconds === null ? null : long(results.cachedSeconds),
      also: results.cachedSeconds === null ? null : 'a group further behind reads from disk',
      formula: 'cache ÷ (W × RF ÷ B)',
      numbers: `${put(inputs.pageCachePerBroker, sizeText)} ÷ (${w} × ${rf} ÷ ${brokers})`,
    },
  ].map((output) => ({ ...output, numbers: output.numbers.includes('?') ? null : output.numbers }));
}
