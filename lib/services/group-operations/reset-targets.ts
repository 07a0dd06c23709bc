import type { ResetScopeDto, ResetTargetDto } from '@/lib/contracts/group-operations.ts';
import type { ResetMethod, ResetScope } from '@/lib/domain/changes/operations/group-commands.ts';
import { parseOffsetCsv } from '@/lib/domain/changes/operations/offset-csv.ts';
import type { OffsetInput } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { OffsetAnswers } from '@/lib/kafka/reader.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { type Commits, commitOf, type GroupSubject, readGroupSubject } from './group-subject.ts';
import { type LogOf, type Place, readLogs, readOffsetsAt } from './partition-logs.ts';
import { committedPlaces, missing, partitionIds, placesIn } from './reset-places.ts';

export type OffsetTarget = Place & {
  to: OffsetInput['to'];
  /** What the plan saw committed; undefined = this is the plan. */
  seen?: bigint | null;
};

export type Targets = {
  targets: readonly OffsetTarget[];
  logOf: LogOf;
  /** For the equivalent command. */
  method: ResetMethod;
  scope: ResetScope;
  /** For the record. */
  label: string;
};

type Aim = (place: Place) => OffsetInput['to'];

const SILENT = { problem: 'Its leader does not answer.' } as const;

/**
 * Where each partition of a reset would go, before it is held inside its log.
 * @throws AppError `invalid_input` for a bad file, an unknown topic, partition or group, a time to come
 */
export async function resetTargets(
  subject: GroupSubject,
  scope: ResetScopeDto,
  to: ResetTargetDto,
): Promise<Targets> {
  if (to.kind === 'csv') return fileTargets(subject, scope, to.text);
  const other = to.kind === 'group' ? await commitsOfOther(subject, to.groupId) : null;
  const places = other && scope.kind === 'all' ? committedPlaces(other) : await placesIn(subject, scope);
  const { reader } = subject.cluster.kafka;
  const since = sinceOf(to, subject.now);
  const [logOf, firsts] = await Promise.all([
    readLogs(reader, places),
    since === null ? undefined : readOffsetsAt(reader, { since }, places),
  ]);
  const aim = aimOf(to, { subject, logOf, firsts, other });
  return {
    targets: places.map((place) => ({ ...place, to: aim(place) })),
    logOf,
    method: methodOf(to),
    scope,
    label: labelOf(to),
  };
}

function sinceOf(to: ResetTargetDto, now: number): number | null {
  if (to.kind === 'duration') return now - to.backMs;
  if (to.kind !== 'time') return null;
  if (to.at > now) throw missing('The time must not be in the future.', 'to.at');
  return to.at;
}

type Known = {
  subject: GroupSubject;
  logOf: LogOf;
  firsts: OffsetAnswers | undefined;
  other: Commits | null;
};

function aimOf(to: Exclude<ResetTargetDto, { kind: 'csv' }>, { subject, logOf, firsts, other }: Known): Aim {
  const at = (offset: bigint | null) => (offset === null ? SILENT : { offset });
  switch (to.kind) {
    case 'earliest':
      return (place) => at(logOf(place).start);
    case 'latest':
      return (place) => at(logOf(place).end);
    case 'time':
    case 'duration':
      return (place) => {
        const first = firsts?.get(place.topic)?.get(place.partition);
        // No record at or after the time: there is nothing to read again.
        return first?.ok ? at(first.value ?? logOf(place).end) : SILENT;
      };
    case 'offset':
      return () => ({ offset: BigInt(to.offset) });
    case 'shift':
      return ({ topic, partition }) => {
        const before = commitOf(subject.commits, topic, partition);
        return before === null
          ? { problem: 'It has no commit to count from.' }
          : { offset: before + BigInt(to.by) };
      };
    case 'group':
      return ({ topic, partition }) => {
        const offset = other === null ? null : commitOf(other, topic, partition);
        return offset === null ? { problem: `${to.groupId} has no commit on it.` } : { offset };
      };
  }
}

async function commitsOfOther({ cluster, now }: GroupSubject, groupId: string): Promise<Commits> {
  const { commits, kind } = await readGroupSubject(cluster, groupId, now);
  if (kind === null) throw missing(`There is no group "${groupId}" in this cluster.`, 'to.groupId');
  if (commits.size === 0) throw missing(`${groupId} has no commits to copy.`, 'to.groupId');
  return commits;
}

async function fileTargets(subject: GroupSubject, scope: ResetScopeDto, text: string): Promise<Targets> {
  if (scope.kind !== 'all') throw missing('The file names its partitions: leave the scope out.', 'scope');
  const parsed = parseOffsetCsv(text);
  if (!parsed.ok) throw missing(parsed.message, 'to.text');
  const topics = new Map<string, number[] | null>();
  for (const { topic } of parsed.rows) {
    if (!topics.has(topic)) topics.set(topic, await partitionIds(subject.cluster, topic));
  }
  for (const { line, topic, partition } of parsed.rows) {
    const ids = topics.get(topic);
    if (ids == null) throw missing(`Line ${line}: there is no topic "${topic}".`, 'to.text');
    if (!ids.includes(partition))
      throw missing(`Line ${line}: ${topic} has no partition ${partition}.`, 'to.text');
  }
  const targets = parsed.rows.map(({ topic, partition, offset }) => ({ topic, partition, to: { offset } }));
  return {
    targets,
    logOf: await readLogs(subject.cluster.kafka.reader, targets),
    method: { kind: 'positions' },
    scope,
    label: 'offsets from a file',
  };
}

function methodOf(to: Exclude<ResetTargetDto, { kind: 'csv' }>): ResetMethod {
  switch (to.kind) {
    case 'offset':
      return { kind: 'offset', offset: BigInt(to.offset) };
    case 'shift':
      return { kind: 'shift', by: BigInt(to.by) };
    case 'group':
      return { kind: 'positions' };
    default:
      return to;
  }
}

function labelOf(to: Exclude<ResetTargetDto, { kind: 'csv' }>): string {
  switch (to.kind) {
    case 'earliest':
      return 'to the log start';
    case 'latest':
      return 'to the log end';
    case 'time':
      return `to ${utcDateTime(to.at)}`;
    case 'duration':
      return `back ${formatExactDuration(to.backMs)}`;
    case 'offset':
      return `to offset ${to.offset}`;
    case 'shift':
      return `shifted by ${to.by}`;
    case 'group':
      return `copied from ${to.groupId}`;
  }
}
