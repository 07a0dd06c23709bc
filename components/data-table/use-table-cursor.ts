'use client';

import {
  type KeyboardEvent as ReactKeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { acceptsShortcuts, isPageFilter } from '@/components/ui/shortcut-scope.ts';
import { moveCursor } from './cursor.ts';

type Options = {
  /** Rows in order; a row without an index here is not loaded. */
  ids: readonly { id: string }[];
  initialId: string | null;
  primary: boolean;
  box: RefObject<HTMLElement | null>;
  onMove: (index: number, id: string) => void;
  onOpen: (index: number) => void;
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>;

/** The cursor row, by id so that it stays on its row when live data reorders the table. */
export function useTableCursor(options: Options) {
  const { ids, primary, box } = options;
  const [cursorId, setCursorId] = useState(options.initialId);
  const indexById = useMemo(() => new Map(ids.map((row, index) => [row.id, index])), [ids]);
  const index = cursorId === null ? -1 : (indexById.get(cursorId) ?? -1);

  const onPress = (press: KeyPress): boolean => {
    if (press.key === 'Enter' && index >= 0) {
      press.preventDefault();
      options.onOpen(index);
      return true;
    }
    const next = moveCursor(press, index, ids.length);
    const row = next === null ? undefined : ids[next];
    if (next === null || row === undefined) return false;
    press.preventDefault();
    setCursorId(row.id);
    options.onMove(next, row.id);
    return true;
  };

  const onPick = (picked: number) => {
    const row = ids[picked];
    if (row === undefined) return;
    setCursorId(row.id);
    options.onMove(picked, row.id);
    options.onOpen(picked);
  };

  // Rows are memoised: what they call must not change with every drawing.
  const latest = useRef({ onPress, onPick });
  useEffect(() => {
    latest.current = { onPress, onPick };
  });
  const pick = useCallback((picked: number) => latest.current.onPick(picked), []);

  useEffect(() => {
    if (!primary) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const ours = (event.key === 'j' || event.key === 'k') && acceptsShortcuts(event);
      const fromFilter = event.key === 'ArrowDown' && isPageFilter(event.target);
      if ((!ours && !fromFilter) || !latest.current.onPress(event)) return;
      box.current?.querySelector('table')?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [primary, box]);

  return {
    index,
    /** For the grid itself; keys pressed in a control inside it belong to that control. */
    onKeyDown: (event: ReactKeyboardEvent<HTMLTableElement>) => {
      if (event.target !== event.currentTarget) return;
      // The listener of a primary table must not move a second time.
      if (onPress(event)) event.nativeEvent.stopPropagation();
    },
    pick,
  };
}
