import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { BrokerListDto } from '@/lib/contracts/brokers.ts';

/** Feature levels: what is finalised, of what the brokers support. */
export function FeaturesPanel({ features }: { features: BrokerListDto['features'] }) {
  return (
    <Panel
      title="Feature levels"
      detail="finalised of supported"
      aside={<SectionAge section="features" at={features?.collectedAt ?? null} />}
    >
      {features === null ? (
        <p className="p-3">
          <Unknown word="unknown: not answered yet" />
        </p>
      ) : (
        <ul>
          {features.levels.map((level) => (
            <li
              key={level.feature}
              className="flex min-h-8 items-center gap-2 border-b border-line px-3 last:border-b-0"
            >
              <span className="min-w-0 truncate font-mono text-xs">{level.feature}</span>
              <span className="num ml-auto flex-none text-sm">
                <b className="font-semibold">{level.finalized ?? 'off'}</b>
                <span className="text-ink-3"> of {level.supportedMax}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
