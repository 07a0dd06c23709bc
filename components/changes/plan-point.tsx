import { CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { cn } from '@/components/ui/cn.ts';
import type { VerdictDto } from '@/lib/contracts/changes.ts';

type PointProps = { icon: LucideIcon; tone: string; word: string; children: ReactNode };

/** One thing that a change does. */
export function PlanPoint({ icon: Icon, tone, word, children }: PointProps) {
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

const TONES: Readonly<Record<VerdictDto['severity'], string>> = {
  critical: 'text-crit',
  warn: 'text-warn',
  info: 'text-ink-3',
};

/** A topic is judged with the groups that read it: which of them is meant. */
const ofGroup = ({ kind, name }: VerdictDto['subject']): string => (kind === 'group' ? ` of ${name}` : '');

type VerdictsProps = { breaks: readonly VerdictDto[]; fixes: readonly VerdictDto[] };

/** What the audit would say afterwards that it does not say now, and the other way round. */
export function VerdictPoints({ breaks, fixes }: VerdictsProps) {
  return (
    <>
      {breaks.map(({ key, ruleId, severity, subject, consequence }) => (
        <PlanPoint
          key={`${key} ${severity}`}
          icon={severity === 'info' ? Info : TriangleAlert}
          tone={TONES[severity]}
          word={severity}
        >
          <CodeBadge>{ruleId}</CodeBadge> would fire{ofGroup(subject)}: {consequence}
        </PlanPoint>
      ))}
      {fixes.map(({ key, ruleId, severity, subject, title }) => (
        <PlanPoint key={`${key} ${severity}`} icon={CircleCheck} tone="text-ok" word="Good">
          <CodeBadge>{ruleId}</CodeBadge> would be gone{ofGroup(subject)}: {title}
        </PlanPoint>
      ))}
    </>
  );
}
