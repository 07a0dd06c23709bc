type TopicPartitions = { topic: string; partitions: readonly number[] };

/** Runs of numbers as ranges: `0-3, 7`. */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** `orders 0-3, payments 1`; `nothing` for a member that idles. */
export const assignmentText = (assignment: readonly TopicPartitions[]): string =>
  assignment.length === 0
    ? 'nothing'
    : assignment.map(({ topic, partitions }) => `${topic} ${rangesOf(partitions)}`).join('; ');
