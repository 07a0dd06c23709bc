'use client';

import { ArrowRight, Pencil } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { useConfigEdits } from './config-edits.tsx';
import { editText } from './config-text.ts';
import { ValueText } from './value-text.tsx';

function Value({ config }: { config: ConfigViewDto }) {
  if (config.sensitive) return <span className="text-ink-3">hidden by Kafka</span>;
  if (config.value === null) return <span className="text-ink-3">no value</span>;
  return <ValueText name={config.name} value={config.value} />;
}

/** The effective value; where it can be edited, with its edit and a way to begin one. */
export function ConfigValue({ config }: { config: ConfigViewDto }) {
  const edits = useConfigEdits();
  if (edits === null || config.readOnly || config.sensitive) return <Value config={config} />;
  const pending = edits.pending.get(config.name);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0 truncate">
        <Value config={config} />
      </span>
      {pending !== undefined && (
        <span className="flex flex-none items-center gap-1 font-semibold text-accent">
          <ArrowRight aria-label="becomes" className="size-3" />
          {editText(pending.edit)}
        </span>
      )}
      <Button
        variant="ghost"
        size="sm"
        className="ml-auto px-1.5"
        aria-label={`Edit ${config.name}`}
        onClick={() => edits.setOpen(config.name)}
      >
        <Pencil aria-hidden className="size-3" />
      </Button>
    </span>
  );
}
