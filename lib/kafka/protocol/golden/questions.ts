import { ZERO_UUID } from '../uuid.ts';

export type Question = readonly [api: string, version: number, request: unknown];

const group = 'golden-group';
const partition = { partitionIndex: 0, timestamp: -1n };

/** What is asked of a real broker for the golden bytes; nothing whose answer holds a path of the machine. */
export function questions(kafka: '4.3.1' | '3.9.2', brokerId: number): Question[] {
  const both: Question[] = [
    ['ApiVersions', 3, { clientSoftwareName: 'highwater', clientSoftwareVersion: '0.1.0' }],
    [
      'Metadata',
      12,
      {
        topics: [
          { name: 'golden', topicId: ZERO_UUID },
          { name: 'missing', topicId: ZERO_UUID },
        ],
        allowAutoTopicCreation: false,
        includeTopicAuthorizedOperations: false,
      },
    ],
    ['DescribeCluster', 0, { includeClusterAuthorizedOperations: false }],
    ['FindCoordinator', 4, { keyType: 0, coordinatorKeys: [group] }],
    ['ListGroups', 4, { statesFilter: [] }],
    ['ListGroups', 5, { statesFilter: [], typesFilter: [] }],
    ['DescribeGroups', 5, { groups: [group, 'missing'], includeAuthorizedOperations: false }],
    [
      'OffsetFetch',
      8,
      {
        groups: [
          { groupId: group, topics: null },
          { groupId: 'missing', topics: null },
        ],
        requireStable: false,
      },
    ],
    [
      'ListOffsets',
      7,
      { replicaId: -1, isolationLevel: 0, topics: [{ name: 'golden', partitions: [partition] }] },
    ],
    [
      'ListOffsets',
      8,
      { replicaId: -1, isolationLevel: 0, topics: [{ name: 'golden', partitions: [partition] }] },
    ],
    [
      'DescribeConfigs',
      4,
      {
        resources: [
          { resourceType: 2, resourceName: 'golden', configurationKeys: ['retention.ms', 'cleanup.policy'] },
        ],
        includeSynonyms: true,
        includeDocumentation: true,
      },
    ],
    [
      'DescribeQuorum',
      1,
      { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] },
    ],
    ['DescribeTopicPartitions', 0, { topics: [{ name: 'golden' }], responsePartitionLimit: 1, cursor: null }],
    ['DescribeClientQuotas', 1, { components: [], strict: false }],
    ['DescribeProducers', 0, { topics: [{ name: 'golden', partitionIndexes: [0] }] }],
    ['ListTransactions', 0, { stateFilters: ['NoSuchState'], producerIdFilters: [] }],
    [
      'CreateTopics',
      7,
      {
        topics: [{ name: 'bad name', numPartitions: 1, replicationFactor: 1, assignments: [], configs: [] }],
        timeoutMs: 1000,
        validateOnly: true,
      },
    ],
    [
      'OffsetForLeaderEpoch',
      4,
      {
        replicaId: -2,
        topics: [{ topic: 'golden', partitions: [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch: 0 }] }],
      },
    ],
    ['ListPartitionReassignments', 0, { timeoutMs: 1000, topics: null }],
    [
      'IncrementalAlterConfigs',
      1,
      {
        resources: [
          {
            resourceType: 4,
            resourceName: String(brokerId),
            configs: [{ name: 'log.cleaner.threads', configOperation: 0, value: 'many' }],
          },
        ],
        validateOnly: true,
      },
    ],
  ];
  const newer: Question[] = [
    ['ApiVersions', 4, { clientSoftwareName: 'highwater', clientSoftwareVersion: '0.1.0' }],
    [
      'DescribeCluster',
      2,
      { includeClusterAuthorizedOperations: false, endpointType: 1, includeFencedBrokers: true },
    ],
    ['DescribeGroups', 6, { groups: [group, 'missing'], includeAuthorizedOperations: false }],
    ['ConsumerGroupDescribe', 1, { groupIds: [group], includeAuthorizedOperations: false }],
    ['ShareGroupDescribe', 1, { groupIds: ['missing'], includeAuthorizedOperations: false }],
    ['StreamsGroupDescribe', 0, { groupIds: ['missing'], includeAuthorizedOperations: false }],
    ['DescribeShareGroupOffsets', 1, { groups: [{ groupId: 'missing', topics: null }] }],
  ];
  return kafka === '4.3.1' ? [...both, ...newer] : both;
}
