'use client';

import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Checkbox, Select } from '@/components/ui/input.tsx';
import { ApiError } from '@/lib/client/api.ts';
import { useSaveCluster, useTestConnection } from '@/lib/client/clusters.ts';
import { failureText } from '@/lib/client/failure-text.ts';
import { type ClusterSummaryDto, environments } from '@/lib/contracts/clusters.ts';
import type { ErrorInfoDto } from '@/lib/contracts/common.ts';
import {
  type ClusterForm,
  fieldOfFailure,
  formErrors,
  formField,
  initialForm,
  inputOf,
} from './cluster-form-state.ts';
import { FoundBrokers } from './found-brokers.tsx';
import { SaslFields, TextInput, TlsFields } from './security-fields.tsx';

type ClusterDialogProps = {
  /** Null: a new cluster. */
  cluster: ClusterSummaryDto | null;
  onClose: () => void;
};

const FORM_ID = 'cluster-form';

/** The server's messages by field of the form. */
function refusedFields(form: ClusterForm, error: Error | ErrorInfoDto | null): ReadonlyMap<string, string> {
  if (error === null || (error instanceof Error && !(error instanceof ApiError))) return new Map();
  const named = error instanceof ApiError ? error.fields : new Map<string, string>();
  if (named.size > 0) return new Map([...named].map(([field, message]) => [formField(field), message]));
  const field = fieldOfFailure(form, error);
  return field === null ? new Map() : new Map([[field, failureText(error)]]);
}

const failureTitle = (save: Error | null, test: Error | null): string => {
  if (save !== null) return 'Nothing was saved';
  return test === null ? 'The cluster does not answer' : 'The test could not run';
};

/** Adds or changes a cluster. Secrets go in and never come out. */
export function ClusterDialog({ cluster, onClose }: ClusterDialogProps) {
  const [form, setForm] = useState(() => initialForm(cluster));
  const [showErrors, setShowErrors] = useState(false);
  const test = useTestConnection();
  const save = useSaveCluster(cluster?.id ?? null);
  const failure = save.error ?? test.error ?? test.data?.error ?? null;
  const own = formErrors(form);
  const refused = refusedFields(form, failure);
  const errors = new Map([...refused, ...(showErrors ? own : [])]);
  const isBusy = test.isPending || save.isPending;

  const change = (part: Partial<ClusterForm>) => {
    setForm((current) => ({ ...current, ...part }));
    test.reset();
    save.reset();
  };
  const whenValid = (act: () => void) => {
    setShowErrors(true);
    if (own.size === 0) act();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    whenValid(() => save.mutate(inputOf(form), { onSuccess: onClose }));
  };
  const fields = { form, errors, isStored: cluster !== null, onChange: change };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={cluster === null ? 'Add a cluster' : `Change ${cluster.name}`}
      footer={
        <>
          <Button
            disabled={isBusy}
            onClick={() => whenValid(() => test.mutate({ ...inputOf(form), skipTest: false }))}
          >
            {test.isPending ? 'Testing' : 'Test connection'}
          </Button>
          <span className="ml-auto flex gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={FORM_ID} variant="primary" disabled={isBusy}>
              {save.isPending ? 'Connecting' : cluster === null ? 'Add cluster' : 'Save cluster'}
            </Button>
          </span>
        </>
      }
    >
      <form id={FORM_ID} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_160px]">
          <TextInput
            {...fields}
            name="name"
            label="Name"
            hint="Shown in the switcher, for example prod-eu1"
          />
          <Field label="Environment">
            {(control) => (
              <Select
                {...control}
                value={form.environment}
                onChange={(event) => {
                  const chosen = environments.find((environment) => environment === event.target.value);
                  if (chosen !== undefined) change({ environment: chosen });
                }}
              >
                {environments.map((environment) => (
                  <option key={environment} value={environment}>
                    {environment}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <TextInput
          {...fields}
          name="bootstrap"
          label="Bootstrap servers"
          hint="host:port, several with commas; one that answers is enough"
        />
        <TlsFields {...fields} />
        <SaslFields {...fields} />
        <Checkbox
          label="Allow changes through Highwater; otherwise it only looks"
          checked={form.writable}
          onChange={(event) => change({ writable: event.target.checked })}
        />
        <Checkbox
          label="Save even if the cluster does not answer now"
          checked={form.skipTest}
          onChange={(event) => change({ skipTest: event.target.checked })}
        />
        {test.data?.ok === true && <FoundBrokers result={test.data} />}
        {failure !== null && (
          <Banner tone="crit" title={failureTitle(save.error, test.error)}>
            {refused.size > 0 ? 'The marked field says why.' : failureText(failure)}
          </Banner>
        )}
      </form>
    </Dialog>
  );
}
