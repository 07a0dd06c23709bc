import type { ClusterSnapshot, SectionName, SnapshotSections } from '@/lib/domain/model/snapshot.ts';
import { formatAge } from '@/lib/shared/format/duration.ts';
import type { Section } from '@/lib/shared/section.ts';
import { type Fact, known, missing, missingFrom } from './fact.ts';

type ValueOf<S> = S extends Section<infer Value> ? Value : never;

/** Rules do not look at ACLs. */
type JudgedSection = Exclude<SectionName, 'acls'>;

/** Each section's newest value, unless it is too old to speak for now. */
export type SectionFacts = { readonly [Name in JudgedSection]: Fact<ValueOf<SnapshotSections[Name]>> };

const NAMES: Record<JudgedSection, string> = {
  metadata: 'The topics and brokers',
  offsets: 'The log offsets',
  groups: 'The groups',
  commits: 'The committed offsets',
  topicConfigs: 'The topic configs',
  brokerConfigs: 'The broker configs',
  logDirs: 'The log dirs',
  quorum: 'The metadata quorum',
  features: 'The feature levels',
  reassignments: 'The reassignments',
  quotas: 'The client quotas',
  newestRecords: 'The newest records',
  producers: 'The producers',
};

export function sectionFacts({ sections }: ClusterSnapshot, now: number, staleAfterMs: number): SectionFacts {
  const fact = <T>(section: Section<T> | undefined, name: JudgedSection): Fact<T> =>
    sectionFact(section, NAMES[name], now, staleAfterMs);
  return {
    metadata: fact(sections.metadata, 'metadata'),
    offsets: fact(sections.offsets, 'offsets'),
    groups: fact(sections.groups, 'groups'),
    commits: fact(sections.commits, 'commits'),
    topicConfigs: fact(sections.topicConfigs, 'topicConfigs'),
    brokerConfigs: fact(sections.brokerConfigs, 'brokerConfigs'),
    logDirs: fact(sections.logDirs, 'logDirs'),
    quorum: fact(sections.quorum, 'quorum'),
    features: fact(sections.features, 'features'),
    reassignments: fact(sections.reassignments, 'reassignments'),
    quotas: fact(sections.quotas, 'quotas'),
    newestRecords: fact(sections.newestRecords, 'newestRecords'),
    producers: fact(sections.producers, 'producers'),
  };
}

function sectionFact<T>(
  section: Section<T> | undefined,
  what: string,
  now: number,
  staleAfterMs: number,
): Fact<T> {
  if (section === undefined) return missing('not-read', `${what} have not been read yet.`);
  if (section.ok) return fresh(section.value, section.collectedAt, what, now, staleAfterMs);
  if (!section.lastGood) return missingFrom(section.error, what);
  const { value, collectedAt } = section.lastGood;
  return fresh(value, collectedAt, what, now, staleAfterMs);
}

/** The value, unless it was read longer ago than `staleAfterMs`. */
export function fresh<T>(value: T, readAt: number, what: string, now: number, staleAfterMs: number): Fact<T> {
  if (now - readAt <= staleAfterMs) return known(value);
  return missing('stale', `${what} were last read ${formatAge(now - readAt)} ago.`);
}
