/** Rows asked for at first (as the server renders them), and then in these steps while the reader scrolls. */
export const FIRST_ROWS = 100;
const STEPS = [FIRST_ROWS, 1000, 5000, 10_000, 20_000, 50_000, 100_000] as const;
/** Rows asked for before they are in sight. */
const AHEAD = 50;

/** How many rows to ask for so that `shown` rows, and some beyond, are there. Never fewer than now. */
export function rowsWanted(current: number, shown: number): number {
  if (shown + AHEAD <= current) return current;
  return STEPS.find((step) => step >= shown + AHEAD) ?? shown + AHEAD;
}
