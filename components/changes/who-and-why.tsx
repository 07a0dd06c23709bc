'use client';

import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { ownName, useOwnName } from '@/lib/client/own-name.ts';

type WhoAndWhyProps = { reason: string; onReason: (reason: string) => void; disabled?: boolean };

/** Who makes a change, remembered in this browser, and why. */
export function WhoAndWhy({ reason, onReason, disabled = false }: WhoAndWhyProps) {
  const name = useOwnName();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Your name" optional hint="Kept with the record, and in this browser for the next time.">
        {(control) => (
          <Input
            {...control}
            disabled={disabled}
            value={name}
            maxLength={120}
            autoComplete="name"
            onChange={({ target }) => ownName.set(target.value)}
          />
        )}
      </Field>
      <Field label="Reason" optional hint="Kept with the record of the change.">
        {(control) => (
          <Input
            {...control}
            disabled={disabled}
            value={reason}
            maxLength={500}
            onChange={({ target }) => onReason(target.value)}
          />
        )}
      </Field>
    </div>
  );
}
