import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { plural } from '@/lib/shared/format/count.ts';

type PartitionsFormProps = {
  count: string;
  /** How many there are; null = not known. */
  now: number | null;
  onChange: (count: string) => void;
};

export function PartitionsForm({ count, now, onChange }: PartitionsFormProps) {
  return (
    <Field
      label="Partitions in all"
      hint={`${now === null ? 'How many it has is not known.' : `It has ${plural(now, 'partition')}.`} Partitions only ever increase: start small and watch lag.`}
      error={
        count === '' || /^[1-9]\d{0,4}$/.test(count) ? undefined : 'A whole number from 1 to 99999 is needed.'
      }
    >
      {(control) => (
        <Input
          {...control}
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          value={count}
          onChange={({ target }) => onChange(target.value.trim())}
        />
      )}
    </Field>
  );
}
