import { cn } from '@/components/ui/cn.ts';
import type { ScorecardDto } from '@/lib/contracts/policy.ts';

type Trend = ScorecardDto['trend'];

const DAY_MS = 86_400_000;
const [WIDTH, HEIGHT, DAYS] = [60, 16, 30];

/** Unbroken runs of days: a line is never drawn across one that was not audited. */
function runsOf(trend: Trend): Trend[] {
  const runs: Trend[] = [];
  for (const point of trend) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && point.at - last.at <= 1.5 * DAY_MS) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function Line({ trend }: { trend: Trend }) {
  const end = trend.at(-1)?.at ?? 0;
  const x = (at: number) => WIDTH - 2 - ((end - at) / (DAYS * DAY_MS)) * (WIDTH - 4);
  const y = (score: number) => 2 + (1 - score / 100) * (HEIGHT - 4);
  return (
    <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className="flex-none">
      {runsOf(trend).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        return run.length === 1 ? (
          <circle key={first.at} cx={x(first.at)} cy={y(first.score)} r="1.5" className="fill-chart-1" />
        ) : (
          <polyline
            key={first.at}
            points={run.map(({ at, score }) => `${x(at)},${y(score)}`).join(' ')}
            className="fill-none stroke-chart-1"
            strokeWidth="1.5"
          />
        );
      })}
    </svg>
  );
}

/** How the score moved over the newest 30 days. */
export function ScoreTrend({ trend }: { trend: Trend }) {
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined) return <span className="text-ink-3">no audit yet</span>;
  if (first === last) return <span className="text-ink-3">first day</span>;
  const moved = last.score - first.score;
  return (
    <span className="inline-flex items-center gap-2">
      <Line trend={trend} />
      <span className={cn('num text-xs', moved < 0 ? 'text-crit' : 'text-ink-3')}>
        {moved > 0 ? '+' : ''}
        {moved}
      </span>
    </span>
  );
}
