import type { SectionName } from '@/lib/domain/model/snapshot.ts';

export const JOBS = [
  'metadata',
  'positions',
  'starts',
  'members',
  'configs',
  'logDirs',
  'quorum',
  'acls',
  'reassignments',
  'quotas',
  'newestRecords',
  'producers',
] as const;
export type JobName = (typeof JOBS)[number];

/** Planned milliseconds between two collections of a job. */
export type Cadence = Readonly<Record<JobName, number>>;

/**
 * Kafka itself needs 9 s (`broker.session.timeout.ms`) to fence a broker that died; `metadata` shows it 3 s later.
 * `positions` plus the deadline of its first fan-out stays under 10 s: that is how long a frozen broker may keep the
 * others' fresh data from the screen.
 */
export const DEFAULT_CADENCE: Cadence = {
  metadata: 3_000,
  positions: 5_000,
  starts: 30_000,
  members: 15_000,
  configs: 60_000,
  logDirs: 20_000,
  quorum: 10_000,
  acls: 60_000,
  reassignments: 30_000,
  quotas: 60_000,
  newestRecords: 60_000,
  producers: 60_000,
};

/** The job that fills a section. */
export const JOB_OF_SECTION: Record<SectionName, JobName> = {
  metadata: 'metadata',
  offsets: 'positions',
  groups: 'positions',
  commits: 'positions',
  topicConfigs: 'configs',
  brokerConfigs: 'configs',
  logDirs: 'logDirs',
  quorum: 'quorum',
  features: 'configs',
  acls: 'acls',
  reassignments: 'reassignments',
  quotas: 'quotas',
  newestRecords: 'newestRecords',
  producers: 'producers',
};
