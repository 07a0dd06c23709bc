import { byTopic, type PlannedOffset } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { CallOptions } from '@/lib/kafka/reader.ts';
import type { KafkaWriter, OffsetAnswersByTopic } from '@/lib/kafka/writer.ts';
import { AppError, toAppError } from '@/lib/shared/app-error.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import type { Execution, Item, ItemOutcome } from '../operations/planned.ts';
import { commitOf, type GroupSubject, readGroupCommits } from './group-subject.ts';
import type { Place } from './partition-logs.ts';

/** The record of a large group does not repeat every partition: the saved offsets have them all. */
const FACTS_MAX = 200;

export const itemOf = ({ topic, partition }: Place): Item => `${topic} ${partition}`;

type Answers = Map<Item, Result<unknown>>;

/** Commits and deletions of one change of a group's offsets. `rows` are those that change, `surprises` those that cannot any more. */
export function offsetExecution(
  { cluster, groupId, listing }: GroupSubject,
  rows: readonly PlannedOffset[],
  surprises: readonly PlannedOffset[],
  facts: Execution['facts'],
): Execution {
  const { reader, writer } = cluster.kafka;
  const byItem = new Map(rows.map((row) => [itemOf(row), row]));
  const told = new Set(rows.slice(0, FACTS_MAX).map(itemOf));
  const send = listing.type === 'share' ? sendShare : sendCommits;
  return {
    items: [...byItem.keys()],
    send: (options) => send(writer, groupId, rows, options),
    shown: async (options) => {
      const commits = await readGroupCommits(reader, listing, options);
      return new Set(
        rows.flatMap((row) =>
          commitOf(commits, row.topic, row.partition) === row.after ? [itemOf(row)] : [],
        ),
      );
    },
    leftOut: surprises.map(leftOut),
    facts,
    factOf: (item) => {
      const row = told.has(item) ? byItem.get(item) : undefined;
      return row && { label: String(item), before: textOf(row.before), after: textOf(row.after) };
    },
    offsets: rows,
  };
}

const textOf = (offset: bigint | null): string | null => (offset === null ? null : String(offset));

function leftOut(row: PlannedOffset): ItemOutcome {
  const code = row.conflict ? 'conflict' : 'not_found';
  const message = `${row.problem ?? ''} Nothing was applied to it.`;
  return { item: itemOf(row), state: 'refused', error: new AppError(code, message).toInfo() };
}

/** Commits first: deleting the last offset of an empty classic group takes the group along. */
async function sendCommits(
  writer: KafkaWriter,
  groupId: string,
  rows: readonly PlannedOffset[],
  options: CallOptions,
): Promise<Answers> {
  const { kept, gone } = split(rows);
  const places = new Map(
    [...byTopic(gone)].map(([topic, list]) => [topic, list.map(({ partition }) => partition)]),
  );
  return new Map([
    ...(await answersOf(kept, () => writer.commitOffsets(groupId, offsetsOf(kept), options))),
    ...(await answersOf(gone, () => writer.deleteOffsets(groupId, places, options))),
  ]);
}

async function sendShare(
  writer: KafkaWriter,
  groupId: string,
  rows: readonly PlannedOffset[],
  options: CallOptions,
): Promise<Answers> {
  const { kept, gone } = split(rows);
  const topics = [...byTopic(gone).keys()];
  return new Map([
    ...(await answersOf(kept, () => writer.alterShareOffsets(groupId, offsetsOf(kept), options))),
    ...(await answersOf(gone, async () => {
      const answers = await writer.deleteShareOffsets(groupId, topics, options);
      return new Map(
        [...byTopic(gone)].flatMap(([topic, list]) => {
          const answer = answers.get(topic);
          return answer === undefined
            ? []
            : [[topic, new Map(list.map(({ partition }) => [partition, answer]))] as const];
        }),
      );
    })),
  ]);
}

const split = (rows: readonly PlannedOffset[]) => ({
  kept: rows.filter(({ after }) => after !== null),
  gone: rows.filter(({ after }) => after === null),
});

const offsetsOf = (rows: readonly PlannedOffset[]) =>
  new Map(
    [...byTopic(rows)].map(([topic, list]) => [
      topic,
      new Map(list.flatMap(({ partition, after }) => (after === null ? [] : [[partition, after]]))),
    ]),
  );

/** An answer that got lost is that of its rows alone: the other half of the change has its own. */
async function answersOf(
  rows: readonly PlannedOffset[],
  send: () => Promise<OffsetAnswersByTopic>,
): Promise<Answers> {
  if (rows.length === 0) return new Map();
  try {
    const answers = await send();
    return new Map(
      rows.flatMap((row) => {
        const answer = answers.get(row.topic)?.get(row.partition);
        return answer === undefined ? [] : [[itemOf(row), answer] as const];
      }),
    );
  } catch (error) {
    const lost = fail(toAppError(error).toInfo());
    return new Map(rows.map((row) => [itemOf(row), lost]));
  }
}
