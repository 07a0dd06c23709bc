import type { ConfigResource, ConfigSource } from '@/lib/domain/model/config.ts';

/** What the timeline follows the configs of. */
export type ConfiguredKind = 'topic' | 'broker' | 'cluster';

/** A value that was set on a resource itself. Null = it is not told, as of what is sensitive. */
export type Override = { value: string | null; source: ConfigSource };

/** A value of a broker is its own when it was set dynamically or in its file. */
const OWN: Record<ConfiguredKind, ReadonlySet<ConfigSource>> = {
  topic: new Set(['topic']),
  broker: new Set(['broker', 'static']),
  cluster: new Set(['cluster']),
};

export const isOwn = (kind: ConfiguredKind, { source }: { source: ConfigSource }): boolean =>
  OWN[kind].has(source);

type Entry = Override & { sensitive?: boolean };

/** Null when the value is inherited, or there is none. */
export function overrideOf(kind: ConfiguredKind, entry: Entry | undefined): Override | null {
  if (entry === undefined || !isOwn(kind, entry)) return null;
  return { value: entry.sensitive === true ? null : entry.value, source: entry.source };
}

/** The overrides of a resource, by key. */
export function overridesOf(
  kind: ConfiguredKind,
  { entries }: ConfigResource,
): ReadonlyMap<string, Override> {
  return new Map(
    entries.flatMap((entry) => {
      const own = overrideOf(kind, entry);
      return own === null ? [] : [[entry.name, own] as const];
    }),
  );
}
