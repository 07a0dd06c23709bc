import type { BulkPlanDto, ConfigPlanDto, ConfigStateDto } from '@/lib/contracts/changes.ts';
import {
  type ConfigEdit,
  type Configured,
  type Conflict,
  conflictsWith,
  type PlannedChange,
  planConfigs,
  withChanges,
} from '@/lib/domain/changes/config-plan.ts';
import { type ConfigKind, type ConfigSubject, subjectKey } from '@/lib/domain/model/config.ts';
import type { ConfigAlteration, ConfigChange } from '@/lib/kafka/writer.ts';
import { appErrorOf, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { judgeDefaults } from './config-blast.ts';
import { type ChangedTopic, type Judgement, judgeTopics, type Verdicts } from './config-judgement.ts';
import { readConfigured } from './config-resources.ts';

const DEADLINE_MS = 10_000;

/** The edits of one resource, and what their keys were when they were made. */
export type PlanItem = {
  subject: ConfigSubject;
  edits: readonly ConfigEdit[];
  base: readonly ConfigStateDto[];
};

/**
 * What the edits would do to one resource as it is now.
 * @throws AppError `kafka_refused` for a resource that is not there, `kafka_denied`, `kafka_unreachable`
 */
export async function planConfigChange(
  cluster: WatchedCluster,
  item: PlanItem,
  now: number,
): Promise<ConfigPlanDto> {
  const [prepared] = await prepareChanges(cluster, [item]);
  if (prepared === undefined) throw appErrorOf(NO_ITEM);
  if (!prepared.configured.ok) throw appErrorOf(prepared.configured.error);
  const { subject } = item;
  if (subject.kind === 'cluster' || subject.kind === 'broker') {
    const judged = await judgeDefaults(
      cluster,
      { kind: subject.kind, name: subject.name },
      prepared.rows,
      now,
    );
    const { blast } = judged;
    const isSerious = judged.deletes || blast.hurt > 0;
    return toPlan(prepared, judged, { blast, confirm: isSerious ? cluster.definition.name : null }, now);
  }
  const { each, whole } = await judge(cluster, [prepared], now);
  const [judgement = unjudged(subject.kind)] = each;
  const { fixes, breaks } = subject.kind === 'topic' ? whole() : NO_VERDICTS;
  const judged = {
    ...judgement,
    fixes: [...judgement.fixes, ...fixes],
    breaks: [...judgement.breaks, ...breaks],
  };
  return toPlan(prepared, judged, risk(subject, judged), now);
}

/** The same for many topics at once; one that cannot be read is refused in its own plan. */
export async function planTopicChanges(
  cluster: WatchedCluster,
  items: readonly PlanItem[],
  now: number,
): Promise<BulkPlanDto> {
  const prepared = await prepareChanges(cluster, items);
  const { each, whole } = await judge(cluster, prepared, now);
  return {
    items: prepared.map((one, index) => toPlan(one, each[index], risk(one.item.subject, each[index]), now)),
    whole: whole(),
  };
}

/** A change that was looked at and not judged: what the way to it and the plan have in common. */
export type PreparedChange = {
  item: PlanItem;
  configured: Result<Configured>;
  rows: readonly PlannedChange[];
  alteration: ConfigAlteration;
  refusal: ErrorInfo | null;
  conflicts: readonly Conflict[];
};

/** In the order of the items. Kafka is asked for the present configs and to validate the very requests; nothing is changed. */
export async function prepareChanges(
  cluster: WatchedCluster,
  items: readonly PlanItem[],
): Promise<PreparedChange[]> {
  const { bySubject } = await readConfigured(
    cluster,
    items.map(({ subject }) => subject),
  );
  const prepared = items.map((item): PreparedChange => {
    const configured = bySubject.get(subjectKey(item.subject)) ?? fail(NO_ITEM);
    const rows = configured.ok ? planConfigs(configured.value, item.edits) : [];
    return {
      item,
      configured,
      rows,
      alteration: { subject: item.subject, changes: toChanges(rows, item.edits) },
      refusal: configured.ok ? null : configured.error,
      conflicts: configured.ok ? conflictsWith(configured.value.resource, item.base) : [],
    };
  });
  const sent = prepared.filter(({ alteration }) => alteration.changes.length > 0);
  if (sent.length === 0) return prepared;
  const validated = await cluster.kafka.writer.alterConfigs(
    sent.map(({ alteration }) => alteration),
    { deadlineMs: DEADLINE_MS, validateOnly: true },
  );
  for (const [index, one] of sent.entries()) {
    const result = validated[index];
    if (result?.ok === false) one.refusal = atField(result.error, one.item.edits);
  }
  return prepared;
}

const NO_ITEM: ErrorInfo = { code: 'internal', message: 'Nothing was read.', retryable: false };

/** A secret's value is only in the edit: a plan does not hold it. */
function toChanges(rows: readonly PlannedChange[], edits: readonly ConfigEdit[]): ConfigChange[] {
  return edits.flatMap((edit, index): ConfigChange[] => {
    if (rows[index]?.problem !== null) return [];
    return edit.op === 'inherit'
      ? [{ name: edit.key, operation: 'delete', value: null }]
      : [{ name: edit.key, operation: edit.op, value: edit.value }];
  });
}

/** Kafka names the key in its message, not in a field: the longest edited key it mentions is the one, or the only one there is. */
function atField(error: ErrorInfo, edits: readonly ConfigEdit[]): ErrorInfo {
  const [only, ...others] = edits;
  if (only !== undefined && others.length === 0) return { ...error, field: only.key };
  const message = error.kafka?.message ?? error.message;
  const [field] = edits
    .map(({ key }) => key)
    .filter((key) => message.includes(key))
    .sort((a, b) => b.length - a.length);
  return field === undefined ? error : { ...error, field };
}

const NO_RULES: Readonly<Partial<Record<ConfigKind, string>>> = {
  topic: 'Its configs could not be read.',
  group: 'No rule of the audit looks at the configs of a group.',
  'client-metrics': 'No rule of the audit looks at client metrics.',
  'broker-logger': 'No rule of the audit looks at log levels. They last until the broker restarts.',
};

const NO_VERDICTS: Verdicts = { fixes: [], breaks: [] };

const unjudged = (kind: ConfigKind): Judgement => ({
  ...{ ...NO_VERDICTS, consequences: [] },
  notJudged: NO_RULES[kind] ?? null,
  deletes: false,
});

function changedTopics(prepared: readonly PreparedChange[]): ChangedTopic[] {
  return prepared.flatMap(({ item: { subject }, configured, rows }) => {
    if (subject.kind !== 'topic' || !configured.ok) return [];
    const { kind, resource } = configured.value;
    const after = withChanges(resource, kind, rows);
    return [{ name: subject.name, before: resource, after, changes: rows }];
  });
}

/** In the order of what was prepared, and together. */
async function judge(
  cluster: WatchedCluster,
  prepared: readonly PreparedChange[],
  now: number,
): Promise<{ each: Judgement[]; whole: () => Verdicts }> {
  const topics = changedTopics(prepared);
  const { each, whole } = await judgeTopics(cluster, topics, now);
  const byTopic = new Map(topics.map(({ name }, index) => [name, each[index]]));
  const judgementOf = ({ item: { subject } }: PreparedChange) =>
    (subject.kind === 'topic' ? byTopic.get(subject.name) : undefined) ?? unjudged(subject.kind);
  return { each: prepared.map(judgementOf), whole };
}

const risk = (subject: ConfigSubject, judgement: Judgement | undefined) => ({
  blast: null,
  confirm: judgement?.deletes === true ? subject.name : null,
});

function toPlan(
  { item: { subject }, configured, rows, refusal, conflicts }: PreparedChange,
  judgement: Judgement | undefined,
  { blast, confirm }: Pick<ConfigPlanDto, 'blast' | 'confirm'>,
  now: number,
): ConfigPlanDto {
  const entries = configured.ok ? configured.value.resource.entries : [];
  const known = new Set(entries.map(({ name }) => name));
  const { fixes = [], breaks = [], consequences = [], notJudged = null } = judgement ?? {};
  return {
    subject,
    rows: rows.map((row) => (row.sensitive ? { ...row, after: { ...row.after, value: null } } : row)),
    untouched: entries.length - rows.filter(({ key }) => known.has(key)).length,
    refusal,
    conflicts: [...conflicts],
    ...{ fixes, breaks, consequences, notJudged, blast, confirm },
    answeredBy: configured.ok ? configured.value.resource.answeredBy : -1,
    at: now,
  };
}
