import { describe, expect, it } from 'vitest';
import { alertEvents, type ToldAlert } from './alerts.ts';
import { ofGroup } from './event.ts';
import { STORM_MIN } from './storm.ts';

const alert = (overrides: Partial<ToldAlert> = {}): ToldAlert => ({
  rule: 'Billing is behind',
  severity: 'critical',
  subject: ofGroup('billing'),
  words: 'billing is 5 m behind.',
  firedAt: 100,
  resolvedAt: null,
  ...overrides,
});

describe('the events of alerts', () => {
  it('tell what fired, with its rule and its words', () => {
    expect(alertEvents([alert()], 100)).toMatchObject([
      { kind: 'alert.fired', severity: 'critical', title: 'Billing is behind: billing is 5 m behind.' },
    ]);
  });

  it('tell what is over, and nothing of what merely goes on', () => {
    expect(alertEvents([alert({ resolvedAt: 200 }), alert({ firedAt: 50 })], 200)).toMatchObject([
      { kind: 'alert.resolved', severity: 'info', title: 'Billing is behind is over' },
    ]);
  });

  it('do not call over what nobody watches any more', () => {
    expect(alertEvents([alert({ resolvedAt: 200 })], 200, 'is not watched any more')).toMatchObject([
      { kind: 'alert.resolved', title: 'Billing is behind is not watched any more' },
    ]);
  });

  it('are one with a count when many fire at once', () => {
    const many = Array.from({ length: STORM_MIN + 1 }, () => alert());
    expect(alertEvents(many, 100)).toMatchObject([{ title: `${STORM_MIN + 1} alerts fired` }]);
  });
});
