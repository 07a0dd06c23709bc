import { Field } from '@/components/ui/field.tsx';
import { Input, Textarea } from '@/components/ui/input.tsx';
import type { ResetForm, ResetKind } from './reset-input.ts';

const METHODS: readonly { kind: ResetKind; label: string; hint: string }[] = [
  { kind: 'earliest', label: 'To earliest', hint: 'read again all there is' },
  { kind: 'latest', label: 'To latest', hint: 'skip all unread' },
  { kind: 'time', label: 'To a time', hint: 'UTC, per partition' },
  { kind: 'duration', label: 'Back by a duration', hint: 'from now' },
  { kind: 'offset', label: 'To an offset', hint: 'held inside the log' },
  { kind: 'shift', label: 'Shift by records', hint: 'plus skips, minus repeats' },
  { kind: 'group', label: 'Copy from group', hint: 'its commits' },
  { kind: 'csv', label: 'From a file', hint: 'topic,partition,offset' },
];

type ResetFormProps = {
  form: ResetForm;
  /** What is wrong with the value of the method. */
  error: string | undefined;
  disabled: boolean;
  onChange: (part: Partial<ResetForm>) => void;
};

/** Where the group is moved to. */
export function MethodList({ form, disabled, onChange }: Omit<ResetFormProps, 'error'>) {
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-0.5">
      <legend className="pb-1 text-xs font-[550] text-ink-2">Move the group</legend>
      <div className="grid grid-cols-2 gap-0.5 lg:grid-cols-1">
        {METHODS.map(({ kind, label, hint }) => (
          <label
            key={kind}
            className="flex min-h-10 items-start gap-2 rounded-md px-2 py-1 text-sm has-[input:checked]:bg-selected"
          >
            <input
              type="radio"
              name="reset-method"
              className="mt-1 size-3.5 flex-none accent-accent"
              checked={form.kind === kind}
              onChange={() => onChange({ kind })}
            />
            <span className="min-w-0">
              {label}
              <span className="block text-xs text-ink-3">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const FIELDS = {
  time: { label: 'At or after, UTC', hint: 'The first record stamped at or after it', key: 'time' },
  duration: { label: 'Back from now', hint: 'Such as 2 h, 30 m or 3 d', key: 'duration' },
  offset: { label: 'Offset', hint: 'For every partition; held inside its log', key: 'offset' },
  shift: { label: 'Shift by', hint: 'Plus skips, minus repeats', key: 'shift' },
  group: { label: 'Group', hint: 'Its id, exactly', key: 'group' },
} as const;

/** What the method needs to know. */
export function MethodValue({ form, error, disabled, onChange }: ResetFormProps) {
  const { kind } = form;
  if (kind === 'earliest' || kind === 'latest') return null;
  if (kind === 'csv') return <FileValue form={form} error={error} disabled={disabled} onChange={onChange} />;
  const { label, hint, key } = FIELDS[kind];
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          disabled={disabled}
          type={kind === 'time' ? 'datetime-local' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={form[key]}
          onChange={({ target }) => onChange({ [key]: target.value })}
        />
      )}
    </Field>
  );
}

function FileValue({ form, error, disabled, onChange }: ResetFormProps) {
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <Field
        label="Lines of topic,partition,offset"
        hint="As kafka-consumer-groups --export writes them"
        error={error}
      >
        {(control) => (
          <Textarea
            {...control}
            disabled={disabled}
            spellCheck={false}
            value={form.csv}
            onChange={({ target }) => onChange({ csv: target.value })}
          />
        )}
      </Field>
      <Field label="Or a file">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv,text/plain"
            disabled={disabled}
            className="text-xs text-ink-2"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              void file?.text().then((csv) => onChange({ csv }));
            }}
          />
        )}
      </Field>
    </div>
  );
}
