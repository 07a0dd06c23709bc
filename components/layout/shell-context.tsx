'use client';

import { createContext, useContext } from 'react';

export type ShellActions = { openSearch: () => void; openHelp: () => void };

/** Opening what covers the whole console, from anywhere in it. */
export const ShellContext = createContext<ShellActions>({
  openSearch: () => undefined,
  openHelp: () => undefined,
});

export const useShell = () => useContext(ShellContext);
