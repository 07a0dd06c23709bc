import { splitList } from '@/lib/domain/audit/config-reader.ts';
import { inheritedValue, ownSource } from '@/lib/domain/configs/provenance.ts';
import type { ConfigEntry, ConfigKind, ConfigResource, ConfigSource } from '@/lib/domain/model/config.ts';

/**
 * `set` gives the resource a value of its own, `inherit` takes its own value away. `append` and `subtract` change a list
 * and make it the resource's own (Kafka writes what it inherited into it).
 */
export type ConfigEdit =
  | { key: string; op: 'set' | 'append' | 'subtract'; value: string }
  | { key: string; op: 'inherit' };

/** What a key was when somebody looked: what an edit is based on. The value of a secret is null. */
export type ConfigState = { key: string; value: string | null; source: ConfigSource };

export type PlannedChange = {
  key: string;
  op: ConfigEdit['op'];
  before: ConfigState;
  /** Source and value null where Kafka does not tell what would be inherited. */
  after: { value: string | null; source: ConfigSource };
  /** Never shown and never kept. */
  sensitive: boolean;
  /** Why nothing can come of this edit; null when it can be sent. */
  problem: string | null;
};

/** The configs of one resource, and what its keys would be without values of its own. */
export type Configured = {
  kind: ConfigKind;
  resource: ConfigResource;
  inherited: (key: string) => ConfigEntry | undefined;
};

/** Every edit against the configs as they are now, in the order of the edits. */
export function planConfigs(configured: Configured, edits: readonly ConfigEdit[]): PlannedChange[] {
  const { kind, resource, inherited } = configured;
  const now = new Map(resource.entries.map((entry) => [entry.name, entry]));
  return edits.map((edit) => {
    const { key, op } = edit;
    const entry = now.get(key);
    if (entry === undefined) {
      const before = { key, value: null, source: 'unknown' as const };
      const after = edit.op === 'inherit' ? before : { value: edit.value, source: ownSource(kind) };
      return { key, op, before, after, sensitive: false, problem: unknownKey(kind) };
    }
    return {
      key,
      op,
      before: stateOf(entry),
      after: afterOf(kind, entry, edit, inherited(key)),
      sensitive: entry.sensitive,
      problem: problemOf(kind, edit, entry),
    };
  });
}

/** Topics, groups and metrics subscriptions: Kafka refuses it. Brokers keep whatever they are told. */
const unknownKey = (kind: ConfigKind): string | null =>
  kind === 'broker' || kind === 'cluster'
    ? 'No broker reports this key: Kafka would keep it and do nothing with it.'
    : null;

export const stateOf = ({ name, value, source, sensitive }: ConfigEntry): ConfigState => ({
  key: name,
  value: sensitive ? null : value,
  source,
});

function afterOf(
  kind: ConfigKind,
  entry: ConfigEntry,
  edit: ConfigEdit,
  fallback: ConfigEntry | undefined,
): PlannedChange['after'] {
  const own = ownSource(kind);
  switch (edit.op) {
    case 'set':
      return { value: edit.value, source: own };
    case 'append':
      return { value: union(entry.value, edit.value), source: own };
    case 'subtract':
      return { value: difference(entry.value, edit.value), source: own };
    case 'inherit':
      return afterInherit(entry, own, fallback);
  }
}

const union = (list: string | null, more: string): string =>
  [...new Set([...splitList(list ?? ''), ...splitList(more)])].join();

function difference(list: string | null, less: string): string {
  const gone = new Set(splitList(less));
  return splitList(list ?? '')
    .filter((item) => !gone.has(item))
    .join();
}

function afterInherit(
  entry: ConfigEntry,
  own: ConfigSource,
  fallback: ConfigEntry | undefined,
): PlannedChange['after'] {
  const value = inheritedValue(entry, own, fallback);
  if (fallback) return { value, source: fallback.source };
  const below = entry.synonyms.find(({ source }) => source !== own);
  return { value, source: below?.source ?? 'unknown' };
}

const NOUNS: Readonly<Record<ConfigKind, string>> = {
  topic: 'The topic',
  broker: 'The broker',
  cluster: 'The cluster',
  group: 'The group',
  'client-metrics': 'The subscription',
  'broker-logger': 'The logger',
};

function problemOf(kind: ConfigKind, edit: ConfigEdit, entry: ConfigEntry): string | null {
  const isOwn = entry.source === ownSource(kind);
  switch (edit.op) {
    case 'inherit':
      return isOwn ? null : `${NOUNS[kind]} has no value of its own here.`;
    case 'set':
      return isOwn && !entry.sensitive && entry.value === edit.value ? 'It has this value already.' : null;
    case 'append':
      return isOwn && union(entry.value, edit.value) === union(entry.value, '')
        ? 'It holds all of this already.'
        : null;
    case 'subtract':
      return difference(entry.value, edit.value) === union(entry.value, '')
        ? 'It holds nothing of this.'
        : null;
  }
}

export type Conflict = { key: string; base: ConfigState; theirs: ConfigState };

/** Keys that are no longer what the edits were based on. A key without a base, or one nobody knew, is not checked. */
export function conflictsWith(resource: ConfigResource, base: readonly ConfigState[]): Conflict[] {
  const now = new Map(resource.entries.map((entry) => [entry.name, entry]));
  return base.flatMap((seen) => {
    const entry = now.get(seen.key);
    if (entry === undefined || seen.source === 'unknown') return [];
    const theirs = stateOf(entry);
    if (theirs.value === seen.value && theirs.source === seen.source) return [];
    return [{ key: seen.key, base: seen, theirs }];
  });
}

/** The edits that bring back what was before; a secret cannot be brought back. */
export function undoOf(kind: ConfigKind, before: readonly ConfigState[]): ConfigEdit[] {
  return before.flatMap(({ key, value, source }): ConfigEdit[] => {
    if (source !== ownSource(kind)) return [{ key, op: 'inherit' }];
    return value === null ? [] : [{ key, op: 'set', value }];
  });
}

/** The configs as they would be, to judge them before anything is sent. */
export function withChanges(
  resource: ConfigResource,
  kind: ConfigKind,
  changes: readonly PlannedChange[],
): ConfigResource {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const source = ownSource(kind);
  return {
    ...resource,
    entries: resource.entries.map((entry) => {
      const change = byKey.get(entry.name);
      if (change === undefined || change.problem !== null) return entry;
      const own = { name: entry.name, value: change.after.value, source };
      const below = entry.synonyms.filter((synonym) => synonym.source !== source);
      return { ...entry, ...change.after, synonyms: change.op === 'inherit' ? below : [own, ...below] };
    }),
  };
}
