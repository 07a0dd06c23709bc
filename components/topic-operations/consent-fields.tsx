import { WhoAndWhy } from '@/components/changes/who-and-why.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';

export type Consent = { confirm: string; reason: string };

type ConsentFieldsProps = {
  /** The name that must be typed; null where a click is enough. */
  name: string | null;
  consent: Consent;
  onChange: (consent: Consent) => void;
  disabled?: boolean;
};

/** Who and why, and the typed name where the risk asks for it. */
export function ConsentFields({ name, consent, onChange, disabled = false }: ConsentFieldsProps) {
  return (
    <>
      <WhoAndWhy
        reason={consent.reason}
        onReason={(reason) => onChange({ ...consent, reason })}
        disabled={disabled}
      />
      {name !== null && (
        <Field label={`Type ${name} to confirm`}>
          {(control) => (
            <Input
              {...control}
              disabled={disabled}
              value={consent.confirm}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ ...consent, confirm: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
