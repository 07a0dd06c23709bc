import type { HistorySeriesDto } from '@/lib/contracts/history.ts';
import { utcSince, utcTime } from '@/lib/shared/format/time.ts';

type SeriesTableProps = {
  label: string;
  points: HistorySeriesDto['points'];
  span: number;
  formatValue: (value: number) => string;
};

/** It scrolls, so the keyboard must reach it. */
const REACHABLE = { tabIndex: 0 } as const;
const DAY_MS = 86_400_000;

/** The samples of a chart, the newest first. */
export function SeriesTable({ label, points, span, formatValue }: SeriesTableProps) {
  const newestFirst = points.toReversed();
  const now = newestFirst[0]?.at ?? 0;
  return (
    <section aria-label={`${label}, as a table`} {...REACHABLE} className="h-[150px] overflow-y-auto">
      <table className="num w-full text-sm">
        <thead className="sticky top-0 bg-surface text-xs text-ink-3">
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-[550]">
              Time, UTC
            </th>
            <th scope="col" className="px-2 py-1 text-right font-[550]">
              Mean
            </th>
            <th scope="col" className="px-2 py-1 text-right font-[550]">
              Highest
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((point) => (
            <tr key={point.at} className="border-t border-line">
              <td className="px-2 py-0.5">
                {span > DAY_MS ? utcSince(point.at, now + DAY_MS) : utcTime(point.at)}
              </td>
              <td className="px-2 py-0.5 text-right">{formatValue(point.value)}</td>
              <td className="px-2 py-0.5 text-right">{formatValue(point.max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length === 0 && <p className="p-2 text-sm text-ink-3">No samples in this time.</p>}
    </section>
  );
}
