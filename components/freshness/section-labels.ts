import type { SectionStateDto } from '@/lib/contracts/common.ts';

type SectionName = SectionStateDto['name'];

/** What a person calls each collected part. */
export const sectionLabels: Record<SectionName, string> = {
  metadata: 'Partitions and ISR',
  offsets: 'Log ends',
  groups: 'Group states and members',
  commits: 'Committed offsets',
  topicConfigs: 'Topic configs',
  brokerConfigs: 'Broker configs',
  logDirs: 'Sizes and log dirs',
  quorum: 'Controller quorum',
  features: 'Feature levels',
  acls: 'ACLs',
  reassignments: 'Reassignments',
  quotas: 'Client quotas',
  newestRecords: 'Newest records',
  producers: 'Producers',
};
