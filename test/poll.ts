type Found<T> = Exclude<T, false | null | undefined>;

/**
 * Asks until `probe` gives something other than undefined/false, at most `deadlineMs`; then fails with the last error.
 */
export async function poll<T>(
  probe: () => T | Promise<T>,
  deadlineMs = 15_000,
  everyMs = 50,
): Promise<Found<T>> {
  const end = Date.now() + deadlineMs;
  let last: unknown = 'never true';
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value as Found<T>;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`Not reached in ${deadlineMs} ms: ${String(last)}`);
}
