/** The statements about alerts whose text differs between SQLite and PostgreSQL: rows travel as one JSON parameter. */
export type AlertDialect = { saveAlerts: string; deleteAlerts: string };

/** Column, field of the record, type in PostgreSQL. */
const COLUMNS = [
  ['id', 'id', 'text'],
  ['rule_id', 'ruleId', 'text'],
  ['cluster_id', 'clusterId', 'text'],
  ['subject_kind', 'subjectKind', 'text'],
  ['subject_name', 'subjectName', 'text'],
  ['aspect', 'aspect', 'text'],
  ['team', 'team', 'text'],
  ['phase', 'phase', 'text'],
  ['state', 'state', 'text'],
  ['value', 'value', 'text'],
  ['words', 'words', 'text'],
  ['sampled_at', 'sampledAt', 'bigint'],
  ['fired_at', 'firedAt', 'bigint'],
  ['resolved_at', 'resolvedAt', 'bigint'],
  ['told_at', 'toldAt', 'bigint'],
  ['told_last_at', 'toldLastAt', 'bigint'],
  ['closed_at', 'closedAt', 'bigint'],
  ['held_back', 'heldBack', 'text'],
  ['settled', 'settled', 'boolean'],
] as const;

const INSERT = `INSERT INTO alert (${COLUMNS.map(([column]) => `"${column}"`).join(', ')})`;
const MERGE = `ON CONFLICT (id) DO UPDATE SET ${COLUMNS.filter(([column]) => column !== 'id')
  .map(([column]) => `"${column}" = excluded."${column}"`)
  .join(', ')}`;

export const SQLITE_ALERTS: AlertDialect = {
  saveAlerts: `${INSERT} SELECT ${COLUMNS.map(([, field]) => `value ->> '${field}'`).join(', ')}
    FROM json_each(?1) WHERE true ${MERGE}`,
  deleteAlerts: 'DELETE FROM alert WHERE id IN (SELECT value FROM json_each(?1))',
};

export const POSTGRES_ALERTS: AlertDialect = {
  saveAlerts: `${INSERT} SELECT ${COLUMNS.map(([, field]) => `j."${field}"`).join(', ')}
    FROM jsonb_to_recordset($1::jsonb) AS j(${COLUMNS.map(([, field, type]) => `"${field}" ${type}`).join(', ')}) ${MERGE}`,
  deleteAlerts: 'DELETE FROM alert WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb))',
};
