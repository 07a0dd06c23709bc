import type { ChangeFactDto } from '@/lib/contracts/changes.ts';

/** What changed, in words: before and after. */
export function FactList({ facts }: { facts: readonly ChangeFactDto[] }) {
  return (
    <dl className="divide-y divide-line overflow-hidden rounded-md border border-line text-sm">
      {facts.map(({ label, before, after }) => (
        <div key={label} className="flex flex-wrap gap-x-3 px-3 py-1">
          <dt className="min-w-40 flex-1 text-ink-2 [overflow-wrap:anywhere]">{label}</dt>
          <dd className="num [overflow-wrap:anywhere]">
            {before !== null && <span className="text-ink-3">{before} to </span>}
            <b className="font-semibold">{after ?? 'none'}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
