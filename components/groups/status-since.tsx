'use client';

import { useServerNow } from '@/lib/client/use-server-now.ts';
import { originText, type StatusOrigin } from './status-origin.ts';

/** Since when a status is so, and the rule that says the same; nothing where neither is known. */
export function StatusSince({ of }: { of: StatusOrigin }) {
  const text = originText(of, useServerNow());
  return text === '' ? null : <span className="num text-xs text-ink-2">{text}</span>;
}
