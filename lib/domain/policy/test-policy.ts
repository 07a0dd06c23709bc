import { EMPTY_POLICY, type KeyRule, type Pack, type Policy, type PolicyScope } from './policy.ts';

export const EVERYTHING: PolicyScope = { environments: null, teams: null, names: null };

export const pack = (overrides: Partial<Pack> = {}): Pack => ({
  name: 'test',
  scope: EVERYTHING,
  rules: new Map(),
  keys: [],
  ...overrides,
});

export const keyRule = ({
  must,
  ...overrides
}: Partial<Omit<KeyRule, 'must'>> & { must?: Partial<KeyRule['must']> }): KeyRule => ({
  id: 'own',
  key: 'retention.ms',
  resource: 'topic',
  severity: 'warn',
  why: 'Because.',
  ...overrides,
  must: { explicit: false, min: null, max: null, oneOf: null, ...must },
});

export const policyWith = (overrides: Partial<Policy>): Policy => ({ ...EMPTY_POLICY, ...overrides });
