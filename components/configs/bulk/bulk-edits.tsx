'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import type { ConfigEditDto } from '@/lib/contracts/changes.ts';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { choicesFor, parseConfigInput } from '../config-input.ts';
import { plainDocumentation } from '../documentation.ts';

/** One edit as it is typed; `id` lasts as long as its row. */
export type DraftEdit = { id: number; key: string; op: ConfigEditDto['op']; text: string };

export const newDraft = (id: number): DraftEdit => ({ id, key: '', op: 'set', text: '' });

/** The edits, once every row is complete and each key is named once; null before. */
export function editsOf(
  drafts: readonly DraftEdit[],
  configs: readonly ConfigViewDto[],
): ConfigEditDto[] | null {
  const edits = drafts.flatMap(({ key, op, text }): ConfigEditDto[] => {
    const config = configs.find(({ name }) => name === key);
    if (config === undefined) return [];
    if (op === 'inherit') return [{ key, op }];
    const parsed = parseConfigInput(config, text);
    return parsed.ok ? [{ key, op, value: parsed.value }] : [];
  });
  const isWhole =
    edits.length === drafts.length && new Set(edits.map(({ key }) => key)).size === edits.length;
  return isWhole && edits.length > 0 ? edits : null;
}

const OPS: readonly { value: ConfigEditDto['op']; label: string; list?: true }[] = [
  { value: 'set', label: 'Set to' },
  { value: 'append', label: 'Add items', list: true },
  { value: 'subtract', label: 'Take items out', list: true },
  { value: 'inherit', label: 'Back to inherited' },
];

type RowProps = {
  draft: DraftEdit;
  configs: readonly ConfigViewDto[];
  /** Keys of the other rows. */
  taken: ReadonlySet<string>;
  onChange: (draft: DraftEdit) => void;
  onRemove: (() => void) | undefined;
};

function EditRow({ draft, configs, taken, onChange, onRemove }: RowProps) {
  const config = configs.find(({ name }) => name === draft.key);
  const choices = config !== undefined && draft.op === 'set' ? choicesFor(config) : null;
  const parsed = config === undefined || draft.op === 'inherit' ? null : parseConfigInput(config, draft.text);
  const error = draft.text !== '' && parsed?.ok === false ? parsed.message : undefined;
  return (
    <div className="flex flex-wrap items-start gap-2 border-b border-line px-3 py-2">
      <Field label="Key" className="w-72 max-md:w-full">
        {(control) => (
          <Select
            {...control}
            value={draft.key}
            onChange={(event) => onChange({ ...draft, key: event.target.value, op: 'set', text: '' })}
          >
            <option value="">Choose a key</option>
            {configs
              .filter(({ name, readOnly }) => !readOnly && !taken.has(name))
              .map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label="What to do" className="w-40">
        {(control) => (
          <Select
            {...control}
            value={draft.op}
            onChange={(event) => {
              const op = OPS.find(({ value }) => value === event.target.value)?.value ?? 'set';
              onChange({ ...draft, op });
            }}
          >
            {OPS.filter(({ list }) => list !== true || config?.type === 'list').map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.op !== 'inherit' && (
        <Field
          label="Value"
          className="w-56"
          error={error}
          hint={parsed?.ok === true && parsed.value !== draft.text ? `sent as ${parsed.value}` : undefined}
        >
          {(control) =>
            choices === null ? (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                placeholder={config === undefined ? '' : '7 d, 1 GiB, ...'}
                disabled={config === undefined}
                value={draft.text}
                onChange={(event) => onChange({ ...draft, text: event.target.value })}
              />
            ) : (
              <Select
                {...control}
                value={draft.text}
                onChange={(event) => onChange({ ...draft, text: event.target.value })}
              >
                {['', ...choices].map((choice) => (
                  <option key={choice} value={choice}>
                    {choice === '' ? 'Choose a value' : choice}
                  </option>
                ))}
              </Select>
            )
          }
        </Field>
      )}
      {config?.documentation != null && (
        <p className="line-clamp-2 min-w-0 flex-[1_1_240px] self-center text-xs text-ink-3">
          {plainDocumentation(config.documentation)}
        </p>
      )}
      {onRemove !== undefined && (
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove ${draft.key || 'the edit'}`}
          className="mt-5"
          onClick={onRemove}
        >
          <X aria-hidden className="size-3.5" />
        </Button>
      )}
    </div>
  );
}

type BulkEditsProps = {
  drafts: readonly DraftEdit[];
  configs: readonly ConfigViewDto[];
  onChange: (drafts: readonly DraftEdit[]) => void;
};

/** What is to be done to every topic, key by key. */
export function BulkEdits({ drafts, configs, onChange }: BulkEditsProps) {
  const next = Math.max(...drafts.map(({ id }) => id)) + 1;
  return (
    <>
      {drafts.map((draft) => (
        <EditRow
          key={draft.id}
          draft={draft}
          configs={configs}
          taken={new Set(drafts.filter(({ id }) => id !== draft.id).map(({ key }) => key))}
          onChange={(changed) => onChange(drafts.map((one) => (one.id === changed.id ? changed : one)))}
          onRemove={
            drafts.length > 1 ? () => onChange(drafts.filter(({ id }) => id !== draft.id)) : undefined
          }
        />
      ))}
      <div className="px-3 py-2">
        <Button size="sm" onClick={() => onChange([...drafts, newDraft(next)])}>
          <Plus aria-hidden className="size-3" />
          Another key
        </Button>
      </div>
    </>
  );
}
