import { cn } from './cn.ts';

/** Hidden from who listens, unless it has a label of its own. */
export const Skeleton = ({ className, label }: { className?: string; label?: string }) => (
  <span
    {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    className={cn('skeleton block h-2.5', className)}
  />
);

const LINES = ['w-3/5', 'w-1/2', 'w-2/3', 'w-[45%]', 'w-[55%]', 'w-2/5'] as const;

/** Rows of a table to come, with the progress in words. */
export function SkeletonRows({ label }: { label: string }) {
  return (
    <div role="status" className="flex flex-col gap-3.5 p-3">
      {LINES.map((width) => (
        <span key={width} className="flex gap-4">
          <span className="flex-1">
            <Skeleton className={width} />
          </span>
          <Skeleton className="w-10" />
          <Skeleton className="w-16" />
          <Skeleton className="w-10 max-md:hidden" />
        </span>
      ))}
      <p className="text-xs text-ink-3">{label}</p>
    </div>
  );
}
