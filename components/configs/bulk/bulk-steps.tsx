'use client';

import { useCallback, useState } from 'react';
import { VerdictPoints } from '@/components/changes/plan-point.tsx';
import { WhoAndWhy } from '@/components/changes/who-and-why.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { BulkResult } from '@/lib/client/bulk.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { PlanTable } from './plan-table.tsx';
import { FailedTopics } from './result-list.tsx';
import { type BulkState, isSendable, type useBulk, wayBack } from './use-bulk.ts';

function Progress({ done, total, what }: { done: number; total: number; what: string }) {
  return (
    <div className="flex items-center gap-3 px-3 py-2 text-sm" role="status">
      <Meter fraction={total === 0 ? null : done / total} className="w-48" />
      <span className="num">
        {what} {formatCount(done)} of {plural(total, 'topic')}
      </span>
    </div>
  );
}

type Bulk = ReturnType<typeof useBulk>;

function Planned({
  clusterId,
  bulk,
  state,
}: {
  clusterId: string;
  bulk: Bulk;
  state: Extract<BulkState, { phase: 'planning' | 'planned' }>;
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const onLeave = useCallback((topic: string, isLeft: boolean) => {
    setLeft((now) => {
      const next = new Set(now);
      if (isLeft) next.add(topic);
      else next.delete(topic);
      return next;
    });
  }, []);
  const { plans, whole, total, phase, reverts } = state;
  const sent = plans.filter((plan) => isSendable(plan) && !left.has(plan.subject.name));
  const refused = plans.filter(({ refusal }) => refusal !== null).length;
  const same = plans.filter(
    ({ rows }) => rows.length > 0 && rows.every(({ problem }) => problem !== null),
  ).length;
  const hurt = sent.filter(
    ({ breaks, consequences }) =>
      consequences.length > 0 || breaks.some(({ severity }) => severity !== 'info'),
  ).length;
  const hurtsCluster = sent.length > 0 && whole.breaks.some(({ severity }) => severity !== 'info');
  const isConfirmed = (hurt === 0 && !hurtsCluster) || confirmed.trim() === String(sent.length);
  return (
    <Panel
      title={reverts === null ? 'Preview' : 'Preview of the way back'}
      detail={`${plural(sent.length, 'topic')} to change, ${formatCount(same)} as wanted already, ${formatCount(refused)} refused by Kafka`}
      className="flex-none"
    >
      {phase === 'planning' && <Progress done={plans.length} total={total} what="Asked Kafka about" />}
      <PlanTable clusterId={clusterId} plans={plans} left={left} onLeave={onLeave} />
      {whole.breaks.length + whole.fixes.length > 0 && (
        <ul
          className="flex flex-col gap-1.5 border-t border-line px-3 py-2"
          aria-label="What it does to the cluster"
        >
          <VerdictPoints {...whole} />
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-3 border-t border-line px-3 py-2">
        <WhoAndWhy reason={reason} onReason={setReason} />
        {(hurt > 0 || hurtsCluster) && (
          <Field
            label={`Type ${sent.length} to confirm`}
            className="w-56"
            hint={
              hurt > 0
                ? `${plural(hurt, 'topic')} would break a rule or lose records.`
                : 'A rule about the cluster would be broken.'
            }
          >
            {(control) => (
              <Input {...control} value={confirmed} onChange={(event) => setConfirmed(event.target.value)} />
            )}
          </Field>
        )}
        <span className="ml-auto flex gap-2 self-center">
          <Button onClick={bulk.edit}>Back to editing</Button>
          <Button
            variant="primary"
            disabled={phase === 'planning' || sent.length === 0 || !isConfirmed}
            onClick={() => bulk.apply(sent, reason)}
          >
            Apply to {plural(sent.length, 'topic')}
          </Button>
        </span>
      </div>
    </Panel>
  );
}

function Sent({
  clusterId,
  bulk,
  state,
}: {
  clusterId: string;
  bulk: Bulk;
  state: Extract<BulkState, { phase: 'applying' | 'done' }>;
}) {
  const { results, total, batch, reverts, phase } = state;
  const applied = results.filter(({ change }) => change?.state === 'applied');
  const failed = results.filter(({ change }) => change?.state !== 'applied');
  const verb = reverts === null ? 'changed' : 'taken back';
  return (
    <Panel title={reverts === null ? 'Result' : 'Taken back'} detail={`batch ${batch}`} className="flex-none">
      {phase === 'applying' ? (
        <div className="flex flex-wrap items-center">
          <Progress done={results.length} total={total} what="Done with" />
          <Button onClick={bulk.stop}>Stop after this part</Button>
        </div>
      ) : (
        <div className="flex flex-col gap-2 p-3">
          <p className="text-sm" role="status">
            <b className="font-semibold">
              {plural(applied.length, 'topic')} {verb}
            </b>
            , {formatCount(failed.length)} not, {formatCount(total - results.length)} not sent.
          </p>
          {failed.length > 0 && <FailedTopics clusterId={clusterId} failed={failed} />}
          <div className="flex gap-2">
            {applied.length > 0 && reverts === null && (
              <Button onClick={() => void bulk.preview(backFrom(results), batch)}>
                Take {plural(applied.length, 'change')} back
              </Button>
            )}
            <Button onClick={bulk.edit}>Edit again</Button>
          </div>
        </div>
      )}
    </Panel>
  );
}

const backFrom = (results: readonly BulkResult[]) =>
  wayBack(results.flatMap(({ change }) => (change === null ? [] : [change])));

/** The preview, and then what became of it. */
export function BulkSteps({ clusterId, bulk }: { clusterId: string; bulk: Bulk }) {
  const { state } = bulk;
  if (state.phase === 'planning' || state.phase === 'planned') {
    return <Planned key={state.reverts} clusterId={clusterId} bulk={bulk} state={state} />;
  }
  if (state.phase === 'applying' || state.phase === 'done') {
    return <Sent clusterId={clusterId} bulk={bulk} state={state} />;
  }
  return null;
}

export function BulkFailure({ bulk: { error, state } }: { bulk: Bulk }) {
  if (error === null) return null;
  return (
    <Banner tone="crit" title="It was not carried out to the end">
      {error.message} {state.phase === 'editing' ? 'Nothing was changed.' : 'What was done is listed below.'}
    </Banner>
  );
}
