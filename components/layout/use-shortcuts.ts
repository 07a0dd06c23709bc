'use client';

import { useEffect, useRef } from 'react';
import { acceptsShortcuts } from '@/components/ui/shortcut-scope.ts';
import { readShortcut, type ShortcutAction, type ShortcutState } from './shortcut-keys.ts';

/** Listens for single keys and for Ctrl K (Cmd K), which works inside fields too. */
export function useShortcuts(
  onAction: (action: NonNullable<ShortcutAction>) => void,
  onSearch: () => void,
): void {
  const latest = useRef({ onAction, onSearch });
  useEffect(() => {
    latest.current = { onAction, onSearch };
  });

  useEffect(() => {
    let state: ShortcutState = { goPressedAt: null };
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.onSearch();
        return;
      }
      if (!acceptsShortcuts(event)) return;
      const read = readShortcut(state, event.key, event.timeStamp);
      state = read.state;
      if (read.action === null) return;
      event.preventDefault();
      latest.current.onAction(read.action);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
