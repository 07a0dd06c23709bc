/** `2026-11-18T02:41:00`, UTC, as an input of type datetime-local holds it; empty without a moment. */
export const toUtcInput = (at: Date | null): string => at?.toISOString().slice(0, 19) ?? '';

/** Null for what is no moment yet. */
export function fromUtcInput(text: string): Date | null {
  const at = new Date(`${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
