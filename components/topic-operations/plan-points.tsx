import { CircleCheck, Info, OctagonAlert, TriangleAlert, Undo2 } from 'lucide-react';
import { PlanPoint, VerdictPoints } from '@/components/changes/plan-point.tsx';
import type { NewTopicPlanDto, TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';

type TopicPlan = NewTopicPlanDto | TopicOperationPlanDto;

/** The rules judge what is done to a topic, and to nothing else. */
type Plan = Pick<TopicPlan, 'consequences' | 'refusal' | 'undo'> &
  Partial<Pick<TopicPlan, 'fixes' | 'breaks' | 'validated'>>;

const levels = {
  danger: { icon: OctagonAlert, tone: 'text-crit', word: 'Danger' },
  warn: { icon: TriangleAlert, tone: 'text-warn', word: 'Warning' },
  info: { icon: Info, tone: 'text-ink-3', word: 'Note' },
} as const;

/** What an operation does: the worst first, then the audit's verdict, then how to come back from it. */
export function PlanPoints({ plan }: { plan: Plan }) {
  return (
    <ul className="flex flex-col gap-1.5" aria-label="What it does">
      {plan.consequences.map(({ level, text }) => (
        <PlanPoint key={text} {...levels[level]}>
          {text}
        </PlanPoint>
      ))}
      <VerdictPoints breaks={plan.breaks ?? []} fixes={plan.fixes ?? []} />
      {plan.refusal === null &&
        (plan.validated === true ? (
          <PlanPoint icon={CircleCheck} tone="text-ok" word="Good">
            Kafka validated the request and would take it.
          </PlanPoint>
        ) : (
          <PlanPoint icon={Info} tone="text-ink-3" word="Note">
            Kafka cannot be asked beforehand whether it would take this.
          </PlanPoint>
        ))}
      <PlanPoint icon={Undo2} tone="text-ink-3" word="Undo">
        {plan.undo}
      </PlanPoint>
    </ul>
  );
}
