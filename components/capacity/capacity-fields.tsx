'use client';

import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import type { InputParam } from './capacity-params.ts';
import { FIELD_GROUPS, type FieldState } from './fields.ts';

const originLooks: Record<FieldState['origin'], string> = {
  measured: 'bg-ok-soft text-ok',
  assumed: 'bg-warn-soft text-warn',
  yours: 'bg-accent-soft text-accent',
};

function Origin({ origin }: Pick<FieldState, 'origin'>) {
  return (
    <span className={cn('flex-none rounded-xs px-1 text-[10.5px]/4 font-semibold', originLooks[origin])}>
      {origin}
    </span>
  );
}

type OneFieldProps = { state: FieldState; onChange: (param: InputParam, text: string | null) => void };

function OneField({ state, onChange }: OneFieldProps) {
  const { spec, text, value, origin, how, gap, error, resetText } = state;
  const isUnknown = origin !== 'yours' && value === null;
  const reset = resetText === null ? 'unknown' : resetText;
  return (
    <Field
      label={`${spec.label} (${spec.symbol})`}
      error={error}
      hint={
        origin === 'yours' ? (
          `Measured or assumed: ${reset}`
        ) : (
          <>
            {how}
            {gap !== null && <span className="block text-warn">{gap}</span>}
          </>
        )
      }
    >
      {(control) => (
        <div className="flex items-center gap-1.5">
          <Input
            {...control}
            value={text}
            placeholder={isUnknown ? 'unknown' : undefined}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange(spec.param, event.target.value)}
          />
          {origin === 'yours' ? (
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Reset ${spec.label} to ${reset}`}
              title={`Reset to ${reset}`}
              onClick={() => onChange(spec.param, null)}
            >
              <RotateCcw aria-hidden className="size-3.5" />
            </Button>
          ) : (
            <Origin origin={origin} />
          )}
        </div>
      )}
    </Field>
  );
}

type CapacityFieldsProps = {
  states: readonly FieldState[];
  onChange: (param: InputParam, text: string | null) => void;
};

/** Every input, where its number comes from, and the way back to it. */
export function CapacityFields({ states, onChange }: CapacityFieldsProps) {
  const byParam = new Map(states.map((state) => [state.spec.param, state]));
  return (
    <div className="flex flex-col">
      {FIELD_GROUPS.map(({ title, fields }) => (
        <fieldset key={title} className="border-t border-line px-3 pt-2.5 pb-3 first:border-t-0">
          <legend className="sr-only">{title}</legend>
          <p aria-hidden className="mb-2 text-sm font-semibold">
            {title}
          </p>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            {fields.map(({ param }) => {
              const state = byParam.get(param);
              return state && <OneField key={param} state={state} onChange={onChange} />;
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
