import {
  type AlertScopeDto,
  alertRuleInputSchema,
  alertScopeSchema,
  type ValidAlertRule,
} from '@/lib/contracts/alerts.ts';
import type { AlertRecord, AlertRuleRecord, AlertWindowRecord } from '@/lib/db/alerts-records.ts';
import type { AlertState } from '@/lib/domain/alerts/machine.ts';
import type { MaintenanceWindow } from '@/lib/domain/alerts/maintenance.ts';
import type { AlertRule, AlertScope } from '@/lib/domain/alerts/rule.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { parsePattern } from '@/lib/domain/policy/pattern.ts';

export const scopeOf = (scope: AlertScopeDto): AlertScope => ({
  ...scope,
  patterns: scope.patterns?.map(parsePattern) ?? null,
});

export const ruleOf = (id: string, { enabled, scope, ...rule }: ValidAlertRule): AlertRule => ({
  ...rule,
  id,
  isEnabled: enabled,
  scope: scopeOf(scope),
});

export type StoredRule = Omit<AlertRuleRecord, 'definition' | 'name'> & { input: ValidAlertRule };

/** What the schema would not take any more, after a downgrade for example, is left out. */
export function storedRules(records: readonly AlertRuleRecord[]): StoredRule[] {
  return records.flatMap(({ definition, name: _, ...record }) => {
    const parsed = alertRuleInputSchema.safeParse(JSON.parse(definition));
    return parsed.success ? [{ ...record, input: parsed.data }] : [];
  });
}

export function windowOf({ id, name, fromAt, toAt, scope }: AlertWindowRecord): MaintenanceWindow {
  return { id, name, from: fromAt, to: toAt, scope: scopeOf(scopeDto(scope)) };
}

export const scopeDto = (scope: string): AlertScopeDto => alertScopeSchema.parse(JSON.parse(scope));

const KINDS = ['topic', 'group', 'broker', 'cluster'] as const;

export const subjectOf = (record: Pick<AlertRecord, 'subjectKind' | 'subjectName'>): SubjectRef => ({
  kind: KINDS.find((kind) => kind === record.subjectKind) ?? 'cluster',
  name: record.subjectName,
});

/** Null once it is over. Written by this code only, so its shape is taken as it is. */
export const stateOf = ({ state }: Pick<AlertRecord, 'state'>): AlertState | null =>
  state === '' ? null : (JSON.parse(state) as AlertState);
