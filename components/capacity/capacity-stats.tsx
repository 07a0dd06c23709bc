import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { CapacityDto } from '@/lib/contracts/capacity.ts';
import { type CapacityInputs, calculate } from '@/lib/shared/capacity/calculator.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatDecimalBytes } from '@/lib/shared/format/decimal-bytes.ts';
import { forecastText } from './forecast-text.ts';
import { rateText } from './quantities.ts';

const NOT_KNOWN = 'an input is not known';

/** "18.144 TB" as number and unit. */
const split = (text: string | null) => {
  if (text === null) return null;
  const [number = text, ...unit] = text.split(' ');
  return { text: number, unit: unit.join(' ') };
};
const bytes = (value: number | null) => split(value === null ? null : formatDecimalBytes(value));
const rate = (value: number | null | undefined) => split(value == null ? null : rateText(value));

/** What is there now, and the answers asked for most. */
export function CapacityStats({ capacity, inputs }: { capacity: CapacityDto; inputs: CapacityInputs }) {
  const { seeds, forecast } = capacity;
  const results = calculate(inputs);
  const [first] = forecast.volumes;
  const cluster =
    inputs.diskPerBroker === null || inputs.brokers === null ? null : inputs.diskPerBroker * inputs.brokers;
  const tooMuch = cluster !== null && results.withSlack !== null && results.withSlack > cluster;
  return (
    <StatStrip label="Capacity in numbers">
      <Stat
        label="Stored now"
        value={bytes(seeds.storedBytes.value)}
        reason={seeds.storedBytes.gap}
        detail={seeds.storedBytes.gap === null ? 'all copies' : 'all copies, in part'}
      />
      <Stat label="Written" value={rate(results.bytesPerSecond)} reason={NOT_KNOWN} detail="one copy" />
      <Stat
        label="Disk needed"
        value={bytes(results.withSlack)}
        reason={NOT_KNOWN}
        tone={tooMuch ? 'crit' : 'normal'}
        detail={cluster === null ? 'disks are not known' : `of ${formatDecimalBytes(cluster)} there are`}
      />
      <Stat
        label="Network out, each broker"
        value={rate(results.trafficAfterFailures?.outBytesPerSecond)}
        reason={NOT_KNOWN}
        detail={`with ${formatCount(inputs.failures)} down`}
      />
      <Stat
        label="First volume full"
        value={
          first === undefined || first.state === 'unknown'
            ? null
            : first.state === 'fills'
              ? { text: forecastText(first).replace('full ', ''), unit: '' }
              : { text: 'never', unit: '' }
        }
        reason={first?.gap}
        tone={first?.state === 'fills' ? 'warn' : 'normal'}
        detail={`confidence ${forecast.confidence}`}
      />
    </StatStrip>
  );
}
