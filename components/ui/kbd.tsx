import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-4 rounded-sm border border-b-2 border-line-strong bg-surface px-1 text-center font-sans text-2xs font-medium text-ink-2">
      {children}
    </kbd>
  );
}
