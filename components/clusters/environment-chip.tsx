import { cn } from '@/components/ui/cn.ts';
import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';

/** PROD is solid, everything else outlined: what one must not mistake is what stands out. */
export function EnvironmentChip({ environment }: { environment: EnvironmentDto }) {
  return (
    <span
      className={cn(
        'inline-flex h-4 flex-none items-center rounded-xs px-[5px] text-[10px] font-bold tracking-wider uppercase',
        environment === 'prod'
          ? 'bg-ink text-ink-inverse'
          : 'text-ink-2 shadow-[inset_0_0_0_1px_var(--color-line-strong)]',
      )}
    >
      {environment}
    </span>
  );
}
