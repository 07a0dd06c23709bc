const PAGE_ROWS = 15;

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Where a key moves the cursor row; null when the key is not one of ours. `current` is -1 before the first move.
 * j and k as in the rest of the console, arrows and paging as in any grid.
 */
export function moveCursor(press: KeyPress, current: number, rows: number): number | null {
  if (rows === 0 || press.ctrlKey || press.metaKey || press.altKey) return null;
  const clamp = (index: number) => Math.min(rows - 1, Math.max(0, index));
  switch (press.key) {
    case 'j':
    case 'ArrowDown':
      return clamp(current + 1);
    case 'k':
    case 'ArrowUp':
      return clamp(current - 1);
    case 'PageDown':
      return clamp(current + PAGE_ROWS);
    case 'PageUp':
      return clamp(current - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
