/** Single keys, and `g` followed by one of these within a second. */
export const goKeys = {
  o: 'overview',
  t: 'topics',
  g: 'groups',
  b: 'brokers',
  a: 'audit',
  c: 'timeline',
  h: 'clusters',
} as const;

export type GoTarget = (typeof goKeys)[keyof typeof goKeys];

export type ShortcutAction =
  | { kind: 'go'; target: GoTarget }
  | { kind: 'help' }
  | { kind: 'filter' }
  | { kind: 'changes' }
  | null;

export type ShortcutState = { goPressedAt: number | null };

const GO_WITHIN_MS = 1000;
const isGoKey = (key: string): key is keyof typeof goKeys => Object.hasOwn(goKeys, key);

/** What a key press means, given the one before it. */
export function readShortcut(
  state: ShortcutState,
  key: string,
  now: number,
): { state: ShortcutState; action: ShortcutAction } {
  const idle = { goPressedAt: null };
  if (state.goPressedAt !== null && now - state.goPressedAt <= GO_WITHIN_MS) {
    return { state: idle, action: isGoKey(key) ? { kind: 'go', target: goKeys[key] } : null };
  }
  if (key === 'g') return { state: { goPressedAt: now }, action: null };
  if (key === '?') return { state: idle, action: { kind: 'help' } };
  if (key === 'c') return { state: idle, action: { kind: 'changes' } };
  if (key === '/') return { state: idle, action: { kind: 'filter' } };
  return { state: idle, action: null };
}
