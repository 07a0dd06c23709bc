'use client';

import { useCallback, useState } from 'react';
import { FIRST_ROWS, rowsWanted } from './row-window.ts';

/** How many rows of a long list to ask for; grows as the reader scrolls, begins anew when `key` (the filter) changes. */
export function useRowWindow(key: string): { rows: number; onRowsShown: (end: number) => void } {
  const [state, setState] = useState({ key, rows: FIRST_ROWS });
  const rows = state.key === key ? state.rows : FIRST_ROWS;
  const onRowsShown = useCallback(
    (end: number) => {
      setState((current) => {
        const base = current.key === key ? current.rows : FIRST_ROWS;
        const wanted = rowsWanted(base, end);
        return current.key === key && current.rows === wanted ? current : { key, rows: wanted };
      });
    },
    [key],
  );
  return { rows, onRowsShown };
}
