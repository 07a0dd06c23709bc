import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { cn } from '@/components/ui/cn.ts';
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

type PointProps = { icon: LucideIcon; tone: string; word: string; children: ReactNode };

function Point({ icon: Icon, tone, word, children }: PointProps) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-2 text-sm">
      <Icon aria-hidden className={cn('mt-[3px] size-3.5', tone)} />
      <span className="[overflow-wrap:anywhere]">
        <span className="sr-only">{word}: </span>
        {children}
      </span>
    </li>
  );
}

/** What an operation does: the worst first, then the audit's verdict, then how to come back from it. */
export function PlanPoints({ plan }: { plan: Plan }) {
  return (
    <ul className="flex flex-col gap-1.5" aria-label="What it does">
      {plan.consequences.map(({ level, text }) => (
        <Point key={text} {...levels[level]}>
          {text}
        </Point>
      ))}
      {plan.breaks?.map(({ ruleId, severity, consequence }) => (
        <Point
          key={`${ruleId} ${severity} ${consequence}`}
          icon={severity === 'info' ? Info : TriangleAlert}
          tone={severity === 'critical' ? 'text-crit' : severity === 'warn' ? 'text-warn' : 'text-ink-3'}
          word={severity}
        >
          <CodeBadge>{ruleId}</CodeBadge> would fire: {consequence}
        </Point>
      ))}
      {plan.fixes?.map(({ ruleId, severity, title }) => (
        <Point key={`${ruleId} ${severity}`} icon={CircleCheck} tone="text-ok" word="Good">
          <CodeBadge>{ruleId}</CodeBadge> would be gone: {title}
        </Point>
      ))}
      {plan.refusal === null &&
        (plan.validated === true ? (
          <Point icon={CircleCheck} tone="text-ok" word="Good">
            Kafka validated the request and would take it.
          </Point>
        ) : (
          <Point icon={Info} tone="text-ink-3" word="Note">
            Kafka cannot be asked beforehand whether it would take this.
          </Point>
        ))}
      <Point icon={Undo2} tone="text-ink-3" word="Undo">
        {plan.undo}
      </Point>
    </ul>
  );
}
