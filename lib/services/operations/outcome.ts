import { setTimeout as delay } from 'node:timers/promises';
import { AppError, type ErrorInfo, toAppError } from '@/lib/shared/app-error.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import type { Change } from '../change-log.ts';
import { orUnknown } from '../or-unknown.ts';
import type { Execution, Item, ItemOutcome } from './planned.ts';

const SEND_DEADLINE_MS = 15_000;
/** Brokers show a change up to half a second late; a new leader needs a moment more. */
const READ_BACK_MS = 10_000;
const READ_BACK_EVERY_MS = 150;
/** For one look: a broker that does not answer must not use up the whole time. */
const LOOK_MS = 2_000;

/** Sends once, then looks until the brokers show every item that was not refused, or the time is over. */
export async function carryOut(execution: Execution): Promise<ItemOutcome[]> {
  const answers = await answersOf(execution);
  const refused = (item: Item): ErrorInfo | null => {
    const answer = answers.get(item);
    return answer && !answer.ok && isRefusal(answer.error) && execution.isDone?.(answer.error) !== true
      ? answer.error
      : null;
  };
  const awaited = execution.items.filter((item) => refused(item) === null);
  const shown = await readBack(execution, awaited);
  const sent = execution.items.map((item): ItemOutcome => {
    const refusal = refused(item);
    if (refusal) return { item, state: 'refused', error: refusal };
    if (shown.has(item)) return { item, state: 'applied', error: null };
    const answer = answers.get(item);
    return { item, state: 'unknown', error: answer?.ok === false ? answer.error : NOT_SHOWN };
  });
  return [...sent, ...(execution.leftOut ?? [])];
}

/** When no answer came at all, that is the answer for every item: what the brokers show decides. */
async function answersOf({ send, items }: Execution): Promise<ReadonlyMap<Item, Result<unknown>>> {
  try {
    return await send({ deadlineMs: SEND_DEADLINE_MS });
  } catch (error) {
    const lost = fail(toAppError(error).toInfo());
    return new Map(items.map((item) => [item, lost]));
  }
}

/** Kafka said no, or was never asked. A timeout, even Kafka's own, leaves open what became of it. */
const isRefusal = ({ code, kafka }: ErrorInfo): boolean =>
  code === 'unsupported_by_cluster' || (kafka !== undefined && code !== 'kafka_timeout');

const NOT_SHOWN = new AppError(
  'kafka_timeout',
  'Kafka took the change, but the brokers could not all be seen to show it yet.',
).toInfo();

async function readBack({ shown }: Execution, wanted: readonly Item[]): Promise<ReadonlySet<Item>> {
  const end = performance.now() + READ_BACK_MS;
  let seen: ReadonlySet<Item> = new Set();
  while (wanted.some((item) => !seen.has(item)) && performance.now() < end) {
    seen = (await orUnknown(shown({ deadlineMs: LOOK_MS }))) ?? seen;
    if (wanted.some((item) => !seen.has(item))) await delay(READ_BACK_EVERY_MS);
  }
  return seen;
}

type Whole = Pick<Change, 'state' | 'error'>;

/** The items taken together, as the record of the change says it. */
export function wholeOf(outcomes: readonly ItemOutcome[]): Whole {
  const having = (state: ItemOutcome['state']) => outcomes.filter((outcome) => outcome.state === state);
  const [refused, unknown] = [having('refused'), having('unknown')];
  const [firstRefused] = refused;
  const [firstUnknown] = unknown;
  if (firstRefused && refused.length === outcomes.length)
    return { state: 'refused', error: firstRefused.error };
  if (firstRefused?.error) {
    const { error } = firstRefused;
    const count = `${plural(refused.length, 'partition')} of ${outcomes.length}`;
    return {
      state: 'partial',
      error: { ...error, message: `${count} refused, such as ${firstRefused.item}: ${error.message}` },
    };
  }
  return firstUnknown ? { state: 'unknown', error: firstUnknown.error } : { state: 'applied', error: null };
}

/** What came true, and what may have. What sums up all items is left out unless all of them came true. */
export function factsAfter({ facts, factOf }: Execution, outcomes: readonly ItemOutcome[]): Change['facts'] {
  const ofItems = outcomes.flatMap(({ item, state }) => {
    const fact = factOf?.(item);
    if (fact === undefined || state === 'refused') return [];
    return state === 'applied' ? [fact] : [{ ...fact, label: `${fact.label} (not confirmed)` }];
  });
  const isWhole = factOf === undefined || outcomes.every(({ state }) => state === 'applied');
  return isWhole ? [...facts, ...ofItems] : ofItems;
}
