import { type Judged, measureGroundTruth } from './lag/ground-truth.ts';
import { measureHorizon } from './lag/horizon.ts';
import { PHASES } from './lag/phases.ts';
import type { Row, SectionReport } from './report.ts';
import { median, percentile } from './stats.ts';

/** How true time lag and the loss horizon are, on a cluster of its own. Takes about eight minutes. */
export async function measureLag(say: (line: string) => void): Promise<SectionReport> {
  const { judged, intervalMs } = await measureGroundTruth(say);
  const rows = (['plain', 'compacted'] as const).flatMap((topic) =>
    PHASES.map(({ name }) =>
      errorRow(
        `time lag off by, p95, ${name}, ${topic} topic`,
        judged.filter((one) => one.phase === name && one.topic === topic),
        name === 'steady' || name === 'bursty' ? intervalMs : undefined,
      ),
    ),
  );
  const horizon = await measureHorizon(say);
  const off = Math.abs(horizon.forecastMs - horizon.reallyMs) / horizon.reallyMs;
  rows.push({
    what: 'loss forecast at half time, off by',
    value: off * 100,
    unit: '%',
    most: 20,
    beside: `forecast ${seconds(horizon.forecastMs)}, really ${seconds(horizon.reallyMs)}`,
  });
  return { section: 'lag', rows, details: { judged, horizon } };
}

function errorRow(what: string, judged: readonly Judged[], most: number | undefined): Row {
  const ours = judged.flatMap(({ oursMs, truthMs }) => (oursMs === null ? [] : Math.abs(oursMs - truthMs)));
  const theirs = judged.flatMap(({ exporterMs, truthMs }) =>
    exporterMs === null ? [] : Math.abs(exporterMs - truthMs),
  );
  const exporter =
    theirs.length === 0
      ? 'knows nothing'
      : `median ${seconds(median(theirs))}, p95 ${seconds(percentile(theirs, 0.95))}`;
  return {
    what,
    value: Math.round(percentile(ours, 0.95)),
    unit: 'ms',
    ...(most !== undefined && { most }),
    beside: `median ${seconds(median(ours))}; ${ours.length} of ${judged.length} known; kafka-lag-exporter's method: ${exporter}`,
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
