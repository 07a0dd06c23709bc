'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { Checkbox, Input, Select } from '@/components/ui/input.tsx';
import { severityLooks } from '@/components/ui/severity.tsx';
import { useChannels } from '@/lib/client/alerts.ts';
import { environments } from '@/lib/contracts/clusters.ts';
import { severities } from '@/lib/contracts/common.ts';
import { SIGNALS, signalKinds } from '@/lib/shared/alerts/signals.ts';
import { UNIT_HINT } from './quantities.ts';
import { type RuleField, type RuleForm, withSignal } from './rule-form-state.ts';

export type RuleFieldsProps = {
  form: RuleForm;
  errors: ReadonlyMap<RuleField, string>;
  onChange: (part: Partial<RuleForm>) => void;
};

type TextField = {
  [Name in RuleField]: RuleForm[Name] extends string ? (string extends RuleForm[Name] ? Name : never) : never;
}[RuleField];

function Text({
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

function Choices<Value extends string | number>({
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

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

const Grid = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
);

/** What fires, and how bad that is. */
export function ConditionFields(props: RuleFieldsProps) {
  const { form, errors, onChange } = props;
  const { shape, unit, choices } = SIGNALS[form.signal];
  return (
    <>
      <Grid>
        <Text {...props} name="name" label="Name" hint="first thing in a list of rules" />
        <Field label="Severity">
          {(control) => (
            <Select
              {...control}
              value={form.severity}
              onChange={({ target }) =>
                onChange({ severity: severities.find((one) => one === target.value) ?? 'warn' })
              }
            >
              {severities.map((severity) => (
                <option key={severity} value={severity}>
                  {severityLooks[severity].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Signal">
          {(control) => (
            <Select
              {...control}
              value={form.signal}
              onChange={({ target }) => {
                const signal = signalKinds.find((kind) => kind === target.value);
                if (signal !== undefined) onChange(withSignal(form, signal));
              }}
            >
              {signalKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {SIGNALS[kind].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {form.signal === 'cannot-know' && (
          <Field label="What cannot be known" error={errors.get('of')}>
            {(control) => (
              <Select
                {...control}
                value={form.of}
                onChange={({ target }) =>
                  onChange({ of: signalKinds.find((kind) => kind === target.value) ?? 'lag' })
                }
              >
                {signalKinds
                  .filter((kind) => kind !== 'cannot-know')
                  .map((kind) => (
                    <option key={kind} value={kind}>
                      {SIGNALS[kind].label}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
        )}
      </Grid>
      {shape === 'words' && form.signal !== 'cannot-know' && (
        <Choices
          legend="Fires when it is"
          options={asOptions(choices)}
          chosen={form.choices}
          error={errors.get('choices')}
          onChange={(chosen) => onChange({ choices: chosen })}
        />
      )}
      <Grid>
        {unit !== null && (
          <>
            <Text
              {...props}
              name="threshold"
              label={`Fires at or ${shape === 'below' ? 'below' : 'above'}`}
              hint={UNIT_HINT[unit]}
            />
            <Text
              {...props}
              name="clearThreshold"
              label={`Over ${shape === 'below' ? 'above' : 'below'}`}
              hint="in between nothing changes"
              optional
            />
          </>
        )}
        <Text {...props} name="forTime" label="For at least" hint="time that is unknown does not count" />
        <Text {...props} name="clearForTime" label="Over after" hint="clear for this long" />
      </Grid>
    </>
  );
}

/** Where it holds. */
export function ScopeFields({ clusterId, ...props }: RuleFieldsProps & { clusterId: string }) {
  const { form, errors, onChange } = props;
  const others = form.clusters?.filter((id) => id !== clusterId) ?? [];
  return (
    <>
      <Grid>
        <Field label="Clusters" error={errors.get('clusters')}>
          {(control) => (
            <Select
              {...control}
              value={form.clusters === null ? 'all' : others.length > 0 ? 'listed' : 'this'}
              onChange={({ target }) => {
                if (target.value !== 'listed')
                  onChange({ clusters: target.value === 'all' ? null : [clusterId] });
              }}
            >
              <option value="all">every cluster</option>
              <option value="this">this cluster only</option>
              {others.length > 0 && <option value="listed">{form.clusters?.join(', ')}</option>}
            </Select>
          )}
        </Field>
        <Text {...props} name="patterns" label="Names" hint="such as orders.*, /eu-\d+/" optional />
        <Text {...props} name="teams" label="Teams" hint="owners by the policy, with commas" optional />
      </Grid>
      <Choices
        legend="Environments, all when none is chosen"
        options={asOptions(environments)}
        chosen={form.environments}
        error={undefined}
        onChange={(chosen) => onChange({ environments: chosen })}
      />
    </>
  );
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((label, index) => ({
  value: index + 1,
  label,
}));
const GROUPINGS = {
  rule: 'one for all subjects',
  team: 'one for each team',
  subject: 'one for each subject',
} as const;

/** Who is told, how often, and when not. */
export function NoticeFields(props: RuleFieldsProps) {
  const { form, errors, onChange } = props;
  const { data } = useChannels();
  return (
    <>
      <Choices
        legend="Channels"
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={form.channelIds}
        error={errors.get('channelIds')}
        onChange={(chosen) => onChange({ channelIds: chosen })}
      />
      {form.channelIds.length === 0 && (
        <p className="text-xs text-ink-3">Without a channel it is shown here and nobody is told.</p>
      )}
      <Grid>
        <Field label="Messages">
          {(control) => (
            <Select
              {...control}
              value={form.groupBy}
              onChange={({ target }) => {
                const { value } = target;
                if (value === 'rule' || value === 'team' || value === 'subject') onChange({ groupBy: value });
              }}
            >
              {Object.entries(GROUPINGS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Text {...props} name="groupWait" label="Waits for others" hint="they share the message" />
        <Text
          {...props}
          name="repeat"
          label="Told again every"
          hint="until acknowledged; empty = once"
          optional
        />
        <Text {...props} name="advice" label="What to do" hint="empty = what the signal says" optional />
        <Text {...props} name="closeMessage" label="Close message" hint="goes out when it is over" optional />
      </Grid>
      <Checkbox
        label="Quiet hours: messages wait until they end"
        checked={form.isQuiet}
        onChange={({ target }) => onChange({ isQuiet: target.checked })}
      />
      {form.isQuiet && (
        <>
          <Grid>
            <Text {...props} name="quietFrom" label="From" />
            <Text {...props} name="quietTo" label="To" hint="earlier than from = over midnight" />
            <Text {...props} name="timeZone" label="Time zone" hint="such as Europe/Berlin" />
          </Grid>
          <Choices
            legend="Days on which they begin"
            options={DAYS}
            chosen={form.days}
            error={errors.get('days')}
            onChange={(chosen) => onChange({ days: chosen.sort((a, b) => a - b) })}
          />
        </>
      )}
    </>
  );
}
