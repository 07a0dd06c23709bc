import { topicNameProblem } from '@/lib/shared/topic-name.ts';

export type CsvOffset = { line: number; topic: string; partition: number; offset: bigint };

type Parsed = { ok: true; rows: CsvOffset[] } | { ok: false; line: number; message: string };

const HEADER = ['topic', 'partition', 'offset'];
const PARTITION_MAX = 2_147_483_647;
const OFFSET_MAX = 9_223_372_036_854_775_807n;

/**
 * `topic,partition,offset` line by line, as `kafka-consumer-groups --reset-offsets --from-file` takes and `--export` prints
 * it for one group; a header is skipped, a topic may stand in quotes. The first line that is wrong is told.
 */
export function parseOffsetCsv(text: string): Parsed {
  const rows: CsvOffset[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1;
    if (raw.trim() === '') continue;
    const cells = raw.split(',').map(unquoted);
    if (rows.length === 0 && cells.join() === HEADER.join()) continue;
    const row = readRow(cells);
    if (typeof row === 'string') return { ok: false, line, message: `Line ${line}: ${row}` };
    const key = `${row.topic} ${row.partition}`;
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      const message = `Line ${line}: ${row.topic} ${row.partition} is named on line ${earlier} already.`;
      return { ok: false, line, message };
    }
    lineOf.set(key, line);
    rows.push({ line, ...row });
  }
  return rows.length === 0 ? { ok: false, line: 1, message: 'There is no line in it.' } : { ok: true, rows };
}

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1');

function readRow(cells: readonly string[]): Omit<CsvOffset, 'line'> | string {
  const [topic = '', partition = '', offset = ''] = cells;
  if (cells.length !== HEADER.length) {
    return `topic,partition,offset is wanted; it has ${cells.length} ${cells.length === 1 ? 'field' : 'fields'}.`;
  }
  const problem = topicNameProblem(topic);
  if (problem !== null) return `the topic "${topic}" cannot be: ${problem}`;
  if (!/^\d+$/.test(partition) || Number(partition) > PARTITION_MAX) {
    return `the partition "${partition}" is not a whole number from 0.`;
  }
  if (!/^\d+$/.test(offset) || BigInt(offset) > OFFSET_MAX) {
    return `the offset "${offset}" is not a whole number from 0.`;
  }
  return { topic, partition: Number(partition), offset: BigInt(offset) };
}

/** The same format, for the tool. */
export const toOffsetCsv = (rows: readonly { topic: string; partition: number; offset: bigint }[]): string =>
  rows.map(({ topic, partition, offset }) => `${topic},${partition},${offset}`).join('\n');
