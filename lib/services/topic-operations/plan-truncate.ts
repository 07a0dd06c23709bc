import type { TopicOperationPlanDto, TruncationTargetDto } from '@/lib/contracts/topic-operations.ts';
import { truncateCommand } from '@/lib/domain/changes/operations/commands.ts';
import {
  type TruncatedPartition,
  truncated,
  truncationConsequences,
  truncationRefusal,
} from '@/lib/domain/changes/operations/truncation.ts';
import type { OffsetAnswers, OffsetSpec } from '@/lib/kafka/reader.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { isKafkasOwn } from '@/lib/shared/topic-name.ts';
import { PLAN_OPTIONS, type Planned } from '../operations/planned.ts';
import { orUnknown } from '../or-unknown.ts';
import { kafkasOwn, type Subject, seenOf } from './subject.ts';

/**
 * Where each log would begin, counted anew at the leaders. The plan's `run` names the offsets, so records that arrive
 * after the preview are never among those deleted.
 */
export async function planTruncate(
  subject: Subject,
  to: TruncationTargetDto,
): Promise<Planned<TopicOperationPlanDto>> {
  const { cluster, topic, topicFacts, now } = subject;
  const { reader, writer } = cluster.kafka;
  const { name } = topic;
  const all = await preview(subject, to);
  const rows = all.filter(({ problem }) => problem === null);
  const refusal = refusalOf(subject, to, all, rows);
  const wanted = new Map(
    rows.flatMap(({ partition, to: offset }) => (offset === null ? [] : [[partition, offset]])),
  );
  const offsets = [...wanted].map(([partition, offset]) => ({ partition, offset: String(offset) }));
  return {
    dto: {
      operation: 'truncate',
      topic: name,
      facts: factsOf(all, rows),
      consequences: truncationConsequences(topicFacts, all),
      fixes: [],
      breaks: [],
      notJudged: null,
      refusal,
      validated: false,
      confirm: 'name',
      undo: 'It cannot be undone: the records are gone.',
      command: truncateCommand(name, offsets),
      partitions: all.map(({ partition, start, to: offset, records, problem }) => ({
        partition,
        before: text(start),
        after: text(problem === null ? offset : start),
        records: text(records),
        problem,
      })),
      run:
        refusal === null
          ? { operation: 'truncate', to: { kind: 'offsets', offsets }, seen: seenOf(topic) }
          : null,
      at: now,
    },
    execution:
      refusal !== null
        ? null
        : {
            items: [...wanted.keys()],
            send: (options) => writer.deleteRecords(name, wanted, options),
            shown: async (options) => {
              const asked = new Map([[name, [...wanted.keys()]]]);
              const starts = (await reader.readOffsets('earliest', asked, options)).value.get(name);
              return new Set(
                [...wanted].flatMap(([partition, offset]) => {
                  const start = starts?.get(partition);
                  return start?.ok && start.value !== null && start.value >= offset ? [partition] : [];
                }),
              );
            },
            facts: factsOf(all, rows),
            factOf: (item) => {
              const row = rows.find(({ partition }) => partition === item);
              return (
                row && {
                  label: `partition ${row.partition} begins at`,
                  before: text(row.start),
                  after: text(row.to),
                }
              );
            },
          },
  };
}

const text = (offset: bigint | null): string | null => (offset === null ? null : String(offset));

async function preview(
  { cluster, topic, now }: Subject,
  to: TruncationTargetDto,
): Promise<TruncatedPartition[]> {
  const named =
    to.kind === 'offsets' ? new Map(to.offsets.map((row) => [row.partition, BigInt(row.offset)])) : null;
  const ids = topic.partitions.map(({ partition }) => partition).filter((id) => named?.has(id) ?? true);
  const stranger = named && [...named.keys()].find((id) => !ids.includes(id));
  if (stranger != null) {
    throw new AppError('invalid_input', `${topic.name} has no partition ${stranger}.`, {
      field: 'to.offsets',
    });
  }
  if (to.kind === 'time' && to.at > now) {
    throw new AppError('invalid_input', 'The time must not be in the future.', { field: 'to.at' });
  }
  const ask = async (spec: OffsetSpec) => {
    const answer = await orUnknown(
      cluster.kafka.reader.readOffsets(spec, new Map([[topic.name, ids]]), PLAN_OPTIONS),
    );
    return answer?.value.get(topic.name);
  };
  const [starts, ends, firsts] = await Promise.all([
    ask('earliest'),
    ask('latest'),
    to.kind === 'time' ? ask({ since: to.at }) : undefined,
  ]);
  return ids.map((partition) => {
    const [start, end] = [offsetAt(starts, partition), offsetAt(ends, partition)];
    return truncated({
      partition,
      start,
      end,
      to: named?.get(partition) ?? aim(to, firsts?.get(partition), end),
    });
  });
}

type Answers = OffsetAnswers extends Map<string, infer Rows> ? Rows | undefined : never;
type Answer = NonNullable<Answers> extends Map<number, infer Row> ? Row | undefined : never;

function offsetAt(answers: Answers, partition: number): bigint | null {
  const answer = answers?.get(partition);
  return answer?.ok ? answer.value : null;
}

/** A partition without a record at or after the time loses all it has. */
function aim(to: TruncationTargetDto, first: Answer, end: bigint | null): bigint | null {
  if (to.kind !== 'time') return end;
  return first?.ok ? (first.value ?? end) : null;
}

function refusalOf(
  { topic, topicFacts }: Subject,
  to: TruncationTargetDto,
  all: readonly TruncatedPartition[],
  rows: readonly TruncatedPartition[],
): ErrorInfo | null {
  if (isKafkasOwn(topic)) return kafkasOwn(topic.name, 'deleting its records');
  const policy = truncationRefusal(topicFacts);
  if (policy !== null) return new AppError('kafka_refused', policy).toInfo();
  // Offsets that somebody typed are wrong as a whole when one is.
  const beyond =
    to.kind === 'offsets'
      ? all.find(({ to: offset, end }) => offset !== null && end !== null && offset > end)
      : undefined;
  if (beyond) {
    return new AppError('invalid_input', `Partition ${beyond.partition}: ${beyond.problem}`, {
      field: `to.offsets.${beyond.partition}`,
    }).toInfo();
  }
  if (rows.length > 0) return null;
  const unread = all.find(({ records }) => records === null);
  return unread
    ? new AppError('kafka_unreachable', `Partition ${unread.partition}: ${unread.problem}`, {
        retryable: true,
      }).toInfo()
    : new AppError('invalid_input', 'No partition holds a record before that: there is nothing to delete.', {
        field: 'to',
      }).toInfo();
}

function factsOf(all: readonly TruncatedPartition[], rows: readonly TruncatedPartition[]) {
  const records = rows.reduce((sum, row) => sum + (row.records ?? 0n), 0n);
  const held = all.reduce<bigint | null>(
    (sum, { start, end }) => (sum === null || start === null || end === null ? null : sum + end - start),
    0n,
  );
  return [
    {
      label: `Records in ${plural(all.length, 'partition')}, at most`,
      before: held === null ? 'unknown' : formatCount(String(held)),
      after: held === null ? `${formatCount(String(records))} fewer` : formatCount(String(held - records)),
    },
  ];
}
