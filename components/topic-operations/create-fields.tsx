import { ProvenanceBadge } from '@/components/configs/provenance-badge.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { NewTopicPlanDto } from '@/lib/contracts/topic-operations.ts';
import { TOPIC_NAME_MAX } from '@/lib/shared/topic-name.ts';
import type { CreateForm } from './create-form.ts';

type ResolvedNumber = NewTopicPlanDto['resolved']['partitions'];

/** What a blank comes to, and who decides it. */
function Blank({ resolved }: { resolved: ResolvedNumber | undefined }) {
  if (resolved === undefined) return <>Asking Kafka what a blank comes to</>;
  if (resolved.source === 'topic') return <>Set by this topic</>;
  if (resolved.value === null) return <>Blank: decided by the cluster, which does not tell</>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      Blank: {resolved.value}
      <ProvenanceBadge
        layer={resolved.source}
        provenance={resolved.source === 'unknown' ? 'unknown' : 'inherited'}
      />
    </span>
  );
}

const whole = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);

type CreateFieldsProps = {
  form: CreateForm;
  resolved: NewTopicPlanDto['resolved'] | undefined;
  errors: ReadonlyMap<string, string>;
  onChange: (part: Partial<CreateForm>) => void;
};

export function CreateFields({ form, resolved, errors, onChange }: CreateFieldsProps) {
  return (
    <Panel title="Topic" className="flex-none">
      <div className="grid gap-3 p-3 md:grid-cols-[minmax(0,1fr)_180px_180px]">
        <Field
          label="Name"
          hint={`Letters of ASCII, digits, ".", "_" and "-"; at most ${TOPIC_NAME_MAX}`}
          error={errors.get('name')}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={form.name}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          )}
        </Field>
        <Field
          label="Partitions"
          optional
          hint={<Blank resolved={resolved?.partitions} />}
          error={errors.get('partitions')}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={form.partitions ?? ''}
              onChange={({ target }) => onChange({ partitions: whole(target.value) })}
            />
          )}
        </Field>
        <Field
          label="Replication factor"
          optional
          hint={<Blank resolved={resolved?.replicationFactor} />}
          error={errors.get('replicationFactor')}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={form.copies ?? ''}
              onChange={({ target }) => onChange({ copies: whole(target.value) })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}
