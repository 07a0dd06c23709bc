'use client';

import { type FormEvent, useState } from 'react';
import { useDebounce } from 'use-debounce';
import { Button } from '@/components/ui/button.tsx';
import { type Chip, ChipBar } from '@/components/ui/chip-bar.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { ScrollArea } from '@/components/ui/scroll-area.tsx';
import { useConfigBounds, useConfigPlan } from '@/lib/client/changes.ts';
import type { ConfigEditDto } from '@/lib/contracts/changes.ts';
import type { ConfigKindDto, ConfigSubjectDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { type ConfigEdits, useConfigEdits } from './config-edits.tsx';
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

/** Typing is over for the moment: Kafka may be asked. */
const TYPED_MS = 400;

/** Kafka's own word on a value that is being typed (validate-only); null while it has none to say. */
function useRefusal(clusterId: string, subject: ConfigSubjectDto, edit: ConfigEditDto | null): string | null {
  const [settled] = useDebounce(edit, TYPED_MS, { equalityFn: isSameEdit });
  const isSettled = isSameEdit(settled, edit);
  const input = { edits: settled === null ? [] : [settled], base: [] };
  const { data, isPlaceholderData } = useConfigPlan(clusterId, subject, input, settled !== null && isSettled);
  const refusal = isSettled && !isPlaceholderData ? data?.refusal : null;
  return refusal ? (refusal.kafka?.message ?? refusal.message) : null;
}

const isSameEdit = (a: ConfigEditDto | null, b: ConfigEditDto | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What Kafka takes for the key; nothing while it has not said so. */
function Bounds({
  clusterId,
  subject,
  config,
}: {
  clusterId: string;
  subject: ConfigSubjectDto;
  config: ConfigViewDto;
}) {
  const { data } = useConfigBounds(clusterId, subject, config);
  if (data === undefined) return null;
  const rules = data.told.length > 0 ? data.told.join('. ') : 'takes any value of this type';
  return <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">{`Kafka: ${rules}.`}</p>;
}

type FormProps = { clusterId: string; edits: ConfigEdits; config: ConfigViewDto; onDone: () => void };

function Form({ clusterId, edits, config, onDone }: FormProps) {
  const pending = edits.pending.get(config.name)?.edit;
  const [op, setOp] = useState<ValueOp>(
    pending === undefined || pending.op === 'inherit' ? 'set' : pending.op,
  );
  const [text, setText] = useState(
    pending === undefined || pending.op === 'inherit' ? (config.value ?? '') : pending.value,
  );
  const choices = op === 'set' ? choicesFor(config) : null;
  const parsed = parseConfigInput(config, text);
  const { kind } = edits.subject;
  const isOwn = config.source === kind;
  const isSame = parsed.ok && op === 'set' && isOwn && parsed.value === config.value;
  const edit = parsed.ok && !isSame ? { key: config.name, op, value: parsed.value } : null;
  const refusal = useRefusal(clusterId, edits.subject, edit);
  const changesItems = config.type === 'list' && TAKE_ITEMS.has(kind);
  const chooseOp = (next: ValueOp) => {
    setOp(next);
    setText(next === 'set' ? (config.value ?? '') : '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok) return;
    if (edit === null) edits.drop(config.name);
    else edits.put(config, edit);
    onDone();
  };
  const inherit = () => {
    edits.put(config, { key: config.name, op: 'inherit' });
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
        error={parsed.ok ? (refusal ?? undefined) : text === '' ? undefined : parsed.message}
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
      <Bounds clusterId={clusterId} subject={edits.subject} config={config} />
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
export function ValueEditor({
  clusterId,
  configs,
}: {
  clusterId: string;
  configs: readonly ConfigViewDto[];
}) {
  const edits = useConfigEdits();
  const config = configs.find(({ name }) => name === edits?.open);
  if (edits === null || config === undefined) return null;
  const close = () => edits.setOpen(null);
  return (
    <Dialog open onOpenChange={close} title="Edit" detail="Reviewed before anything is sent">
      <Form key={config.name} clusterId={clusterId} edits={edits} config={config} onDone={close} />
    </Dialog>
  );
}
