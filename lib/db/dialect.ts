/** The statements whose text differs between SQLite and PostgreSQL. Rows travel as one JSON parameter. */
export type Dialect = {
  name: 'sqlite' | 'postgres';
  insertSeries: string;
  mergeSamples: string;
  selectSeries: string;
  deleteExpired: string;
  deleteOldest: string;
  deleteClusterSamples: string;
};

const MERGE = `ON CONFLICT (series_id, resolution_ms, at) DO UPDATE SET
  mean = (sample.mean * sample.count + excluded.mean) / (sample.count + 1),
  max = CASE WHEN excluded.max > sample.max THEN excluded.max ELSE sample.max END,
  count = sample.count + 1`;

// Parameters, in order: JSON rows, cluster id, resolution ms, bucket start.
// CROSS JOIN fixes SQLite's order: left to itself it reads all rows again for each series of the cluster.
export const SQLITE: Dialect = {
  name: 'sqlite',
  insertSeries: `INSERT INTO series (cluster_id, kind, name, metric)
    SELECT ?2, value ->> 'kind', value ->> 'name', value ->> 'metric' FROM json_each(?1) WHERE true
    ON CONFLICT DO NOTHING`,
  mergeSamples: `INSERT INTO sample (series_id, resolution_ms, at, mean, max, count)
    SELECT s.id, ?3, ?4, j.value ->> 'value', j.value ->> 'value', 1
    FROM json_each(?1) j CROSS JOIN series s ON s.cluster_id = ?2 AND s.kind = j.value ->> 'kind'
      AND s.name = j.value ->> 'name' AND s.metric = j.value ->> 'metric'
    WHERE true ${MERGE}`,
  selectSeries: `SELECT p.at AS at, p.mean AS mean, p.max AS max FROM sample p JOIN series s ON s.id = p.series_id
    WHERE s.cluster_id = ?1 AND s.kind = ?2 AND s.name = ?3 AND s.metric = ?4
      AND p.resolution_ms = ?5 AND p.at >= ?6 AND p.at < ?7 ORDER BY p.at`,
  deleteExpired: `DELETE FROM sample WHERE (series_id, resolution_ms, at) IN
    (SELECT series_id, resolution_ms, at FROM sample WHERE resolution_ms = ?1 AND at < ?2 LIMIT ?3)`,
  deleteOldest: `DELETE FROM sample WHERE (series_id, resolution_ms, at) IN
    (SELECT series_id, resolution_ms, at FROM sample ORDER BY resolution_ms, at LIMIT ?1)`,
  deleteClusterSamples: `DELETE FROM sample WHERE (series_id, resolution_ms, at) IN
    (SELECT series_id, resolution_ms, at FROM sample WHERE series_id IN (SELECT id FROM series WHERE cluster_id = ?1) LIMIT ?2)`,
};

/** SQLite's `?1` and PostgreSQL's `$1` are the only difference of these. */
const numbered = (sql: string) => sql.replace(/\?(\d)/g, (_, position: string) => `$${position}`);

const RECORDS = 'jsonb_to_recordset($1::jsonb) AS j(kind text, name text, metric text, value float8)';

export const POSTGRES: Dialect = {
  name: 'postgres',
  insertSeries: `INSERT INTO series (cluster_id, kind, name, metric)
    SELECT $2::text, j.kind, j.name, j.metric FROM ${RECORDS} ON CONFLICT DO NOTHING`,
  mergeSamples: `INSERT INTO sample (series_id, resolution_ms, at, mean, max, count)
    SELECT s.id, $3::int, $4::bigint, j.value, j.value, 1 FROM ${RECORDS}
    JOIN series s ON s.cluster_id = $2::text AND s.kind = j.kind AND s.name = j.name AND s.metric = j.metric ${MERGE}`,
  selectSeries: numbered(SQLITE.selectSeries),
  deleteExpired: numbered(SQLITE.deleteExpired),
  deleteOldest: numbered(SQLITE.deleteOldest),
  deleteClusterSamples: numbered(SQLITE.deleteClusterSamples),
};
