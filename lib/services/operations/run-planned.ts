import { randomUUID } from 'node:crypto';
import type { ChangeDto, ChangeFactDto, OperationDto } from '@/lib/contracts/changes.ts';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { subjectKey } from '@/lib/domain/model/config.ts';
import { AppError, appErrorOf, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { type Change, saveChange } from '../change-log.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { type ChangeParts, complete, requireChange, requireWritable } from '../config-change.ts';
import { keepOffsets } from '../saved-offsets.ts';
import { carryOut, factsAfter, wholeOf } from './outcome.ts';
import type { Execution, ItemOutcome, Planned } from './planned.ts';

/** What every plan tells the one that carries it out. */
export type PlanDto = {
  operation: OperationDto;
  refusal: ErrorInfo | null;
  /** `name`: the name of the subject must be typed. */
  confirm: 'button' | 'name';
  facts: readonly ChangeFactDto[];
};

export type Consent = { confirm: string; actor: string; reason: string; reverts?: string | undefined };

type RunInput<Dto extends PlanDto> = {
  cluster: WatchedCluster;
  subject: ConfigSubjectDto;
  consent: Consent;
  plan: (now: number) => Promise<Planned<Dto>>;
  /** What somebody who types the name agrees to: "delete it". */
  deed: (operation: OperationDto) => string;
};

/** `dto` is the plan that was carried out. */
type Done<Dto> = { change: ChangeDto; dto: Dto; outcomes: readonly ItemOutcome[] };

/**
 * The one way to write: plans anew, records before it sends, sends once, reads back and records what became of it. Changes of
 * one subject wait for each other.
 * @throws AppError `forbidden` on a read-only cluster, `invalid_input` without the typed name where it is asked for, the
 * plan's refusal, what Kafka refused as a whole
 */
export function runPlanned<Dto extends PlanDto>(
  input: RunInput<Dto>,
  parts: ChangeParts,
): Promise<Done<Dto>> {
  requireWritable(input.cluster);
  // Nobody else can come between the last look and the write, at least not through Highwater.
  return input.cluster.serial(subjectKey(input.subject), () => runNow(input, parts));
}

async function runNow<Dto extends PlanDto>(
  { cluster, subject, consent, plan, deed }: RunInput<Dto>,
  { store, now }: ChangeParts,
): Promise<Done<Dto>> {
  const clusterId = cluster.definition.id;
  if (consent.reverts !== undefined) await requireChange(store, clusterId, consent.reverts);
  const { dto, execution } = await plan(now());
  const sendable = requireSendable(dto, execution);
  requireConsent(dto, subject, consent, deed);
  const change: Change = {
    id: randomUUID(),
    at: now(),
    actor: consent.actor || null,
    operation: dto.operation,
    subject,
    before: sendable.configs?.before ?? [],
    after: sendable.configs?.after ?? [],
    facts: [...sendable.facts],
    reason: consent.reason,
    state: 'running',
    error: null,
    reverts: consent.reverts ?? null,
    batch: null,
  };
  // A crash after these lines leaves a trace of what was under way, and the way back.
  if (sendable.offsets) await keepOffsets(store, { clusterId, change, offsets: sendable.offsets });
  await saveChange(store, clusterId, change);
  const outcomes = await carryOut(sendable);
  const whole = wholeOf(outcomes);
  const saved = await complete(store, clusterId, {
    ...change,
    ...whole,
    facts: whole.state === 'refused' ? change.facts : factsAfter(sendable, outcomes),
  });
  if (whole.state === 'refused' && whole.error) throw appErrorOf(whole.error);
  if (!saved.ok) throw appErrorOf(saved.error);
  return { change: saved.value, dto, outcomes };
}

function requireSendable({ refusal }: PlanDto, execution: Execution | null): Execution {
  if (refusal) throw appErrorOf(refusal);
  if (execution === null) throw new AppError('invalid_input', 'There is nothing to do.');
  return execution;
}

function requireConsent(
  { confirm, operation }: PlanDto,
  { kind, name }: ConfigSubjectDto,
  given: Consent,
  deed: (operation: OperationDto) => string,
): void {
  if (confirm === 'button' || given.confirm === name) return;
  throw new AppError(
    'invalid_input',
    `Type the name of the ${kind}, ${name}, to confirm that you ${deed(operation)}. Nothing was changed.`,
    { field: 'confirm' },
  );
}
