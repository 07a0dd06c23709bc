'use client';

import { useState } from 'react';
import { WhoAndWhy } from '@/components/changes/who-and-why.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { SkeletonRows } from '@/components/ui/skeleton.tsx';
import { useChangeConfigs, useConfigPlan } from '@/lib/client/changes.ts';
import { failureText } from '@/lib/client/failure-text.ts';
import { ownName } from '@/lib/client/own-name.ts';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import type { ConfigEdits } from './config-edits.tsx';
import { PlanView } from './plan-view.tsx';

type ReviewDrawerProps = {
  clusterId: string;
  edits: ConfigEdits;
  /** Id of the change that is taken back. */
  reverts: string | null;
  onClose: () => void;
  onApplied: (change: ChangeDto) => void;
};

/** Before, after and consequences of all pending edits; only from here something is sent. */
export function ReviewDrawer({ clusterId, edits, reverts, onClose, onApplied }: ReviewDrawerProps) {
  const pending = [...edits.pending.values()];
  const input = { edits: pending.map(({ edit }) => edit), base: pending.map(({ base }) => base) };
  const query = useConfigPlan(clusterId, edits.subject, input, pending.length > 0);
  const change = useChangeConfigs(clusterId, edits.subject);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const plan = query.data;
  const isReady =
    plan !== undefined &&
    !query.isPlaceholderData &&
    plan.refusal === null &&
    plan.conflicts.length === 0 &&
    (plan.confirm === null || typed.trim() === plan.confirm) &&
    plan.rows.some(({ problem }) => problem === null);
  const apply = () =>
    change.mutate(
      { ...input, actor: ownName.get(), reason, ...(reverts !== null && { reverts }) },
      { onSuccess: onApplied },
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      placement="drawer"
      className="w-[min(620px,100vw)]"
      title={`Review ${plural(pending.length, 'change')}`}
      detail={plan === undefined || plan.answeredBy < 0 ? undefined : `read from broker ${plan.answeredBy}`}
      footer={
        <>
          <Button variant="primary" disabled={!isReady || change.isPending} onClick={apply}>
            {change.isPending ? 'Applying' : `Apply ${plural(pending.length, 'change')}`}
          </Button>
          <Button onClick={onClose}>Back to editing</Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {change.error !== null && (
          <Banner tone="crit" title="It was not applied">
            {failureText(change.error)}
          </Banner>
        )}
        {query.error !== null && (
          <Banner tone="crit" title="The change could not be planned">
            {failureText(query.error)}
          </Banner>
        )}
        {plan === undefined && query.error === null && <SkeletonRows label="Asking Kafka" />}
        {plan !== undefined && (
          <PlanView
            clusterId={clusterId}
            plan={plan}
            onKeepMine={({ key, theirs }) => edits.rebase(key, theirs)}
            onTakeTheirs={({ key }) => {
              edits.drop(key);
              if (pending.length === 1) onClose();
            }}
          />
        )}
        {plan !== undefined && plan.confirm !== null && (
          <Field label={`Type ${plan.confirm} to confirm`} hint="Undo brings back values, not records.">
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        <WhoAndWhy reason={reason} onReason={setReason} />
      </div>
    </Dialog>
  );
}
