/**
 * One instance per process, whatever module graph asks for it. Next compiles instrumentation and routes as separate
 * entries, so a module-level variable would exist once per entry.
 */
export function singleton<T>(name: string, make: () => T): T {
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`highwater.${name}`);
  const existing = registry[key];
  if (existing !== undefined) return existing;
  const made = make();
  registry[key] = made;
  return made;
}
