import { describe, expect, it } from 'vitest';
import { type Acceptance, acceptanceState, EXPIRING_MS, holdingAcceptances } from './acceptance.ts';
import type { Finding } from './finding.ts';

const NOW = 1_000_000_000_000;
const DAY = 86_400_000;

const acceptance = (overrides: Partial<Acceptance> = {}): Acceptance => ({
  id: '1',
  kind: 'signed',
  key: 'RET-01/topic/orders',
  fingerprint: 'retention.ms=604800000@built-in',
  owner: 'orders-lead',
  reason: 'replayed every week',
  ticket: null,
  createdAt: NOW - DAY,
  expiresAt: NOW + 90 * DAY,
  revokedAt: null,
  ...overrides,
});
const same = { fingerprint: 'retention.ms=604800000@built-in' };

const finding = (key: string, fingerprint: string): Finding => ({
  key,
  fingerprint,
  ruleId: 'RET-01',
  ruleVersion: 1,
  subject: { kind: 'topic', name: 'orders' },
  severity: 'warn',
  config: null,
  evidence: [],
  consequence: '',
  suggestion: null,
  instruction: null,
});

describe('an acceptance of a default', () => {
  it.each([
    ['holds while the value and its source are what was accepted', {}, same, 'accepted'],
    ['warns before it ends', { expiresAt: NOW + EXPIRING_MS }, same, 'expiring'],
    ['ends on its day', { expiresAt: NOW }, same, 'expired'],
    [
      'lapses when somebody else supplies the same value',
      {},
      { fingerprint: 'retention.ms=604800000@static' },
      'lapsed',
    ],
    ['lapses when the value changes', {}, { fingerprint: 'retention.ms=1@built-in' }, 'lapsed'],
    ['is settled when nothing is left to accept', {}, undefined, 'settled'],
    [
      'that only mutes is not warned about before it ends',
      { kind: 'muted' as const, expiresAt: NOW + DAY },
      same,
      'accepted',
    ],
    ['stays withdrawn whatever comes', { revokedAt: NOW }, same, 'revoked'],
  ])('%s', (_, overrides, found, expected) => {
    expect(acceptanceState(acceptance(overrides), found, NOW)).toBe(expected);
  });

  it('counts by the one that holds longest, and not at all when none holds', () => {
    const findings = [finding('RET-01/topic/orders', same.fingerprint)];
    const longest = acceptance({ id: '2', expiresAt: NOW + 120 * DAY });
    const holding = holdingAcceptances(
      findings,
      [acceptance(), longest, acceptance({ id: '3' })],
      'signed',
      NOW,
    );
    expect(holding.get('RET-01/topic/orders')).toBe(longest);
    expect(holdingAcceptances(findings, [longest], 'muted', NOW).size).toBe(0);
    expect(holdingAcceptances(findings, [acceptance({ fingerprint: 'x' })], 'signed', NOW).size).toBe(0);
  });
});
