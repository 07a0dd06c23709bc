import { cn } from '@/components/ui/cn.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { Output } from './outputs.ts';

/** Every answer with its formula, and below it the same with the numbers put in. */
export function CapacityOutputs({ outputs }: { outputs: readonly Output[] }) {
  return (
    <dl>
      {outputs.map(({ key, label, text, also, formula, numbers, isTooMuch }) => (
        <div
          key={key}
          className="grid gap-x-4 border-t border-line px-3 py-2 first:border-t-0 sm:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]"
        >
          <dt className="font-medium">
            {label}
            <code className="mt-0.5 block font-mono text-[11px]/4 font-normal text-ink-3 [overflow-wrap:anywhere]">
              {formula}
            </code>
          </dt>
          <dd className="num">
            <span className={cn('text-lg font-semibold', isTooMuch === true && 'text-crit')}>
              {text ?? <Unknown reason="an input is not known" />}
            </span>
            {also !== null && (
              <span className={cn('ml-2 text-sm text-ink-3', isTooMuch === true && 'text-crit')}>{also}</span>
            )}
            {numbers !== null && (
              <span className="block font-mono text-[11px]/4 text-ink-2 [overflow-wrap:anywhere]">
                {numbers}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
