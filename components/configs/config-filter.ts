import type { ConfigViewDto } from '@/lib/contracts/config.ts';

/** `chosen`: somebody set it here, whether or not it differs from what it would inherit. */
export const configScopes = ['all', 'chosen', 'inherited', 'sample', 'feature', 'unknown'] as const;
export type ConfigScope = (typeof configScopes)[number];

const scopeOf = (config: ConfigViewDto): Exclude<ConfigScope, 'all'> =>
  config.provenance === 'set' || config.provenance === 'pinned' ? 'chosen' : config.provenance;

/** How many keys each scope holds, and the keys that match scope and text (part of key or value). */
export function filterConfigs(
  configs: readonly ConfigViewDto[],
  scope: ConfigScope,
  text: string,
): { counts: Record<ConfigScope, number>; shown: readonly ConfigViewDto[] } {
  const counts = { all: configs.length, chosen: 0, inherited: 0, sample: 0, feature: 0, unknown: 0 };
  for (const config of configs) counts[scopeOf(config)] += 1;
  const wanted = text.trim().toLowerCase();
  const shown = configs.filter(
    (config) =>
      (scope === 'all' || scopeOf(config) === scope) &&
      (config.name.toLowerCase().includes(wanted) || (config.value ?? '').toLowerCase().includes(wanted)),
  );
  return { counts, shown };
}
