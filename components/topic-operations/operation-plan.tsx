import { Banner } from '@/components/ui/banner.tsx';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import type { NewTopicPlanDto, TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import { FactList } from './fact-list.tsx';
import { PlanPoints } from './plan-points.tsx';
import { PlannedPartitions } from './planned-partitions.tsx';

/** What would happen, which rules it breaks, and how to do the same without Highwater. */
export function OperationPlan({ plan }: { plan: NewTopicPlanDto | TopicOperationPlanDto }) {
  const { refusal } = plan;
  return (
    <div className="flex flex-col gap-3">
      {refusal !== null && (
        <Banner tone="crit" title={refusal.kafka ? 'Kafka refuses this' : 'This cannot be done'}>
          {failureText(refusal)} Nothing was changed.
        </Banner>
      )}
      {plan.notJudged !== null && (
        <Banner tone="warn" title="The rules could not judge it">
          {plan.notJudged}
        </Banner>
      )}
      <PlanPoints plan={plan} />
      <FactList facts={plan.facts} />
      {plan.operation !== 'create' && <PlannedPartitions plan={plan} />}
      {refusal === null && <CodeBlock label="Copy the command" code={plan.command} />}
    </div>
  );
}
