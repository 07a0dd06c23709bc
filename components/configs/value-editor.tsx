'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { type Chip, ChipBar } from '@/components/ui/chip-bar.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { ScrollArea } from '@/components/ui/scroll-area.tsx';
import type { ConfigKindDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { useConfigEdits } from './config-edits.tsx';
import { formatConfig } from './config-format.ts';
import { choicesFor, parseConfigInput } from './config-input.ts';
import { Documentation } from './documentation-cell.tsx';
import { kindNames } from './subject-names.ts';

const shown = (config: ConfigViewDto, value: string | null): string =>
  value === null ? 'no value' : formatConfig(config.name, value).text;

/** What the typed value means, so that a wrong unit is seen before it is sent. */
function meaning(config: ConfigViewDto, text: string): string {
  const parsed = parseConfigInput(config, text);
  if (!parsed.ok) return parsed.message;
  const { text: readable, raw } = formatConfig(config.name, parsed.value);
  return raw === null ? `Sent as ${readable}` : `${readable}, sent as ${raw}`;
}

type ValueOp = 'set' | 'append' | 'subtract';

const OPS: readonly Chip<ValueOp>[] = [
  { value: 'set', label: 'Set' },
  { value: 'append', label: 'Add items' },
  { value: 'subtract', label: 'Take items out' },
];

/** Kafka changes single items of these; of the others only whole lists. */
const TAKE_ITEMS: ReadonlySet<ConfigKindDto> = new Set(['topic', 'broker', 'cluster']);

const submitText = (op: ValueOp, value: string): string =>
  ({ set: `Set to ${value}`, append: `Add ${value}`, subtract: `Take out ${value}` })[op];

function Form({ config, onDone }: { config: ConfigViewDto; onDone: () => void }) {
  const edits = useConfigEdits();
  const pending = edits?.pending.get(config.name)?.edit;
  const [op, setOp] = useState<ValueOp>(
    pending === undefined || pending.op === 'inherit' ? 'set' : pending.op,
  );
  const [text, setText] = useState(
    pending === undefined || pending.op === 'inherit' ? (config.value ?? '') : pending.value,
  );
  const choices = op === 'set' ? choicesFor(config) : null;
  const parsed = parseConfigInput(config, text);
  const kind = edits?.subject.kind ?? 'topic';
  const isOwn = config.source === kind;
  const isSame = parsed.ok && op === 'set' && isOwn && parsed.value === config.value;
  const changesItems = config.type === 'list' && TAKE_ITEMS.has(kind);
  const chooseOp = (next: ValueOp) => {
    setOp(next);
    setText(next === 'set' ? (config.value ?? '') : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok || edits === null) return;
    if (isSame) edits.drop(config.name);
    else edits.put(config, { key: config.name, op, value: parsed.value });
    onDone();
  };
  const inherit = () => {
    edits?.put(config, { key: config.name, op: 'inherit' });
    onDone();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p className="font-mono text-sm font-medium break-all">{config.name}</p>
      {config.documentation !== null && (
        <ScrollArea label={`What ${config.name} does`} className="max-h-40 bg-sunken px-3 py-2 text-xs">
          <Documentation documentation={config.documentation} />
        </ScrollArea>
      )}
      {changesItems && (
        <ChipBar label="What to do with the list" chips={OPS} current={op} onChange={chooseOp} />
      )}
      <Field
        label={`Value on ${kindNames[kind]}`}
        error={parsed.ok || text === '' ? undefined : parsed.message}
        hint={choices === null ? meaning(config, text) : undefined}
      >
        {(control) =>
          choices === null ? (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          ) : (
            <Select {...control} autoFocus value={text} onChange={(event) => setText(event.target.value)}>
              {[...new Set([config.value ?? '', ...choices])].map((choice) => (
                <option key={choice} value={choice}>
                  {choice === '' ? '(empty)' : choice}
                </option>
              ))}
            </Select>
          )
        }
      </Field>
      {!isOwn && (
        <p className="text-sm text-ink-2">
          {`It inherits ${shown(config, config.value)} now. Setting the same value pins it: later changes of what it inherits will not reach it.`}
        </p>
      )}
      {isOwn && (
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
          <p className="min-w-0 flex-1 text-sm text-ink-2">
            {config.inheritedValue === null
              ? 'What it would inherit is unknown.'
              : `Without its own value it inherits ${shown(config, config.inheritedValue)}.`}
          </p>
          <Button onClick={inherit}>Back to inherited</Button>
        </div>
      )}
      <div className="flex justify-end gap-2 border-t border-line pt-3">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={!parsed.ok}>
          {isSame ? 'Leave as it is' : submitText(op, parsed.ok ? shown(config, parsed.value) : 'value')}
        </Button>
      </div>
    </form>
  );
}

/** Edits the key that is open; nothing is sent before the review. */
export function ValueEditor({ configs }: { configs: readonly ConfigViewDto[] }) {
  const edits = useConfigEdits();
  const config = configs.find(({ name }) => name === edits?.open);
  if (edits === null || config === undefined) return null;
  const close = () => edits.setOpen(null);
  return (
    <Dialog open onOpenChange={close} title="Edit" detail="Reviewed before anything is sent">
      <Form key={config.name} config={config} onDone={close} />
    </Dialog>
  );
}
