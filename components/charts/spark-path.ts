/** Fits a column of 96 px. */
export const SPARK = { width: 80, height: 20 } as const;
const PAD = 1.5;

/**
 * The line of a spark as an SVG path, y from 0 to the highest value. Unknown values break it; one that stands alone is
 * drawn as a dot by round line ends.
 */
export function sparkPath(values: readonly (number | null)[]): string {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const step = (SPARK.width - 2 * PAD) / Math.max(1, values.length - 1);
  const y = (value: number) => {
    const share = highest === 0 ? 0 : Math.max(0, value) / highest;
    return round(SPARK.height - PAD - share * (SPARK.height - 2 * PAD));
  };
  let path = '';
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const place = `${round(PAD + index * step)} ${y(value)}`;
    const isStart = values[index - 1] == null;
    path += isStart ? `M${place}` : `L${place}`;
    if (isStart && values[index + 1] == null) path += 'h0';
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** What the line says, in words; null without any sample. */
export function sparkText(
  values: readonly (number | null)[],
  formatValue: (value: number) => string,
): string | null {
  const known = values.filter((value) => value !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  return `from ${formatValue(first)} to ${formatValue(last)}, highest ${formatValue(Math.max(...known))}`;
}
