import { volumeSeriesName } from '@/lib/contracts/history.ts';
import type { Reading } from '@/lib/db/store.ts';
import type { Forecast } from '@/lib/domain/capacity/forecast.ts';
import { fillsPerDay, untilFullMs } from '@/lib/domain/capacity/time-until-full.ts';
import { fullestFraction } from '@/lib/domain/capacity/volumes.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';

/** How full the disks of each broker are that told its log dirs since the snapshot before. */
export function diskUsedReadings(
  snapshot: ClusterSnapshot,
  previous: ClusterSnapshot | undefined,
): Reading[] {
  const before = latest(previous?.sections.logDirs)?.value;
  return [...(latest(snapshot.sections.logDirs)?.value.values() ?? [])].flatMap((broker): Reading[] => {
    const { brokerId, dirs, collectedAt } = broker;
    const value = fullestFraction(dirs);
    if (value === null || before?.get(brokerId)?.collectedAt === collectedAt) return [];
    return [{ kind: 'broker', name: String(brokerId), metric: 'diskUsedFraction', value }];
  });
}

/** When each volume is full by a forecast; one that is not forecast adds nothing. */
export const forecastReadings = ({ volumes }: Forecast): Reading[] =>
  volumes.flatMap((volume): Reading[] => {
    const untilFull = untilFullMs(volume);
    if (untilFull === null) return [];
    const name = volumeSeriesName(volume.brokerId, volume.paths.join(','));
    return [{ kind: 'volume', name, metric: 'fillsPerDay', value: fillsPerDay(untilFull) }];
  });
