import { shellQuoted } from '@/lib/shared/shell-quoted.ts';
import { toOffsetCsv } from './offset-csv.ts';
import { byTopic, isMoved, type PlannedOffset } from './offset-reset.ts';

/** Where a reset goes. Times are epoch milliseconds, UTC; `positions` are offsets of their own for each partition. */
export type ResetMethod =
  | { kind: 'earliest' | 'latest' | 'positions' }
  | { kind: 'time'; at: number }
  | { kind: 'duration'; backMs: number }
  | { kind: 'offset'; offset: bigint }
  | { kind: 'shift'; by: bigint };

/** What a reset is about; `partitions` null = all of the topic. */
export type ResetScope =
  | { kind: 'all' }
  | { kind: 'some'; topics: readonly { topic: string; partitions: readonly number[] | null }[] };

type GroupTool = 'kafka-consumer-groups' | 'kafka-share-groups' | 'kafka-streams-groups';

const NEXT_LINE = ' \\\n  ';
const tool = (name: GroupTool, groupId: string): string =>
  `${name}.sh --bootstrap-server $BOOTSTRAP --group ${shellQuoted(groupId)}`;

/** `--topic` as the tools read it: a name, or `name:0,1`. */
const topicArgument = (topic: string, partitions: readonly number[] | null): string =>
  `--topic ${partitions === null ? topic : `${topic}:${partitions.join()}`}`;

const scopeArguments = (scope: ResetScope): string[] =>
  scope.kind === 'all'
    ? ['--all-topics']
    : scope.topics.map(({ topic, partitions }) => topicArgument(topic, partitions));

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** ISO 8601: `PT2H30M`, `PT45S`. */
export function isoDuration(ms: number): string {
  const [hours, minutes, seconds] = [
    Math.floor(ms / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
    (ms % MINUTE) / 1000,
  ];
  const part = (value: number, unit: string) => (value === 0 ? '' : `${value}${unit}`);
  return ms === 0 ? 'PT0S' : `PT${part(hours, 'H')}${part(minutes, 'M')}${part(seconds, 'S')}`;
}

/** Null where only a file can say it. */
function methodArguments(method: ResetMethod): string[] | null {
  switch (method.kind) {
    case 'earliest':
      return ['--to-earliest'];
    case 'latest':
      return ['--to-latest'];
    case 'time':
      return [`--to-datetime ${new Date(method.at).toISOString().slice(0, -1)}`];
    case 'duration':
      return [`--by-duration ${isoDuration(method.backMs)}`];
    case 'offset':
      return [`--to-offset ${method.offset}`];
    case 'shift':
      return [`--shift-by ${method.by}`];
    case 'positions':
      return null;
  }
}

/** The same reset with Kafka's own tool. What it cannot say in options is put into a file; commits that go are deleted after it. */
export function resetCommand(
  groupId: string,
  scope: ResetScope,
  method: ResetMethod,
  rows: readonly PlannedOffset[],
): string {
  const moved = rows.filter(isMoved);
  const options = methodArguments(method);
  const reset = `${tool('kafka-consumer-groups', groupId)} --reset-offsets`;
  if (options !== null) return [reset, ...scopeArguments(scope), ...options, '--execute'].join(NEXT_LINE);
  const kept = moved.flatMap(({ topic, partition, after }) =>
    after === null ? [] : [{ topic, partition, offset: after }],
  );
  const gone = moved.filter(({ after }) => after === null);
  return [
    ...(kept.length === 0
      ? []
      : [
          `cat > offsets.csv <<'END'\n${toOffsetCsv(kept)}\nEND`,
          [reset, '--from-file offsets.csv', '--execute'].join(NEXT_LINE),
        ]),
    ...(gone.length === 0 ? [] : [deleteOffsetsCommand(groupId, gone)]),
  ].join('\n');
}

export function deleteOffsetsCommand(
  groupId: string,
  rows: readonly { topic: string; partition: number }[],
): string {
  return [
    `${tool('kafka-consumer-groups', groupId)} --delete-offsets`,
    ...[...byTopic(rows)].map(([topic, list]) =>
      topicArgument(
        topic,
        list.map(({ partition }) => partition),
      ),
    ),
  ].join(NEXT_LINE);
}

/** What Kafka's tool for share groups offers: no offsets, no shifts, no files, and no single partitions to forget. */
export function shareResetCommand(groupId: string, scope: ResetScope, method: ResetMethod): string {
  const reset = `${tool('kafka-share-groups', groupId)} --reset-offsets`;
  const options =
    method.kind === 'earliest' || method.kind === 'latest' || method.kind === 'time'
      ? methodArguments(method)
      : null;
  if (options === null) {
    return '# kafka-share-groups.sh resets to earliest, latest or a date only; Admin.alterShareGroupOffsets takes offsets';
  }
  return [reset, ...scopeArguments(scope), ...options, '--execute'].join(NEXT_LINE);
}

export const shareDeleteOffsetsCommand = (groupId: string, topics: readonly string[]): string =>
  [
    `${tool('kafka-share-groups', groupId)} --delete-offsets`,
    ...topics.map((topic) => topicArgument(topic, null)),
  ].join(NEXT_LINE);

export const deleteGroupCommand = (groupId: string, kind: 'share' | 'streams' | 'other'): string =>
  `${tool(
    kind === 'share'
      ? 'kafka-share-groups'
      : kind === 'streams'
        ? 'kafka-streams-groups'
        : 'kafka-consumer-groups',
    groupId,
  )} --delete`;

/** No tool of Kafka's takes a single member out. */
export const REMOVE_MEMBER_COMMAND =
  '# kafka-consumer-groups.sh cannot do it; Admin.removeMembersFromConsumerGroup can';
