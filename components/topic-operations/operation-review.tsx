'use client';

import { type ReactNode, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { SkeletonRows } from '@/components/ui/skeleton.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import type {
  NewTopicPlanDto,
  TopicOperationPlanDto,
  TopicOperationResultDto,
} from '@/lib/contracts/topic-operations.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { type Consent, ConsentFields } from './consent-fields.tsx';
import { OperationPlan } from './operation-plan.tsx';
import { OperationResult } from './operation-result.tsx';

type OperationReviewProps = {
  title: string;
  /** Undefined while there is none, or none for what is typed now. */
  plan: NewTopicPlanDto | TopicOperationPlanDto | undefined;
  planError: Error | null;
  isPlanning: boolean;
  /** The verb with its object: "Delete orders". */
  action: string;
  /** While it runs: "Deleting". */
  running: string;
  run: {
    data: TopicOperationResultDto | undefined;
    error: Error | null;
    isPending: boolean;
    send: (consent: Consent) => void;
  };
  /** After it is done. */
  next: ReactNode;
  onClose: () => void;
  /** What to do, where it must be said. */
  children?: ReactNode;
};

/** Plan, review, confirmation in proportion to the risk, and what became of it; only from here something is sent. */
export function OperationReview(props: OperationReviewProps) {
  const { title, plan, planError, isPlanning, action, running, run, onClose } = props;
  const [consent, setConsent] = useState<Consent>({ confirm: '', reason: '' });
  const asksName = plan?.confirm === 'name';
  const isReady =
    plan !== undefined &&
    plan.refusal === null &&
    !isPlanning &&
    (!asksName || consent.confirm === plan.topic);
  const isDone = run.data !== undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="drawer"
      className="w-[min(620px,100vw)]"
      title={title}
      detail={plan === undefined ? undefined : `as of ${utcDateTime(plan.at)}`}
      footer={
        isDone ? (
          <>
            {props.next}
            <Button onClick={onClose}>Close</Button>
          </>
        ) : (
          <>
            <Button
              variant={asksName ? 'danger' : 'primary'}
              disabled={!isReady || run.isPending}
              onClick={() => run.send(consent)}
            >
              {run.isPending ? running : action}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <span role="status" className="text-xs text-ink-3">
              {run.isPending && 'Sent once; waiting until every broker shows it.'}
            </span>
          </>
        )
      }
    >
      {run.data !== undefined ? (
        <OperationResult result={run.data} />
      ) : (
        <div className="flex flex-col gap-3">
          {props.children}
          {run.error !== null && (
            <Banner tone="crit" title="It was not done">
              {failureText(run.error)}
            </Banner>
          )}
          {planError !== null && (
            <Banner tone="crit" title="It could not be planned">
              {failureText(planError)}
            </Banner>
          )}
          {plan === undefined && planError === null && isPlanning && <SkeletonRows label="Asking Kafka" />}
          {plan !== undefined && (
            <>
              <OperationPlan plan={plan} />
              {plan.refusal === null && (
                <ConsentFields name={asksName ? plan.topic : null} consent={consent} onChange={setConsent} />
              )}
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
