'use client';

import { Hourglass, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Consent, ConsentFields } from '@/components/topic-operations/consent-fields.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { SkeletonRows } from '@/components/ui/skeleton.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import { useGroupOperationPlan, useRunGroupOperation } from '@/lib/client/group-operations.ts';
import type { GroupOperationDto } from '@/lib/contracts/group-operations.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { GroupPlan } from './group-plan.tsx';
import { GroupResult } from './group-result.tsx';

export type DialogWords = { title: string; action: string; running: string };

type GroupDialogProps = {
  clusterId: string;
  groupId: string;
  words: DialogWords;
  /** Null while it is not said what to do. */
  input: GroupOperationDto | null;
  /** What is typed is not yet what the plan was asked for. */
  isTyping?: boolean;
  /** Id of the change that it takes back. */
  reverts?: string;
  onUndo: (change: string) => void;
  onClose: () => void;
  /** Methods, beside the plan; may not be changed while it runs. */
  side?: (isBusy: boolean) => ReactNode;
  /** Fields above the plan; they show the errors that the API names a field for. */
  fields?: (isBusy: boolean, errors: ReadonlyMap<string, string>) => ReactNode;
};

/** Plan, review, wait where the group must be empty, run, and what became of it; only from here something is sent. */
export function GroupDialog(props: GroupDialogProps) {
  const { clusterId, groupId, words, input, isTyping = false, reverts, onClose } = props;
  const [consent, setConsent] = useState<Consent>({ confirm: '', reason: '' });
  const [waitingFor, setWaitingFor] = useState<number | null>(null);
  const waiting = useRef<AbortController | null>(null);
  useEffect(() => () => waiting.current?.abort(), []);
  const query = useGroupOperationPlan(clusterId, groupId, input);
  const run = useRunGroupOperation(clusterId, groupId);
  const outcome = run.data;
  const result = outcome !== undefined && 'result' in outcome ? outcome.result : undefined;
  const plan = input === null ? undefined : query.data;
  const isPlanning = isTyping || query.isFetching || query.isPlaceholderData;
  const isStopped = run.error?.name === 'AbortError';
  const asksName = plan?.confirm === 'name';
  const canSend = plan !== undefined && plan.run !== null && (plan.refusal === null || plan.waitsForEmpty);
  const isReady =
    canSend && !isPlanning && query.error === null && (!asksName || consent.confirm === groupId);
  const errors = new Map(query.error !== null && 'fields' in query.error ? fieldsOf(query.error) : []);

  const send = () => {
    if (plan === undefined || input === null) return;
    waiting.current = new AbortController();
    const { signal } = waiting.current;
    run.mutate(
      {
        ...{ input, plan, signal },
        consent: { ...consent, ...(reverts !== undefined && { reverts }) },
        onWaiting: setWaitingFor,
      },
      {
        onSettled: () => setWaitingFor(null),
        // What was refused is looked at anew: a commit may have moved.
        onError: () => void query.refetch(),
        // What would be done is another thing now: it is shown and asked for again.
        onSuccess: (done) => {
          if ('plan' in done) void query.refetch();
        },
      },
    );
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="max-h-[min(94dvh,860px)] w-[min(960px,calc(100vw-24px))]"
      title={words.title}
      detail={plan === undefined ? groupId : `${groupId}, as of ${utcDateTime(plan.at)}`}
      footer={
        result !== undefined ? (
          <>
            {result.undoable && (
              <Button variant="primary" onClick={() => props.onUndo(result.change.id)}>
                <Undo2 aria-hidden className="size-3.5" />
                Undo
              </Button>
            )}
            <Button onClick={onClose}>Close</Button>
          </>
        ) : (
          <>
            <Button
              variant={asksName ? 'danger' : 'primary'}
              disabled={!isReady || run.isPending}
              onClick={send}
            >
              {plan?.waitsForEmpty === true && <Hourglass aria-hidden className="size-3.5" />}
              {run.isPending && waitingFor === null
                ? words.running
                : plan?.waitsForEmpty === true
                  ? `Wait until empty, then ${words.action.charAt(0).toLowerCase()}${words.action.slice(1)}`
                  : words.action}
            </Button>
            {waitingFor === null ? (
              <Button onClick={onClose}>Cancel</Button>
            ) : (
              <Button onClick={() => waiting.current?.abort()}>Stop waiting</Button>
            )}
            <span role="status" className="text-xs text-ink-3">
              {waitingFor !== null
                ? `Waiting: ${plural(waitingFor, 'member')} left. Nothing is applied yet; planned anew once it is empty.`
                : run.isPending
                  ? 'Sent once; waiting until the coordinator shows it.'
                  : plan !== undefined && plan.totals.moved > 0 && totalsText(plan.totals)}
            </span>
          </>
        )
      }
    >
      {result !== undefined ? (
        <GroupResult result={result} />
      ) : (
        <div className={props.side === undefined ? '' : 'grid gap-4 lg:grid-cols-[200px_minmax(0,1fr)]'}>
          {props.side?.(run.isPending)}
          <div className="flex min-w-0 flex-col gap-3">
            {props.fields?.(run.isPending, errors)}
            {run.error !== null && !isStopped && (
              <Banner tone="crit" title="It was not done">
                {failureText(run.error)}
              </Banner>
            )}
            {isStopped && (
              <Banner tone="info" title="Stopped waiting">
                Nothing was changed.
              </Banner>
            )}
            {outcome !== undefined && 'plan' in outcome && (
              <Banner tone="warn" title="The plan is another now: look again">
                {groupId} is empty, and this asks for more than was confirmed. Nothing was changed.
              </Banner>
            )}
            {query.error !== null && input !== null && errors.size === 0 && (
              <Banner tone="crit" title="It could not be planned">
                {failureText(query.error)}
              </Banner>
            )}
            {plan === undefined && query.error === null && input !== null && (
              <SkeletonRows label="Asking Kafka" />
            )}
            {plan !== undefined && query.error === null && (
              <>
                <GroupPlan plan={plan} />
                {canSend && (
                  <ConsentFields
                    name={asksName ? groupId : null}
                    consent={consent}
                    onChange={setConsent}
                    disabled={run.isPending}
                  />
                )}
              </>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}

const fieldsOf = ({ fields }: { fields?: unknown }): ReadonlyMap<string, string> =>
  fields instanceof Map ? fields : new Map();

function totalsText({
  moved,
  reread,
  skipped,
  left,
}: {
  moved: number;
  reread: string;
  skipped: string;
  left: number;
}): string {
  const parts = [`${plural(moved, 'partition')} ${moved === 1 ? 'moves' : 'move'}`];
  if (reread !== '0') parts.push(`${formatCount(reread)} read again`);
  if (skipped !== '0') parts.push(`${formatCount(skipped)} skipped`);
  if (left > 0) parts.push(`${left} left alone`);
  return parts.join(', ');
}
