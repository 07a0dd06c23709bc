'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown, Search } from 'lucide-react';
import { useState } from 'react';
import { plainDocumentation } from '@/components/configs/documentation.ts';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Popover } from '@/components/ui/popover.tsx';
import { useConfigKeys } from '@/lib/client/config-matrix.ts';
import { type ConfigKeysDto, MATRIX_KEYS_MAX, type MatrixResource } from '@/lib/contracts/config-matrix.ts';
import { plural } from '@/lib/shared/format/count.ts';

type ConfigKey = ConfigKeysDto['items'][number];

/** Enough to look through; typing finds the others. */
const LISTED = 60;

/** Keys named so first, then those whose documentation speaks of it. */
function findKeys(keys: readonly ConfigKey[], text: string): readonly ConfigKey[] {
  const wanted = text.trim().toLowerCase();
  const named = keys.filter(({ name }) => name.toLowerCase().includes(wanted));
  const described = keys.filter(
    (key) => !named.includes(key) && (key.documentation?.toLowerCase().includes(wanted) ?? false),
  );
  return [...named, ...described];
}

type KeyPickerProps = {
  clusterId: string;
  resource: MatrixResource;
  shown: readonly string[];
  onChange: (keys: readonly string[]) => void;
};

function KeyList({ clusterId, resource, shown, onChange }: KeyPickerProps) {
  const { data, error } = useConfigKeys(clusterId, resource);
  const [text, setText] = useState('');
  const found = findKeys(data?.items ?? [], text);
  const isFull = shown.length >= MATRIX_KEYS_MAX;
  const toggle = (name: string) =>
    onChange(shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]);
  return (
    <Command shouldFilter={false} loop label="Config keys" className="flex max-h-[inherit] flex-col">
      <div className="flex flex-none items-center gap-2 border-b border-line px-3">
        <Search aria-hidden className="size-3.5 flex-none text-ink-3" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Part of a key or of what it does"
          className="h-9 w-full bg-transparent text-sm outline-none placeholder:text-ink-3 max-md:h-11"
        />
      </div>
      <p className="flex-none border-b border-line px-3 py-1 text-xs text-ink-3">
        {shown.length} of at most {MATRIX_KEYS_MAX} keys are shown
        {isFull && '; take one away to add another'}.
      </p>
      <Command.List className="min-h-0 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-6 text-center text-sm text-ink-3">
          {error !== null
            ? `The keys could not be read. ${error.message}`
            : data === undefined
              ? 'Reading the keys'
              : data.items.length === 0
                ? 'No broker has told its keys yet.'
                : `No key matches "${text.trim()}".`}
        </Command.Empty>
        {found.slice(0, LISTED).map(({ name, documentation }) => {
          const isShown = shown.includes(name);
          return (
            <Command.Item
              key={name}
              value={name}
              disabled={isFull && !isShown}
              onSelect={() => toggle(name)}
              className="flex min-h-8 items-start gap-2 rounded-sm px-2 py-1 text-sm data-[disabled=true]:text-ink-3 data-[selected=true]:bg-selected max-md:min-h-11"
            >
              <Check
                aria-hidden
                className={cn('mt-0.5 size-3.5 flex-none text-accent', !isShown && 'invisible')}
              />
              <span className="min-w-0">
                <span className="block font-mono text-xs break-all">{name}</span>
                {isShown && <span className="sr-only">, shown</span>}
                {documentation !== null && (
                  <span className="line-clamp-2 text-xs text-ink-3">{plainDocumentation(documentation)}</span>
                )}
              </span>
            </Command.Item>
          );
        })}
        {found.length > LISTED && (
          <p className="px-2 py-1.5 text-xs text-ink-3">
            {plural(found.length - LISTED, 'more key', 'more keys')}; type to find them.
          </p>
        )}
      </Command.List>
    </Command>
  );
}

/** All keys that the brokers report, to choose the columns from. */
export function KeyPicker(props: KeyPickerProps) {
  return (
    <Popover
      label="Keys to compare"
      align="end"
      className="w-[440px] overflow-hidden"
      trigger={
        <Button className="h-8">
          Keys
          <span className="num text-ink-3">{props.shown.length}</span>
          <ChevronDown aria-hidden className="size-3 text-ink-3" />
        </Button>
      }
    >
      <KeyList {...props} />
    </Popover>
  );
}
