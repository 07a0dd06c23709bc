import { type AlertDialect, POSTGRES_ALERTS, SQLITE_ALERTS } from './alerts-dialect.ts';

/** The statements whose text differs between SQLite and PostgreSQL. Lists travel as one JSON parameter. */
export type Dialect = {
  name: 'sqlite' | 'postgres';
  /** ?1 JSON series, ?2 cluster. */
  insertSeries: string;
  /** ?1 JSON series, ?2 cluster: `position` in ?1 and `id`. */
  findSeries: string;
  /** ?1 JSON object of values by series id, ?2 JSON of resolutions, ?3 moment. */
  mergeSamples: string;
  /** ?1 JSON of series, ?2 cluster, ?3 resolution, ?4 first bucket, ?5 end (exclusive). `series` is the position in ?1. */
  selectSeries: string;
  /** ?1 resolution, ?2 from, ?3 to (exclusive). */
  countSamples: string;
  /** ?1 resolution, ?2 before (exclusive). */
  deleteBefore: string;
  /** ?1 resolution, ?2 from, ?3 to (exclusive), ?4 cluster. */
  deleteOfCluster: string;
  /** Bytes on disk of what is in use. */
  sizeBytes: string;
  /**
   * What a sample takes at most, as measured: a budget of bytes is one of rows by it, because files and tables do not
   * shrink when rows go, they are filled again.
   */
  bytesPerSample: number;
  alerts: AlertDialect;
};

const MERGE = `ON CONFLICT (resolution_ms, at, series_id) DO UPDATE SET
  mean = (sample.mean * sample.count + excluded.mean) / (sample.count + 1),
  max = CASE WHEN excluded.max > sample.max THEN excluded.max ELSE sample.max END,
  count = sample.count + 1`;

// CROSS JOIN fixes SQLite's order: left to itself it reads all rows again for each series of the cluster.
const FIND_SERIES = `SELECT j.key AS position, s.id AS id FROM json_each(?1) j CROSS JOIN series s
  ON s.cluster_id = ?2 AND s.kind = j.value ->> 'kind' AND s.name = j.value ->> 'name'
    AND s.metric = j.value ->> 'metric'`;

export const SQLITE: Dialect = {
  name: 'sqlite',
  insertSeries: `INSERT INTO series (cluster_id, kind, name, metric)
    SELECT ?2, value ->> 'kind', value ->> 'name', value ->> 'metric' FROM json_each(?1) WHERE true
    ON CONFLICT DO NOTHING`,
  findSeries: FIND_SERIES,
  mergeSamples: `INSERT INTO sample (resolution_ms, at, series_id, mean, max, count)
    SELECT r.value, CAST(?3 AS INTEGER) / r.value * r.value, CAST(j.key AS INTEGER), j.value, j.value, 1
    FROM json_each(?2) r CROSS JOIN json_each(?1) j WHERE true ${MERGE}`,
  selectSeries: `WITH RECURSIVE
    bucket(at) AS (SELECT ?4 UNION ALL SELECT at + ?3 FROM bucket WHERE at + ?3 < ?5),
    wanted(position, id) AS MATERIALIZED (${FIND_SERIES})
    SELECT w.position AS series, p.at AS at, p.mean AS mean, p.max AS max, p.count AS count
    FROM bucket b CROSS JOIN wanted w CROSS JOIN sample p
      ON p.resolution_ms = ?3 AND p.at = b.at AND p.series_id = w.id`,
  countSamples: `SELECT count(*) AS rows FROM sample WHERE resolution_ms = ?1 AND at >= ?2 AND at < ?3`,
  deleteBefore: `DELETE FROM sample WHERE resolution_ms = ?1 AND at < ?2`,
  deleteOfCluster: `DELETE FROM sample WHERE resolution_ms = ?1 AND at >= ?2 AND at < ?3
    AND series_id IN (SELECT id FROM series WHERE cluster_id = ?4)`,
  sizeBytes: `SELECT (pages.page_count - free.freelist_count) * size.page_size AS bytes
    FROM pragma_page_count pages, pragma_freelist_count free, pragma_page_size size`,
  bytesPerSample: 64,
  alerts: SQLITE_ALERTS,
};

/** SQLite's `?1` and PostgreSQL's `$1` are the only difference of these. */
const numbered = (sql: string) => sql.replace(/\?(\d)/g, (_, position: string) => `$${position}`);

const PG_FIND_SERIES = `SELECT j.position - 1 AS position, s.id AS id FROM jsonb_array_elements($1::jsonb)
  WITH ORDINALITY AS j(value, position) JOIN series s ON s.cluster_id = $2::text
    AND s.kind = j.value ->> 'kind' AND s.name = j.value ->> 'name' AND s.metric = j.value ->> 'metric'`;

export const POSTGRES: Dialect = {
  name: 'postgres',
  insertSeries: `INSERT INTO series (cluster_id, kind, name, metric)
    SELECT $2::text, j.kind, j.name, j.metric
    FROM jsonb_to_recordset($1::jsonb) AS j(kind text, name text, metric text) ON CONFLICT DO NOTHING`,
  findSeries: PG_FIND_SERIES,
  mergeSamples: `INSERT INTO sample (resolution_ms, at, series_id, mean, max, count)
    SELECT r.ms::int, $3::bigint / r.ms::bigint * r.ms::bigint, j.key::int,
      j.value::float8, j.value::float8, 1
    FROM jsonb_array_elements_text($2::jsonb) AS r(ms) CROSS JOIN jsonb_each_text($1::jsonb) AS j ${MERGE}`,
  selectSeries: `WITH wanted AS (${PG_FIND_SERIES})
    SELECT w.position AS series, p.at AS at, p.mean AS mean, p.max AS max, p.count AS count
    FROM sample p JOIN wanted w ON w.id = p.series_id
    WHERE p.resolution_ms = $3::int AND p.at = ANY (ARRAY(SELECT generate_series($4::bigint, $5::bigint - 1, $3::bigint)))
    ORDER BY p.at`,
  countSamples: numbered(SQLITE.countSamples),
  deleteBefore: numbered(SQLITE.deleteBefore),
  deleteOfCluster: numbered(SQLITE.deleteOfCluster),
  sizeBytes: `SELECT pg_database_size(current_database()) AS bytes`,
  bytesPerSample: 256,
  alerts: POSTGRES_ALERTS,
};
