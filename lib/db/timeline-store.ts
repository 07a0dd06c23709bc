import type { EventDetail, EventSubject, TimelineEvent } from '@/lib/domain/timeline/event.ts';
import type { Undo } from '@/lib/domain/timeline/undo.ts';
import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';

/** How long events are kept. */
export const EVENTS_KEEP_MS = 30 * 86_400_000;
/** Events of all clusters; beyond it the oldest go first. About 600 bytes each, 8 KB where many members came and went. */
export const EVENTS_MAX = 500_000;

export type EventFilter = {
  clusterId: string;
  /** Kinds (`broker.down`) or families (`broker`); all when empty. */
  kinds: readonly string[];
  severities: readonly string[];
  /** Those about one of them, or that mention one; all when empty. */
  subjects: readonly EventSubject[];
  /** Families that are found whatever subject is asked for. */
  alsoFamilies: readonly string[];
  /** Epoch ms, inclusive and exclusive. */
  from: number;
  to: number;
  /** Place of the last event that was read: older ones follow. */
  before: { at: number; id: string } | null;
  limit: number;
};

export type TimelineStore = {
  /** Keeps events whose id is new, and that the cluster was watched until `heardAt`. */
  appendEvents(clusterId: string, heardAt: number, events: readonly TimelineEvent[]): Promise<void>;
  /** Newest first. */
  listEvents(filter: EventFilter): Promise<TimelineEvent[]>;
  /** Epoch ms until which the cluster was watched; null = never. */
  heardAt(clusterId: string): Promise<number | null>;
  /** Epoch ms from which on every event is still there. */
  eventsCompleteFrom(now: number): Promise<number>;
  deleteEvents(clusterId: string): Promise<void>;
  /** Deletes a slice of what is too old or too much; true = call again. */
  pruneEvents(now: number): Promise<boolean>;
};

/** Small enough that one delete stays under 50 ms of database time. */
const PRUNE_SLICE = 2_000;

type Row = {
  id: string;
  at: bigint | number;
  kind: string;
  severity: string;
  subject_kind: string;
  subject_name: string;
  title: string;
  value_from: string | null;
  value_to: string | null;
  details: string;
  change_id: string | null;
  actor: string | null;
  reason: string | null;
};

/** What only the event itself needs; the columns are what is searched. */
type Stored = {
  details: readonly EventDetail[];
  total: number;
  mentions: readonly EventSubject[];
  /** Left out where there is none. */
  undo?: Undo | null | undefined;
};

const COLUMNS =
  'id, at, kind, severity, subject_kind, subject_name, title, value_from, value_to, details, change_id, actor, reason';

export function createTimelineStore(
  client: PrismaClient,
  dialect: Pick<Dialect, 'name'>,
  maxRows = EVENTS_MAX,
): TimelineStore {
  const isSqlite = dialect.name === 'sqlite';
  const place = (position: number) => (isSqlite ? `?${position}` : `$${position}`);
  const contains = (position: number) =>
    isSqlite ? `instr(mentions, ${place(position)}) > 0` : `strpos(mentions, ${place(position)}) > 0`;

  return {
    async appendEvents(clusterId, heardAt, events) {
      const heard = { heardAt: BigInt(heardAt) };
      await client.$transaction([
        client.timelineWatch.upsert({
          where: { clusterId },
          create: { clusterId, ...heard },
          update: heard,
        }),
        ...(events.length === 0
          ? []
          : [
              client.$executeRawUnsafe(isSqlite ? INSERT_SQLITE : INSERT_POSTGRES, toJson(events), clusterId),
            ]),
      ]);
    },

    async listEvents({ clusterId, kinds, severities, subjects, alsoFamilies, from, to, before, limit }) {
      const values: (string | number)[] = [clusterId, from, to];
      const add = (value: string | number) => values.push(value);
      const anyOf = (column: string, list: readonly string[]) =>
        `${column} IN (${list.map((one) => place(add(one))).join(', ')})`;
      const where = [`cluster_id = ${place(1)}`, `at >= ${place(2)}`, `at < ${place(3)}`];
      if (kinds.length > 0) where.push(`(${anyOf('kind', kinds)} OR ${anyOf('family', kinds)})`);
      if (severities.length > 0) where.push(anyOf('severity', severities));
      if (subjects.length > 0) {
        const about = subjects.map((subject) => contains(add(line(subject))));
        if (alsoFamilies.length > 0) about.push(anyOf('family', alsoFamilies));
        where.push(`(${about.join(' OR ')})`);
      }
      if (before !== null) {
        const at = place(add(before.at));
        where.push(`(at < ${at} OR (at = ${at} AND id < ${place(add(before.id))}))`);
      }
      const rows = await client.$queryRawUnsafe<Row[]>(
        `SELECT ${COLUMNS} FROM timeline_event WHERE ${where.join(' AND ')}
         ORDER BY at DESC, id DESC LIMIT ${place(add(limit))}`,
        ...values,
      );
      return rows.map(fromRow);
    },

    async heardAt(clusterId) {
      const row = await client.timelineWatch.findUnique({ where: { clusterId } });
      return row === null ? null : Number(row.heardAt);
    },

    async eventsCompleteFrom(now) {
      const keptFrom = now - EVENTS_KEEP_MS;
      if ((await client.timelineEvent.count()) < maxRows) return keptFrom;
      const oldest = await client.timelineEvent.findFirst({ orderBy: { at: 'asc' }, select: { at: true } });
      return Math.max(keptFrom, Number(oldest?.at ?? keptFrom));
    },

    async deleteEvents(clusterId) {
      await client.timelineEvent.deleteMany({ where: { clusterId } });
      await client.timelineWatch.deleteMany({ where: { clusterId } });
    },

    async pruneEvents(now) {
      const slice = (where: string) =>
        `DELETE FROM timeline_event WHERE (cluster_id, id) IN
         (SELECT cluster_id, id FROM timeline_event ${where} ORDER BY at LIMIT ${place(1)})`;
      let deleted = await client.$executeRawUnsafe(
        slice(`WHERE at < ${place(2)}`),
        PRUNE_SLICE,
        now - EVENTS_KEEP_MS,
      );
      const excess = (await client.timelineEvent.count()) - maxRows;
      if (excess > 0) deleted += await client.$executeRawUnsafe(slice(''), Math.min(excess, PRUNE_SLICE));
      return deleted >= PRUNE_SLICE;
    },
  };
}

const FIELDS = [
  'id',
  'family',
  'kind',
  'severity',
  'subject_kind',
  'subject_name',
  'title',
  'value_from',
  'value_to',
  'details',
  'mentions',
  'change_id',
  'actor',
  'reason',
] as const;

const INSERT = `INSERT INTO timeline_event (cluster_id, at, ${FIELDS.join(', ')})`;

const INSERT_SQLITE = `${INSERT}
  SELECT ?2, value ->> 'at', ${FIELDS.map((name) => `value ->> '${name}'`).join(', ')}
  FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`;

const INSERT_POSTGRES = `${INSERT}
  SELECT $2::text, j.at, ${FIELDS.map((name) => `j.${name}`).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS j(at bigint, ${FIELDS.map((name) => `${name} text`).join(', ')})
  ON CONFLICT DO NOTHING`;

/** JSON keeps a name on its line: group ids are free text. */
const line = ({ kind, name }: EventSubject): string => `\n${kind} ${JSON.stringify(name)}\n`;

function toJson(events: readonly TimelineEvent[]): string {
  return JSON.stringify(
    events.map(({ id, at, kind, severity, subject, title, from, to, changeId, actor, reason, ...event }) => {
      const { details, detailsTotal: total, mentions, undo } = event;
      return {
        id,
        at,
        family: kind.split('.')[0],
        kind,
        severity,
        subject_kind: subject.kind,
        subject_name: subject.name,
        title,
        value_from: from,
        value_to: to,
        details: JSON.stringify({ details, total, mentions, undo: undo ?? undefined } satisfies Stored),
        mentions: [subject, ...mentions].map(line).join(''),
        change_id: changeId,
        actor,
        reason,
      };
    }),
  );
}

function fromRow(row: Row): TimelineEvent {
  // Only ever written by `toJson`.
  const { details, total, mentions, undo = null }: Stored = JSON.parse(row.details);
  return {
    id: row.id,
    at: Number(row.at),
    kind: row.kind,
    severity: row.severity as TimelineEvent['severity'],
    subject: { kind: row.subject_kind as EventSubject['kind'], name: row.subject_name },
    title: row.title,
    from: row.value_from,
    to: row.value_to,
    details,
    detailsTotal: total,
    mentions,
    undo,
    changeId: row.change_id,
    actor: row.actor,
    reason: row.reason,
  };
}
