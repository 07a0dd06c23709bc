import { describe, expect, it } from 'vitest';
import type { HorizonDto } from '@/lib/contracts/groups.ts';
import { catchUpText, horizonText, horizonTone } from './time-lag-text.ts';

const HOUR = 3_600_000;
const horizon = (more: Partial<HorizonDto>): HorizonDto => ({
  kind: 'known',
  ms: 6.5 * HOUR,
  limit: 'time',
  topic: 'orders',
  partition: 7,
  reason: null,
  ...more,
});

describe('the clock of unread records', () => {
  it('names when, where and what deletes them', () => {
    expect(horizonText(horizon({}))).toEqual({
      value: { text: '6 h 30 m', unit: '' },
      detail: 'orders-7: retention.ms deletes them',
    });
    expect(horizonText(horizon({ limit: 'offsets', topic: null, partition: null })).detail).toBe(
      'Kafka drops the offsets of the group',
    );
    expect(horizonText(horizon({ ms: 0 })).value?.text).toBe('Now');
  });

  it('says that a bound is one, and warns of it like of a known time', () => {
    const bound = horizon({ kind: 'at-most' });
    expect(horizonText(bound)).toEqual({
      value: { text: 'at most 6 h 30 m', unit: '' },
      detail: 'orders-7: retention.ms deletes them; it may be sooner, for not all is known',
    });
    expect(horizonTone(bound)).toBe('crit');
  });

  it('says never and unknown in words, not in numbers', () => {
    expect(horizonText(horizon({ kind: 'never', ms: null, limit: null })).value?.text).toBe('Never');
    expect(horizonText(horizon({ kind: 'unknown', ms: null, limit: null, reason: 'denied' }))).toEqual({
      value: null,
      detail: 'denied',
    });
  });

  it.each([
    [23.9, 'crit'],
    [24, 'warn'],
    [71.9, 'warn'],
    [72, 'normal'],
  ])('at %s h is %s', (hours, tone) => {
    expect(horizonTone(horizon({ ms: hours * HOUR }))).toBe(tone);
  });
});

describe('when a group is caught up', () => {
  it.each([
    [{ kind: 'known', ms: 600_000, reason: null }, '10 m'],
    [{ kind: 'known', ms: 0, reason: null }, 'Now'],
    [{ kind: 'never', ms: null, reason: null }, 'Never'],
    [{ kind: 'unknown', ms: null, reason: 'no pace' }, undefined],
  ] as const)('%o is %s', (dto, text) => {
    expect(catchUpText(dto).value?.text).toBe(text);
  });
});
