import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';

/** A finding as it is kept; `body` is JSON, opaque here. Times are epoch ms. */
export type FindingRecord = {
  key: string;
  ruleId: string;
  subjectKind: string;
  subjectName: string;
  fingerprint: string;
  openedAt: number;
  body: string;
};

export type OpenFindingRecord = Omit<FindingRecord, 'body'>;
export type FixedFindingRecord = Pick<FindingRecord, 'openedAt' | 'body'> & { fixedAt: number };

/** What an audit changes; keys of the findings that are fixed, and of those that are forgotten. */
export type FindingChanges = {
  at: number;
  opened: readonly FindingRecord[];
  fixed: readonly string[];
  gone: readonly string[];
};

/** How long a finding is kept that was fixed. */
export const FIXED_KEEP_MS = 30 * 86_400_000;

export type FindingsStore = {
  /** All of it or nothing. An opened one replaces what was kept of its key. */
  saveFindings(clusterId: string, changes: FindingChanges): Promise<void>;
  listOpenFindings(clusterId: string): Promise<OpenFindingRecord[]>;
  /** Newest first. */
  listFixedFindings(clusterId: string, limit: number): Promise<FixedFindingRecord[]>;
};

export function createFindingsStore(client: PrismaClient, { name }: Pick<Dialect, 'name'>): FindingsStore {
  const { open, fix, forget } = name === 'sqlite' ? SQLITE : POSTGRES;
  return {
    async saveFindings(clusterId, { at, opened, fixed, gone }) {
      await client.$transaction([
        client.$executeRawUnsafe(open, JSON.stringify(opened), clusterId),
        client.$executeRawUnsafe(fix, JSON.stringify(fixed), clusterId, at),
        client.$executeRawUnsafe(forget, JSON.stringify(gone), clusterId),
        client.finding.deleteMany({ where: { clusterId, fixedAt: { lt: BigInt(at - FIXED_KEEP_MS) } } }),
      ]);
    },

    async listOpenFindings(clusterId) {
      const rows = await client.finding.findMany({
        where: { clusterId, fixedAt: null },
        omit: { clusterId: true, fixedAt: true, body: true },
      });
      return rows.map((row) => ({ ...row, openedAt: Number(row.openedAt) }));
    },

    async listFixedFindings(clusterId, limit) {
      const rows = await client.finding.findMany({
        where: { clusterId, fixedAt: { not: null } },
        select: { openedAt: true, fixedAt: true, body: true },
        orderBy: [{ fixedAt: 'desc' }, { key: 'asc' }],
        take: limit,
      });
      return rows.map(({ openedAt, fixedAt, body }) => ({
        openedAt: Number(openedAt),
        fixedAt: Number(fixedAt),
        body,
      }));
    },
  };
}

/** Column, field of the record, type in PostgreSQL. */
const COLUMNS = [
  ['finding_key', 'key', 'text'],
  ['rule_id', 'ruleId', 'text'],
  ['subject_kind', 'subjectKind', 'text'],
  ['subject_name', 'subjectName', 'text'],
  ['fingerprint', 'fingerprint', 'text'],
  ['opened_at', 'openedAt', 'bigint'],
  ['body', 'body', 'text'],
] as const;

const names = COLUMNS.map(([column]) => column).join(', ');
const INSERT = `INSERT INTO finding (cluster_id, ${names})`;
const MERGE = `ON CONFLICT (cluster_id, finding_key) DO UPDATE SET fixed_at = NULL,
  fingerprint = excluded.fingerprint, opened_at = excluded.opened_at, body = excluded.body`;

/** Lists travel as one JSON parameter: ?1; ?2 cluster; ?3 moment. */
const SQLITE = {
  open: `${INSERT} SELECT ?2, ${COLUMNS.map(([, field]) => `value ->> '${field}'`).join(', ')}
    FROM json_each(?1) WHERE true ${MERGE}`,
  fix: `UPDATE finding SET fixed_at = ?3
    WHERE cluster_id = ?2 AND finding_key IN (SELECT value FROM json_each(?1))`,
  forget: `DELETE FROM finding
    WHERE cluster_id = ?2 AND finding_key IN (SELECT value FROM json_each(?1))`,
};

const POSTGRES = {
  open: `${INSERT} SELECT $2::text, ${COLUMNS.map(([, field]) => `j."${field}"`).join(', ')}
    FROM jsonb_to_recordset($1::jsonb) AS j(${COLUMNS.map(([, field, type]) => `"${field}" ${type}`).join(', ')}) ${MERGE}`,
  fix: `UPDATE finding SET fixed_at = $3::bigint
    WHERE cluster_id = $2::text AND finding_key IN (SELECT jsonb_array_elements_text($1::jsonb))`,
  forget: `DELETE FROM finding
    WHERE cluster_id = $2::text AND finding_key IN (SELECT jsonb_array_elements_text($1::jsonb))`,
};
