import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { type Tone, toneBox, toneText } from './tone.ts';

type StatusMarkProps = {
  tone: Tone;
  icon: LucideIcon;
  children: ReactNode;
  /** Boxed, for headings and lists that are read one by one. */
  pill?: boolean;
  title?: string | undefined;
  className?: string;
};

/** Icon and word in a tone: the one way to show a status. */
export function StatusMark({ tone, icon: Icon, children, pill = false, title, className }: StatusMarkProps) {
  return (
    <span
      title={title}
      className={cn(
        'inline-flex flex-none items-center gap-1 align-middle text-xs font-semibold whitespace-nowrap',
        pill ? ['h-5 rounded-sm border pr-[7px] pl-[5px]', toneBox[tone]] : toneText[tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-[13px] flex-none" strokeWidth={2.2} />
      {children}
    </span>
  );
}
