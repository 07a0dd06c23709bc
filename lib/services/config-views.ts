import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { inheritedValue, ownSource, provenanceOf } from '@/lib/domain/configs/provenance.ts';
import type { ConfigDocs, ConfigEntry, ConfigKind, ConfigResource } from '@/lib/domain/model/config.ts';

/** Every key of a resource with where its value comes from. */
export function configViews(
  resource: ConfigResource,
  kind: ConfigKind,
  docs: ConfigDocs,
  defaultOf: (key: string) => ConfigEntry | undefined = () => undefined,
): ConfigViewDto[] {
  return resource.entries.map((entry) => {
    const fallback = defaultOf(entry.name);
    return {
      name: entry.name,
      value: entry.sensitive ? null : entry.value,
      source: entry.source,
      provenance: provenanceOf(entry, kind, fallback),
      inheritedValue: entry.sensitive ? null : inheritedValue(entry, ownSource(kind), fallback),
      readOnly: entry.readOnly,
      sensitive: entry.sensitive,
      type: entry.type,
      documentation: docs.get(entry.name) ?? null,
      synonyms: entry.synonyms.map((synonym) => ({ ...synonym })),
    };
  });
}
