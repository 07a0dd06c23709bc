import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { plural } from '@/lib/shared/format/count.ts';
import { CHOSEN, type ResetForm } from './reset-input.ts';

type ScopeFieldProps = {
  form: Pick<ResetForm, 'scope' | 'places'>;
  /** Topics of the group, with how many partitions have a commit. */
  topics: ReadonlyMap<string, number>;
  error: string | undefined;
  disabled: boolean;
  onChange: (part: Partial<ResetForm>) => void;
};

/** Which partitions it is about. */
export function ScopeField({ form, topics, error, disabled, onChange }: ScopeFieldProps) {
  const all = [...topics.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Field label="Partitions" error={form.scope === CHOSEN ? undefined : error}>
        {(control) => (
          <Select
            {...control}
            disabled={disabled}
            value={form.scope}
            onChange={({ target }) => onChange({ scope: target.value })}
          >
            <option value="">All with a commit ({plural(all, 'partition')})</option>
            {[...topics.keys()].map((topic) => (
              <option key={topic} value={topic}>
                {topic}, all partitions
              </option>
            ))}
            <option value={CHOSEN}>Chosen topics and partitions</option>
          </Select>
        )}
      </Field>
      {form.scope === CHOSEN && (
        <Field
          label="Topics and partitions"
          hint="Such as orders:0,2 payments; a topic without a commit gets its first"
          error={error}
        >
          {(control) => (
            <Input
              {...control}
              disabled={disabled}
              autoComplete="off"
              spellCheck={false}
              value={form.places}
              onChange={({ target }) => onChange({ places: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
