import type { AlertStore } from './alerts-records.ts';
import type { FindingsStore } from './findings-store.ts';
import type { SavedOffsetsStore } from './saved-offsets-store.ts';
import type { TimelineStore } from './timeline-store.ts';
import type { WatchStore } from './watch-store.ts';

/** A cluster as stored. `secrets` is ciphertext, or "" for a cluster without any; opaque here. */
export type ClusterRecord = {
  id: string;
  name: string;
  environment: string;
  /** `host:port` each. */
  bootstrap: string[];
  secrets: string;
  /** False: nothing may be changed through Highwater. */
  writable: boolean;
  createdAt: number;
  updatedAt: number;
};

/** Before, after and facts are JSON texts, opaque here. */
export type ChangeRecord = {
  id: string;
  clusterId: string;
  at: number;
  actor: string | null;
  operation: string;
  subjectKind: string;
  subjectName: string;
  before: string;
  after: string;
  facts: string;
  reason: string;
  state: string;
  error: string | null;
  reverts: string | null;
  /** Shared by the changes that were made together. */
  batch: string | null;
};

export type ChangeFilter = {
  clusterId: string;
  subjectKind?: string;
  subjectName?: string;
  batch?: string;
  /** Epoch ms, inclusive. */
  from?: number;
  limit: number;
};

export type AcceptanceRecord = {
  id: string;
  /** signed or muted */
  kind: string;
  clusterId: string;
  key: string;
  fingerprint: string;
  owner: string;
  reason: string;
  ticket: string | null;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
};

/** A name, prefix, expression or principal that people gave to a team in the UI. */
export type TeamMappingRecord = {
  id: string;
  team: string;
  kind: string;
  text: string;
  of: string;
  createdAt: number;
};

/** What the last audit within [at, at + resolutionMs) counted; `counts` is JSON, opaque here. */
export type TallyRecord = {
  clusterId: string;
  resolutionMs: number;
  at: number;
  judgedAt: number;
  counts: string;
};

export type TallyRange = Pick<TallyRecord, 'clusterId' | 'resolutionMs'> & {
  /** Epoch ms, inclusive and exclusive. */
  from: number;
  to: number;
};

export type SeriesKind = 'cluster' | 'topic' | 'group' | 'partition' | 'groupTopic' | 'broker' | 'volume';

/** One reading of one quantity; the store folds it into a bucket of every resolution. */
export type Reading = { kind: SeriesKind; name: string; metric: string; value: number };

export type SeriesName = Pick<Reading, 'kind' | 'name' | 'metric'>;

export type SeriesRange = {
  clusterId: string;
  series: readonly SeriesName[];
  resolutionMs: number;
  /** Epoch ms, inclusive (its whole bucket) and exclusive. */
  from: number;
  to: number;
};

/** `count`: the readings in it. */
export type SeriesPoint = { at: number; mean: number; max: number; count: number };

/** What the history holds, over all clusters, and what it may hold. */
export type HistoryUsage = {
  /** Epoch ms of the measurement. */
  at: number;
  /** From fine to coarse. `rows` is null while they are counted after a start, `oldest` while there are none. */
  resolutions: { resolutionMs: number; keepMs: number; rows: number | null; oldest: number | null }[];
  rows: number | null;
  rowsMost: number;
  /** Of the whole database, without pages that are free to be used again. */
  bytes: number;
  bytesMost: number;
};

type CoreStore = {
  listClusters(): Promise<ClusterRecord[]>;
  /** Inserts or replaces by id; rejects with `conflict` when another cluster has the name. */
  saveCluster(record: ClusterRecord): Promise<void>;
  /** Removes the cluster and all that is kept about it. */
  deleteCluster(id: string): Promise<void>;
  /** Inserts or replaces by id. */
  saveChange(record: ChangeRecord): Promise<void>;
  findChange(clusterId: string, id: string): Promise<ChangeRecord | null>;
  /** Newest first. */
  listChanges(filter: ChangeFilter): Promise<ChangeRecord[]>;
  /** Inserts or replaces by id. */
  saveAcceptance(record: AcceptanceRecord): Promise<void>;
  /** Newest first, those withdrawn or expired among them. */
  listAcceptances(clusterId: string): Promise<AcceptanceRecord[]>;
  /** Inserts or replaces by id. */
  saveTeamMapping(record: TeamMappingRecord): Promise<void>;
  /** Oldest first. */
  listTeamMappings(): Promise<TeamMappingRecord[]>;
  /** True when there was one. */
  deleteTeamMapping(id: string): Promise<boolean>;
  /** Keeps the counts as the newest of their hour and of their day. */
  saveTally(tally: Pick<TallyRecord, 'clusterId' | 'judgedAt' | 'counts'>): Promise<void>;
  /** Ascending. */
  listTallies(range: TallyRange): Promise<TallyRecord[]>;
  /** One statement: what it resolved for survives a kill of the process. */
  appendReadings(clusterId: string, at: number, readings: readonly Reading[]): Promise<void>;
  /** One statement. The points of each series, ascending, in the order of `series`; a bucket without a reading is absent. */
  readSeries(range: SeriesRange): Promise<SeriesPoint[][]>;
  /** Names of the subjects of which a metric was ever written. */
  seriesNames(series: Pick<SeriesName, 'kind' | 'metric'> & { clusterId: string }): Promise<string[]>;
  /** As of the last pruning, or measured now when there was none. */
  historyUsage(now: number): Promise<HistoryUsage>;
  /**
   * Deletes one bucket of what is older than its resolution keeps, or over the budget; true = call again. Over the
   * budget, the resolution goes first that still has the largest part of its time, so that all shrink alike.
   */
  pruneHistory(now: number): Promise<boolean>;
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Everything Highwater persists. Each call rejects when the database does; none blocks the event loop. */
export type Store = CoreStore & AlertStore & FindingsStore & SavedOffsetsStore & TimelineStore & WatchStore;
