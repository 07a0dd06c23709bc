'use client';

import copyText from 'copy-to-clipboard';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** Copies `text`; the tick stays for two seconds. When the browser refuses it says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'refused'));
  };
  const said = { idle: label, copied: 'Copied', refused: 'The browser refused to copy' }[outcome];
  return (
    <Button variant="ghost" size="icon" onClick={copy} aria-label={said} title={said}>
      {outcome === 'copied' ? (
        <Check aria-hidden className="size-3.5 text-ok" />
      ) : (
        <Copy aria-hidden className="size-3.5" />
      )}
    </Button>
  );
}
