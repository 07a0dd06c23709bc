'use client';

import { SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Checkbox } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useAlertRules, useRemoveRule, useSaveRule } from '@/lib/client/alerts.ts';
import { ApiError } from '@/lib/client/api.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AlertRuleDto } from '@/lib/contracts/alerts.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { ConditionFields, NoticeFields, ScopeFields } from './rule-fields.tsx';
import { initialRule, type RuleField, type RuleForm, readRule, ruleField } from './rule-form-state.ts';

/** The server's messages by field of the form. */
function refusedFields(error: Error | null): ReadonlyMap<RuleField, string> {
  const refused = new Map<RuleField, string>();
  if (!(error instanceof ApiError)) return refused;
  for (const [name, message] of error.fields) {
    const field = ruleField(name);
    if (field !== null) refused.set(field, message);
  }
  return refused;
}

function RuleEditor({ clusterId, rule }: { clusterId: string; rule: AlertRuleDto | null }) {
  const router = useRouter();
  const [form, setForm] = useState(() => initialRule(rule));
  const [showErrors, setShowErrors] = useState(false);
  const [previewError, setPreviewError] = useState<Error | null>(null);
  const save = useSaveRule(rule?.id ?? null);
  const [isRemoving, setIsRemoving] = useState(false);
  const remove = useRemoveRule(() => router.push(routes.alertRules(clusterId)));
  const { input, errors: own } = readRule(form);
  const errors = new Map([...refusedFields(save.error ?? previewError), ...(showErrors ? own : [])]);
  const change = (part: Partial<RuleForm>) => {
    setForm((current) => ({ ...current, ...part }));
    save.reset();
    setPreviewError(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowErrors(true);
    if (own.size > 0) return;
    save.mutate(input, { onSuccess: () => router.push(routes.alertRules(clusterId)) });
  };
  const fields = { form, errors, onChange: change };
  return (
    <form onSubmit={submit} noValidate aria-label="Alert rule" className="flex flex-col gap-3">
      <Panel title="What fires">
        <div className="flex flex-col gap-3 p-3">
          <ConditionFields {...fields} />
        </div>
      </Panel>
      <Panel title="Where">
        <div className="flex flex-col gap-3 p-3">
          <ScopeFields {...fields} clusterId={clusterId} />
        </div>
      </Panel>
      <Panel title="Who is told">
        <div className="flex flex-col gap-3 p-3">
          <NoticeFields {...fields} />
        </div>
      </Panel>
      <PreviewPanel
        clusterId={clusterId}
        rule={own.size > 0 ? null : input}
        onInvalid={() => setShowErrors(true)}
        onRefused={setPreviewError}
      />
      {save.error !== null && (
        <Banner tone="crit" title="Nothing was changed">
          {errors.size > 0 ? 'The marked field says why.' : save.error.message}
        </Banner>
      )}
      {isRemoving && rule !== null && (
        <ConfirmDialog
          title={`Remove ${rule.name}`}
          action="Remove the rule"
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(rule.id)}
          onClose={() => setIsRemoving(false)}
        >
          The rule goes with the record of its alerts.
          {rule.firing > 0 &&
            ` ${plural(rule.firing, 'alert')} of it ${rule.firing === 1 ? 'fires' : 'fire'} now: whoever was told hears that nobody watches it any more.`}
        </ConfirmDialog>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Checkbox
          label="Switched on"
          checked={form.enabled}
          onChange={({ target }) => change({ enabled: target.checked })}
        />
        <span className="ml-auto flex flex-wrap gap-2">
          {rule !== null && (
            <Button variant="danger" onClick={() => setIsRemoving(true)}>
              Remove the rule and its alerts
            </Button>
          )}
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {rule === null ? 'Add rule' : 'Save rule'}
          </Button>
        </span>
      </div>
    </form>
  );
}

/** One rule: what fires, where, who is told, and what it would have done. `ruleId` null: a new one. */
export function RulePage({ clusterId, ruleId }: { clusterId: string; ruleId: string | null }) {
  const { data: overview } = useOverview(clusterId);
  const query = useAlertRules();
  const known = query.data?.items.find(({ id }) => id === ruleId);
  const title = ruleId === null ? 'New alert rule' : (known?.name ?? 'Alert rule');
  return (
    <PageFrame
      clusterId={clusterId}
      title={title}
      crumbs={[
        { label: 'Alerts', href: routes.alerts(clusterId) },
        { label: 'Rules', href: routes.alertRules(clusterId) },
      ]}
      freshness={overview}
    >
      <PageHead
        title={title}
        detail="Unknown never fires and never resolves: choose the signal Cannot know for that."
      />
      {ruleId === null ? (
        <RuleEditor clusterId={clusterId} rule={null} />
      ) : (
        <Loaded query={query} loading="Reading the rule" subject="The rule">
          {({ items }) => {
            const rule = items.find(({ id }) => id === ruleId);
            return rule === undefined ? (
              <EmptyState icon={SearchX} title="There is no such rule any more" />
            ) : (
              <RuleEditor key={rule.id} clusterId={clusterId} rule={rule} />
            );
          }}
        </Loaded>
      )}
    </PageFrame>
  );
}
