import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import type { parseTruncation, TruncationForm } from './truncation-input.ts';

const kinds: readonly { value: TruncationForm['kind']; label: string }[] = [
  { value: 'end', label: 'All records' },
  { value: 'time', label: 'Records older than a time' },
  { value: 'offsets', label: 'Records before an offset' },
];

type TruncateFormProps = {
  form: TruncationForm;
  parsed: ReturnType<typeof parseTruncation>;
  onChange: (form: TruncationForm) => void;
};

/** How far the logs are cut off. */
export function TruncateForm({ form, parsed, onChange }: TruncateFormProps) {
  const typed = form.kind === 'time' ? form.time : form.offsets;
  const error = parsed.ok || typed === '' ? undefined : parsed.message;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Delete">
        {(control) => (
          <Select
            {...control}
            value={form.kind}
            onChange={({ target }) => {
              const kind = kinds.find(({ value }) => value === target.value)?.value;
              if (kind !== undefined) onChange({ ...form, kind });
            }}
          >
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {form.kind === 'time' && (
        <Field label="Older than, UTC" error={error}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={form.time}
              onChange={({ target }) => onChange({ ...form, time: target.value })}
            />
          )}
        </Field>
      )}
      {form.kind === 'offsets' && (
        <Field
          label="First offset that stays"
          hint="One number for every partition, or partition:offset pairs such as 0:1200, 3:900"
          error={error}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={form.offsets}
              onChange={({ target }) => onChange({ ...form, offsets: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
