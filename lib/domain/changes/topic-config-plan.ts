import { inheritedValue } from '@/lib/domain/configs/provenance.ts';
import type { ConfigEntry, ConfigResource, ConfigSource } from '@/lib/domain/model/config.ts';

/** `set` gives the topic a value of its own, `inherit` takes its own value away. */
export type ConfigEdit = { key: string; op: 'set'; value: string } | { key: string; op: 'inherit' };

/** What a key was when somebody looked: what an edit is based on. */
export type ConfigState = { key: string; value: string | null; source: ConfigSource };

export type PlannedChange = {
  key: string;
  op: ConfigEdit['op'];
  before: ConfigState;
  /** Source and value null where Kafka does not tell what would be inherited. */
  after: { value: string | null; source: ConfigSource };
  /** Why nothing can come of this edit; null when it can be sent. */
  problem: string | null;
};

/** Every edit against the configs as they are now, in the order of the edits. `defaults` is what a new topic resolves to. */
export function planTopicConfigs(
  resource: ConfigResource,
  defaults: ConfigResource | undefined,
  edits: readonly ConfigEdit[],
): PlannedChange[] {
  const now = new Map(resource.entries.map((entry) => [entry.name, entry]));
  const inherited = new Map(defaults?.entries.map((entry) => [entry.name, entry]));
  return edits.map((edit) => {
    const entry = now.get(edit.key);
    if (entry === undefined) {
      const unknown = { key: edit.key, value: null, source: 'unknown' as const };
      return { key: edit.key, op: edit.op, before: unknown, after: afterSet(edit), problem: null };
    }
    const fallback = inherited.get(edit.key);
    return {
      key: edit.key,
      op: edit.op,
      before: stateOf(entry),
      after: edit.op === 'set' ? afterSet(edit) : afterInherit(entry, fallback),
      problem: problemOf(edit, entry),
    };
  });
}

export const stateOf = ({ name, value, source }: ConfigEntry): ConfigState => ({ key: name, value, source });

const afterSet = (edit: ConfigEdit): PlannedChange['after'] =>
  edit.op === 'set' ? { value: edit.value, source: 'topic' } : { value: null, source: 'unknown' };

function afterInherit(entry: ConfigEntry, fallback: ConfigEntry | undefined): PlannedChange['after'] {
  const value = inheritedValue(entry, 'topic', fallback);
  if (fallback) return { value, source: fallback.source };
  const below = entry.synonyms.find(({ source }) => source !== 'topic');
  return { value, source: below?.source ?? 'unknown' };
}

function problemOf(edit: ConfigEdit, entry: ConfigEntry): string | null {
  const isOwn = entry.source === 'topic';
  if (edit.op === 'inherit') return isOwn ? null : 'The topic has no value of its own here.';
  return isOwn && entry.value === edit.value ? 'It has this value already.' : null;
}

export type Conflict = { key: string; base: ConfigState; theirs: ConfigState };

/** Keys that are no longer what the edits were based on. A key without a base, or one nobody knew, is not checked. */
export function conflictsWith(resource: ConfigResource, base: readonly ConfigState[]): Conflict[] {
  const now = new Map(resource.entries.map((entry) => [entry.name, entry]));
  return base.flatMap((seen) => {
    const entry = now.get(seen.key);
    if (entry === undefined || seen.source === 'unknown') return [];
    if (entry.value === seen.value && entry.source === seen.source) return [];
    return [{ key: seen.key, base: seen, theirs: stateOf(entry) }];
  });
}

/** The edits that bring back what was before. */
export function undoOf(before: readonly ConfigState[]): ConfigEdit[] {
  return before.map(({ key, value, source }) =>
    source === 'topic' && value !== null ? { key, op: 'set', value } : { key, op: 'inherit' },
  );
}

/** The topic's configs as they would be, to judge them before anything is sent. */
export function withChanges(resource: ConfigResource, changes: readonly PlannedChange[]): ConfigResource {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  return {
    ...resource,
    entries: resource.entries.map((entry) => {
      const change = byKey.get(entry.name);
      if (change === undefined || change.problem !== null) return entry;
      const { value, source } = change.after;
      const own = { name: entry.name, value, source: 'topic' as const };
      const below = entry.synonyms.filter((synonym) => synonym.source !== 'topic');
      return { ...entry, value, source, synonyms: change.op === 'set' ? [own, ...below] : below };
    }),
  };
}
