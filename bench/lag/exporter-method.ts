type Point = { at: number; offset: number };

/** Its default `lookup-table-size`. */
const TABLE_SIZE = 60;

/**
 * Time lag as kafka-lag-exporter publishes that it works it out: a table of the last samples of the log end, in which equal
 * offsets are merged; interpolation between the points around the committed offset, extrapolation over the whole table
 * outside it; nothing before there are two points.
 */
export function createExporterTable() {
  const points: Point[] = [];
  return {
    add(at: number, offset: number): void {
      const last = points.at(-1);
      const before = points.at(-2);
      if (last && offset < last.offset) points.length = 0;
      if (last?.offset === offset && before?.offset === offset) points.pop();
      points.push({ at, offset });
      if (points.length > TABLE_SIZE) points.shift();
    },
    /** Milliseconds; null = not known. */
    lagMs(committed: number, now: number): number | null {
      const newest = points.at(-1);
      const oldest = points[0];
      if (!newest || !oldest || points.length < 2) return null;
      if (committed >= newest.offset) return 0;
      const above = points.findIndex(({ offset }) => offset > committed);
      const [from, to] = above > 0 ? [points[above - 1], points[above]] : [oldest, newest];
      if (!from || !to || from.offset === to.offset) return null;
      const at = from.at + ((committed - from.offset) * (to.at - from.at)) / (to.offset - from.offset);
      return Math.max(0, now - at);
    },
  };
}
