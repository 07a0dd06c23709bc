import { z } from 'zod';
import {
  type ChangeDto,
  changeFactSchema,
  type changeListQuerySchema,
  changeStates,
  configStateSchema,
  operations,
} from '@/lib/contracts/changes.ts';
import { errorInfoSchema } from '@/lib/contracts/common.ts';
import { configSubjectSchema } from '@/lib/contracts/config.ts';
import type { ChangeRecord, Store } from '@/lib/db/store.ts';
import { undoOf } from '@/lib/domain/changes/config-plan.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';

/** A change before it is written: everything but the way back, which follows from it. */
export type Change = Omit<ChangeDto, 'undo'>;

const statesSchema = z.array(configStateSchema);
const factsSchema = z.array(changeFactSchema);

export async function saveChange(store: Store, clusterId: string, change: Change): Promise<ChangeDto> {
  const { subject, before, after, facts, error, ...rest } = change;
  await store.saveChange({
    ...rest,
    clusterId,
    subjectKind: subject.kind,
    subjectName: subject.name,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    facts: JSON.stringify(facts),
    error: error && JSON.stringify(error),
  });
  return { ...change, undo: undoOf(subject.kind, before) };
}

/** Newest first; of one resource or one batch when it is named. */
export async function readChanges(
  store: Store,
  clusterId: string,
  { kind, name, batch, from, limit }: z.output<typeof changeListQuerySchema> & { from?: number },
  now: number,
): Promise<ChangeDto[]> {
  const records = await store.listChanges({
    clusterId,
    limit,
    ...(kind !== undefined && { subjectKind: kind }),
    ...(name !== undefined && { subjectName: name }),
    ...(batch !== undefined && { batch }),
    ...(from !== undefined && { from }),
  });
  return records.map((record) => settled(changeFromRecord(record), now));
}

/** Longer than any change takes: its process ended before it learned what became of it. */
const RUNNING_MS_MAX = 120_000;

const CUT_OFF: ErrorInfo = {
  code: 'internal',
  message: 'Highwater ended before Kafka said what became of it.',
  retryable: false,
};

function settled(change: ChangeDto, now: number): ChangeDto {
  return change.state === 'running' && now - change.at > RUNNING_MS_MAX
    ? { ...change, state: 'unknown', error: CUT_OFF }
    : change;
}

export function changeFromRecord(record: ChangeRecord): ChangeDto {
  const subject = configSubjectSchema.parse({ kind: record.subjectKind, name: record.subjectName });
  const before = statesSchema.parse(JSON.parse(record.before));
  return {
    id: record.id,
    at: record.at,
    actor: record.actor,
    operation: z.enum(operations).parse(record.operation),
    subject,
    before,
    after: statesSchema.parse(JSON.parse(record.after)),
    facts: factsSchema.parse(JSON.parse(record.facts)),
    reason: record.reason,
    state: z.enum(changeStates).parse(record.state),
    error: record.error === null ? null : errorInfoSchema.parse(JSON.parse(record.error)),
    reverts: record.reverts,
    batch: record.batch,
    undo: undoOf(subject.kind, before),
  };
}
