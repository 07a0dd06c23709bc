import type { AcceptanceKind } from '@/lib/shared/audit/acceptance-kinds.ts';
import type { Finding } from './finding.ts';

/** What somebody decided about a finding as it was, until a day. */
export type Acceptance = {
  id: string;
  kind: AcceptanceKind;
  /** Of the finding. */
  key: string;
  /** The value and source that were accepted: nothing else is. */
  fingerprint: string;
  /** Who answers for it, or who muted it. */
  owner: string;
  reason: string;
  ticket: string | null;
  /** Epoch ms, as below. */
  createdAt: number;
  expiresAt: number;
  /** When it was withdrawn; null while it was not. */
  revokedAt: number | null;
};

/** Owners are warned this long before the end. */
export const EXPIRING_MS = 30 * 86_400_000;

/**
 * accepted, expiring: it holds. expired: its day has come. lapsed: value or source are no longer what was accepted.
 * settled: there is nothing to accept any more. revoked: it was withdrawn.
 */
export type AcceptanceState = 'accepted' | 'expiring' | 'expired' | 'lapsed' | 'settled' | 'revoked';

/** @param finding what the audit says now; undefined = the rule does not fire any more */
export function acceptanceState(
  acceptance: Acceptance,
  finding: Pick<Finding, 'fingerprint'> | undefined,
  now: number,
): AcceptanceState {
  if (acceptance.revokedAt !== null) return 'revoked';
  if (now >= acceptance.expiresAt) return 'expired';
  if (finding === undefined) return 'settled';
  if (finding.fingerprint !== acceptance.fingerprint) return 'lapsed';
  return acceptance.kind === 'signed' && isEndingSoon(acceptance, now) ? 'expiring' : 'accepted';
}

export const isEndingSoon = ({ expiresAt }: Pick<Acceptance, 'expiresAt'>, now: number): boolean =>
  expiresAt - now <= EXPIRING_MS;

const isHolding = (state: AcceptanceState): boolean => state === 'accepted' || state === 'expiring';

/** The acceptance of a kind that holds for each finding; with several, the one that holds longest. */
export function holdingAcceptances(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
  kind: AcceptanceKind,
  now: number,
): ReadonlyMap<string, Acceptance> {
  const ofKind = acceptances.filter((one) => one.kind === kind);
  const keys = new Set(ofKind.map(({ key }) => key));
  const byKey = new Map(findings.filter(({ key }) => keys.has(key)).map((finding) => [finding.key, finding]));
  const holding = new Map<string, Acceptance>();
  for (const acceptance of ofKind) {
    if (!isHolding(acceptanceState(acceptance, byKey.get(acceptance.key), now))) continue;
    const known = holding.get(acceptance.key);
    if (known === undefined || known.expiresAt < acceptance.expiresAt)
      holding.set(acceptance.key, acceptance);
  }
  return holding;
}
