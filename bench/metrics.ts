/** The value of a metric without labels, or with exactly these, in Prometheus text; throws when there is none. */
export function metricValue(text: string, name: string, labels = ''): number {
  const prefix = `${name}${labels} `;
  const line = text.split('\n').find((candidate) => candidate.startsWith(prefix));
  if (line === undefined) throw new Error(`There is no metric ${name}${labels}`);
  return Number(line.slice(prefix.length));
}
