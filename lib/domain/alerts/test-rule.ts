import type { AlertRule } from './rule.ts';

/** Lag of 1,000 for a minute fires, under 800 for a minute resolves; told at once, alone, once. */
export const testRule = (overrides: Partial<AlertRule> = {}): AlertRule => ({
  id: 'rule',
  name: 'Lag',
  isEnabled: true,
  severity: 'warn',
  signal: 'lag',
  of: null,
  choices: [],
  threshold: 1_000,
  clearThreshold: 800,
  scope: { clusters: null, environments: null, teams: null, patterns: null },
  forMs: 60_000,
  clearForMs: 60_000,
  groupBy: 'rule',
  groupWaitMs: 0,
  repeatMs: null,
  quietHours: null,
  channelIds: ['channel'],
  advice: '',
  closeMessage: '',
  ...overrides,
});
