import type { Acceptance } from '@/lib/domain/audit/acceptance.ts';

type SignOff = Pick<Acceptance, 'fingerprint' | 'createdAt' | 'expiresAt' | 'revokedAt'>;

const isHeldAt = ({ createdAt, expiresAt, revokedAt }: SignOff, at: number): boolean =>
  createdAt <= at && at < Math.min(expiresAt, revokedAt ?? expiresAt);

/**
 * Whether somebody answered for a finding at a moment, epoch ms, or had muted it; null when it cannot be told: what was
 * signed then is not what the finding is about now, and when that changed is not kept.
 * @param signOffs of the finding
 * @param fingerprint of the finding now; null when it is gone
 */
export function wasSigned(
  signOffs: readonly SignOff[],
  fingerprint: string | null,
  at: number,
): boolean | null {
  const held = signOffs.filter((one) => isHeldAt(one, at));
  if (held.length === 0) return false;
  return held.some((one) => one.fingerprint === fingerprint) ? true : null;
}

/**
 * How long the sign-offs of one finding still held at a moment, by the one that held longest, ms; null when none did.
 * @param signOffs of the finding as it is now
 */
export function signedForMs(signOffs: readonly SignOff[], at: number): number | null {
  const ends = signOffs.filter((one) => isHeldAt(one, at)).map(({ expiresAt }) => expiresAt - at);
  return ends.length === 0 ? null : Math.max(...ends);
}
