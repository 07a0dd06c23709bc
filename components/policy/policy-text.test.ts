import { describe, expect, it } from 'vitest';
import { changeText, limitText, matchText, problemLine, wrongTitle } from './policy-text.ts';

const change = { id: 'RET-01', title: null, enabled: null, severity: null, limits: [] };

describe('a policy in words', () => {
  it.each([
    [change, 'as it is'],
    [{ ...change, enabled: false }, 'off'],
    [{ ...change, enabled: true, severity: 'critical' as const }, 'on, critical'],
    [{ ...change, limits: [{ name: 'retentionMsFrom', value: 1_209_600_000 }] }, 'retentionMsFrom 336 h'],
  ])('%o reads %s', (rule, text) => {
    expect(changeText(rule)).toBe(text);
  });

  it.each([
    ['harmlessBytes', 1_048_576, '1.00 MiB'],
    ['clusterBytesShareWarn', 0.05, '0.05'],
    ['replicasMax', 4000, '4000'],
  ])('the limit %s of %s reads %s', (name, value, text) => {
    expect(limitText(name, value)).toBe(text);
  });

  it('names the subjects of a match unless it is about both', () => {
    expect(matchText({ kind: 'prefix', text: 'pay', of: 'topic' })).toBe('prefix pay (topics)');
    expect(matchText({ kind: 'regex', text: '.*', of: 'both' })).toBe('regex .*');
  });

  it('says where a file is wrong and what is in force instead', () => {
    expect(problemLine({ line: 3, column: 5, field: 'teams.a', message: 'is missing' })).toBe(
      'Line 3, column 5: teams.a is missing',
    );
    expect(wrongTitle({ readAt: null, wrongSince: 0 })).toContain('no policy is in force');
    expect(wrongTitle({ readAt: 60_000, wrongSince: 120_000 })).toBe(
      'The policy file is wrong since 00:02:00 UTC: the last good one, read at 00:01:00 UTC, is in force',
    );
  });
});
