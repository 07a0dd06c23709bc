'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { Checkbox, Input } from '@/components/ui/input.tsx';
import type { RuleField, RuleForm } from './rule-form-state.ts';

export type RuleFieldsProps = {
  form: RuleForm;
  errors: ReadonlyMap<RuleField, string>;
  onChange: (part: Partial<RuleForm>) => void;
};

type TextField = {
  [Name in RuleField]: RuleForm[Name] extends string ? (string extends RuleForm[Name] ? Name : never) : never;
}[RuleField];

/** A field of text of the rule. */
export function Text({
  form,
  errors,
  onChange,
  name,
  label,
  hint,
  optional = false,
}: RuleFieldsProps & { name: TextField; label: string; hint?: string; optional?: boolean }) {
  return (
    <Field label={label} hint={hint} error={errors.get(name)} optional={optional}>
      {(control) => (
        <Input
          {...control}
          value={form[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
}

/** Any of a few. */
export function Choices<Value extends string | number>({
  legend,
  options,
  chosen,
  error,
  onChange,
}: {
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  error: string | undefined;
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-[550] text-ink-2">{legend}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className="text-xs text-crit">
          {error}
        </p>
      )}
    </fieldset>
  );
}

export const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export const Grid = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
);
