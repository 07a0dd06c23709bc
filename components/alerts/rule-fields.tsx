'use client';

import { Field } from '@/components/ui/field.tsx';
import { Checkbox, Select } from '@/components/ui/input.tsx';
import { severityLooks } from '@/components/ui/severity.tsx';
import { useChannels } from '@/lib/client/alerts.ts';
import { environments } from '@/lib/contracts/clusters.ts';
import { severities } from '@/lib/contracts/common.ts';
import { SIGNALS, signalKinds } from '@/lib/shared/alerts/signals.ts';
import { UNIT_HINT } from './quantities.ts';
import { withSignal } from './rule-form-state.ts';
import { asOptions, Choices, Grid, type RuleFieldsProps, Text } from './rule-parts.tsx';

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
