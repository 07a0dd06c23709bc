'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { useConfigEdits } from './config-edits.tsx';
import { formatConfig } from './config-format.ts';
import { choicesFor, parseConfigInput } from './config-input.ts';

const shown = (config: ConfigViewDto, value: string | null): string =>
  value === null ? 'no value' : formatConfig(config.name, value).text;

/** What the typed value means, so that a wrong unit is seen before it is sent. */
function meaning(config: ConfigViewDto, text: string): string {
  const parsed = parseConfigInput(config, text);
  if (!parsed.ok) return parsed.message;
  const { text: readable, raw } = formatConfig(config.name, parsed.value);
  return raw === null ? `Sent as ${readable}` : `${readable}, sent as ${raw}`;
}

function Form({ config, onDone }: { config: ConfigViewDto; onDone: () => void }) {
  const edits = useConfigEdits();
  const pending = edits?.pending.get(config.name)?.edit;
  const [text, setText] = useState(pending?.op === 'set' ? pending.value : (config.value ?? ''));
  const choices = choicesFor(config);
  const parsed = parseConfigInput(config, text);
  const isOwn = config.source === 'topic';
  const isSame = parsed.ok && isOwn && parsed.value === config.value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok || edits === null) return;
    if (isSame) edits.drop(config.name);
    else edits.put(config, { key: config.name, op: 'set', value: parsed.value });
    onDone();
  };
  const inherit = () => {
    edits?.put(config, { key: config.name, op: 'inherit' });
    onDone();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p className="font-mono text-sm font-medium break-all">{config.name}</p>
      <Field
        label="Value on this topic"
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
          {`It inherits ${shown(config, config.value)} now. Setting the same value pins it: later changes of the broker or cluster default will not reach this topic.`}
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
          {isSame ? 'Leave as it is' : `Set to ${parsed.ok ? shown(config, parsed.value) : 'value'}`}
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
