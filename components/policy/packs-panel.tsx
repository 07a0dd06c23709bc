import { Badge, CodeBadge } from '@/components/ui/badge.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import type { PolicyViewDto } from '@/lib/contracts/policy.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { changeText } from './policy-text.ts';

type Pack = PolicyViewDto['packs'][number];

function PackView({ pack }: { pack: Pack }) {
  const { name, scope, applies, rules, keys } = pack;
  return (
    <section className={cn('border-t border-line px-3 py-2.5 first:border-t-0', !applies && 'text-ink-3')}>
      <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
        {name}
        <span className="font-normal text-ink-3">{scope === '' ? 'everything' : scope}</span>
        {!applies && <Badge>not for this cluster</Badge>}
      </h3>
      <ul className="mt-1.5 flex flex-col gap-1 text-sm">
        {rules.map((rule) => (
          <li key={rule.id} className="flex flex-wrap items-baseline gap-x-2">
            <CodeBadge>{rule.id}</CodeBadge>
            <span className="min-w-0">{rule.title ?? 'every rule of the family'}</span>
            <b className="font-semibold">{changeText(rule)}</b>
          </li>
        ))}
        {keys.map(({ ruleId, title, severity }) => (
          <li key={ruleId} className="flex flex-wrap items-baseline gap-x-2">
            <CodeBadge>{ruleId}</CodeBadge>
            <span className="min-w-0">{title}</span>
            <SeverityMark severity={severity} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the policy changes of the rules, and what it adds to them. */
export function PacksPanel({ policy: { packs } }: { policy: PolicyViewDto }) {
  if (packs.length === 0) return null;
  const applying = packs.filter(({ applies }) => applies).length;
  return (
    <Panel
      title="Packs"
      detail={`${applying} of ${plural(packs.length, 'pack')} for this cluster; where two say different things, the later one counts`}
    >
      {packs.map((pack) => (
        <PackView key={pack.name} pack={pack} />
      ))}
    </Panel>
  );
}
