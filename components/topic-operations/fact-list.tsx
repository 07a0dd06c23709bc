import type { ChangeFactDto } from '@/lib/contracts/changes.ts';

const shown = (value: string | null): string => value ?? 'none';

/** What changed, in words: before and after. */
export function FactList({ facts }: { facts: readonly ChangeFactDto[] }) {
  return (
    <dl className="divide-y divide-line overflow-hidden rounded-md border border-line text-sm">
      {facts.map(({ label, before, after }) => (
        <div key={label} className="flex flex-wrap gap-x-3 px-3 py-1">
          <dt className="min-w-40 flex-1 text-ink-2 [overflow-wrap:anywhere]">{label}</dt>
          <dd className="num [overflow-wrap:anywhere]">
            <span className="text-ink-3">{shown(before)} to</span>{' '}
            <b className="font-semibold">{shown(after)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
