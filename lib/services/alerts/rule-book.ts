import { randomUUID } from 'node:crypto';
import type { AlertScopeDto, ValidAlertRule, ValidAlertWindow } from '@/lib/contracts/alerts.ts';
import type { AlertRuleRecord, AlertWindowRecord } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import { isTimeZone } from '@/lib/domain/alerts/quiet-hours.ts';
import { parsePattern, patternProblem } from '@/lib/domain/policy/pattern.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { storedRules } from './records.ts';

/** More would be looked at after each sweep. */
const RULES_MAX = 500;

/** @throws AppError `invalid_input`, `conflict` naming the field */
export async function addRule(store: Store, input: ValidAlertRule, now: number): Promise<AlertRuleRecord> {
  const rules = await store.listAlertRules();
  if (rules.length >= RULES_MAX) {
    throw new AppError('invalid_input', `There are ${RULES_MAX} rules already. Remove one first.`);
  }
  return saveRule(store, input, { id: randomUUID(), createdAt: now }, now);
}

/** @throws AppError `not_found`, and as `addRule` */
export async function updateRule(
  store: Store,
  id: string,
  input: ValidAlertRule,
  now: number,
): Promise<AlertRuleRecord> {
  const before = (await store.listAlertRules()).find((rule) => rule.id === id);
  if (before === undefined) throw new AppError('not_found', 'There is no such rule any more.');
  return saveRule(store, input, before, now);
}

async function saveRule(
  store: Store,
  input: ValidAlertRule,
  { id, createdAt }: Pick<AlertRuleRecord, 'id' | 'createdAt'>,
  now: number,
): Promise<AlertRuleRecord> {
  checkRule(input);
  const others = storedRules(await store.listAlertRules());
  if (others.some((rule) => rule.id !== id && rule.input.name === input.name)) {
    throw new AppError('conflict', `Another rule is already called "${input.name}".`, { field: 'name' });
  }
  const known = new Set((await store.listAlertChannels()).map((channel) => channel.id));
  if (input.channelIds.some((channel) => !known.has(channel))) {
    throw new AppError('invalid_input', 'One of the channels is not there any more.', {
      field: 'channelIds',
    });
  }
  const record = { id, name: input.name, definition: JSON.stringify(input), createdAt, updatedAt: now };
  await store.saveAlertRule(record);
  return record;
}

/** What the shape of a rule cannot say. @throws AppError `invalid_input` naming the field */
export function checkRule({ scope, quietHours }: ValidAlertRule): void {
  checkScope(scope);
  if (quietHours !== null && !isTimeZone(quietHours.timeZone)) {
    throw new AppError('invalid_input', 'There is no such time zone; for example Europe/Berlin.', {
      field: 'quietHours.timeZone',
    });
  }
}

function checkScope({ patterns }: AlertScopeDto): void {
  for (const text of patterns ?? []) {
    const problem = patternProblem(parsePattern(text));
    if (problem !== null) {
      throw new AppError('invalid_input', `"${text}" ${problem}.`, { field: 'scope.patterns' });
    }
  }
}

const NO_WINDOW = 'There is no such maintenance any more.';

export const addWindow = (store: Store, input: ValidAlertWindow, now: number): Promise<AlertWindowRecord> =>
  saveWindow(store, { id: randomUUID(), createdAt: now }, input, now);

/** @throws AppError `not_found`; `invalid_input` naming the field */
export async function updateWindow(
  store: Store,
  id: string,
  input: ValidAlertWindow,
  now: number,
): Promise<AlertWindowRecord> {
  const known = (await store.listAlertWindows()).find((one) => one.id === id);
  if (known === undefined) throw new AppError('not_found', NO_WINDOW);
  return saveWindow(store, known, input, now);
}

async function saveWindow(
  store: Store,
  { id, createdAt }: Pick<AlertWindowRecord, 'id' | 'createdAt'>,
  { name, from, to, scope }: ValidAlertWindow,
  now: number,
): Promise<AlertWindowRecord> {
  checkScope(scope);
  if (to <= now) throw new AppError('invalid_input', 'must be in the future', { field: 'to' });
  const record = { id, name, fromAt: from, toAt: to, scope: JSON.stringify(scope), createdAt };
  await store.saveAlertWindow(record);
  return record;
}

/** One that is active ends with it. */
export async function removeWindow(store: Store, id: string): Promise<void> {
  if (!(await store.deleteAlertWindow(id))) {
    throw new AppError('not_found', NO_WINDOW);
  }
}
