import { Field } from '@/components/ui/field.tsx';
import { Checkbox, Input, Select, Textarea } from '@/components/ui/input.tsx';
import { type ClusterForm, mechanisms } from './cluster-form-state.ts';

type TextField = {
  [Name in keyof ClusterForm]: ClusterForm[Name] extends string
    ? string extends ClusterForm[Name]
      ? Name
      : never
    : never;
}[keyof ClusterForm];

export type FieldsProps = {
  form: ClusterForm;
  errors: ReadonlyMap<string, string>;
  /** A stored cluster: secrets left empty stay as they are. */
  isStored: boolean;
  onChange: (change: Partial<ClusterForm>) => void;
};

type TextProps = FieldsProps & {
  name: TextField;
  label: string;
  hint?: string;
  optional?: boolean;
  secret?: boolean;
  lines?: boolean;
};

/** One text of the form. Secrets are typed hidden, and never filled in. */
export function TextInput({
  form,
  errors,
  isStored,
  onChange,
  name,
  label,
  hint,
  optional,
  secret,
  lines,
}: TextProps) {
  const kept = secret === true && isStored ? 'Leave empty to keep the stored one.' : hint;
  return (
    <Field
      label={label}
      error={errors.get(name)}
      {...(kept !== undefined && { hint: kept })}
      {...(optional === true && { optional })}
    >
      {(control) =>
        lines === true ? (
          <Textarea
            {...control}
            value={form[name]}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ) : (
          <Input
            {...control}
            type={secret === true ? 'password' : 'text'}
            value={form[name]}
            spellCheck={false}
            autoComplete={secret === true ? 'new-password' : 'off'}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        )
      }
    </Field>
  );
}

export function TlsFields(props: FieldsProps) {
  const { form, onChange } = props;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">TLS</legend>
      <Checkbox
        label="Encrypt with TLS"
        checked={form.tls}
        onChange={(event) => onChange({ tls: event.target.checked })}
      />
      {form.tls && (
        <div className="grid gap-3 border-l-2 border-line pl-3 sm:grid-cols-2">
          <TextInput
            {...props}
            name="ca"
            label="CA certificates"
            optional
            lines
            hint="PEM. Empty: the system's."
          />
          <TextInput
            {...props}
            name="cert"
            label="Client certificate"
            optional
            lines
            hint="PEM, for mutual TLS."
          />
          <TextInput {...props} name="key" label="Client key" optional lines secret hint="PEM." />
          <div className="flex flex-col gap-3">
            <TextInput {...props} name="keyPassphrase" label="Key passphrase" optional secret />
            <TextInput
              {...props}
              name="serverName"
              label="Server name"
              optional
              hint="When the certificate names another host."
            />
            <Checkbox
              label="Do not verify certificates"
              checked={form.insecureSkipVerify}
              onChange={(event) => onChange({ insecureSkipVerify: event.target.checked })}
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}

export function SaslFields(props: FieldsProps) {
  const { form, onChange } = props;
  const isOauth = form.mechanism === 'oauthbearer';
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Sign-in at the brokers</legend>
      <Field label="Sign-in at the brokers" className="sm:w-1/2">
        {(control) => (
          <Select
            {...control}
            value={form.mechanism}
            onChange={(event) => {
              const chosen = mechanisms.find(({ value }) => value === event.target.value);
              if (chosen !== undefined) onChange({ mechanism: chosen.value });
            }}
          >
            {mechanisms.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {form.mechanism !== 'none' && (
        <div className="grid gap-3 border-l-2 border-line pl-3 sm:grid-cols-2">
          {isOauth ? (
            <>
              <TextInput {...props} name="tokenEndpoint" label="Token endpoint" />
              <TextInput {...props} name="clientId" label="Client id" />
              <TextInput {...props} name="clientSecret" label="Client secret" secret />
              <TextInput {...props} name="scope" label="Scope" optional />
            </>
          ) : (
            <>
              <TextInput {...props} name="username" label="User name" />
              <TextInput {...props} name="password" label="Password" secret />
            </>
          )}
        </div>
      )}
    </fieldset>
  );
}
