/**
 * signed: somebody answers for a finding. muted: nobody does, but nobody wants to hear of it until then; it counts as a finding
 * that nobody signed for.
 */
export const ACCEPTANCE_KINDS = ['signed', 'muted'] as const;

export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

/** Signed for two quarters: a decision older than that deserves a second look. What is only muted comes back after a month. */
export const DAYS_MAX: Readonly<Record<AcceptanceKind, number>> = { signed: 180, muted: 30 };
