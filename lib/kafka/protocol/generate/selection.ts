/**
 * The APIs and versions Highwater speaks. One version per API where it covers Kafka 3.5 to 4.3; several, newest first
 * in use, where a newer one tells more (the broker's ApiVersions answer decides).
 */
export const CLIENT_VERSION = '4.3.1';

export const SELECTION: Readonly<Record<string, readonly number[]>> = {
  AlterClientQuotas: [1],
  AlterPartitionReassignments: [0],
  AlterReplicaLogDirs: [2],
  AlterShareGroupOffsets: [0],
  AlterUserScramCredentials: [0],
  ApiVersions: [3, 4],
  ConsumerGroupDescribe: [0, 1],
  CreateAcls: [3],
  CreatePartitions: [3],
  CreateTopics: [7],
  DeleteAcls: [3],
  DeleteGroups: [2],
  DeleteRecords: [2],
  DeleteShareGroupOffsets: [0],
  DeleteTopics: [6],
  DescribeAcls: [3],
  DescribeClientQuotas: [1],
  DescribeCluster: [0, 2],
  DescribeConfigs: [4],
  DescribeGroups: [5, 6],
  DescribeLogDirs: [4],
  DescribeProducers: [0],
  DescribeQuorum: [1, 2],
  DescribeShareGroupOffsets: [0, 1],
  DescribeTopicPartitions: [0],
  DescribeTransactions: [0],
  DescribeUserScramCredentials: [0],
  ElectLeaders: [2],
  Fetch: [12],
  FindCoordinator: [4],
  IncrementalAlterConfigs: [1],
  LeaveGroup: [5],
  ListConfigResources: [0],
  ListGroups: [4, 5],
  ListOffsets: [7, 8],
  ListPartitionReassignments: [0],
  ListTransactions: [0],
  Metadata: [12],
  OffsetCommit: [8],
  OffsetDelete: [0],
  OffsetFetch: [8],
  OffsetForLeaderEpoch: [4],
  ShareGroupDescribe: [1],
  StreamsGroupDescribe: [0],
  UpdateFeatures: [1],
  WriteTxnMarkers: [1],
};

/** Messages outside the request/response pairs, decoded from opaque bytes. */
export const DATA_MESSAGES: Readonly<Record<string, readonly number[]>> = {
  ConsumerProtocolAssignment: [3],
};

/**
 * Arrays whose elements are decoded one step at a time, so that a large answer never holds the event loop: message ->
 * path of array fields.
 */
export const STEPPED: Readonly<Record<string, readonly string[]>> = {
  ConsumerGroupDescribeResponse: ['groups'],
  DescribeConfigsResponse: ['results'],
  DescribeGroupsResponse: ['groups'],
  DescribeLogDirsResponse: ['results', 'topics'],
  DescribeShareGroupOffsetsResponse: ['groups'],
  ListGroupsResponse: ['groups'],
  ListOffsetsResponse: ['topics'],
  MetadataResponse: ['topics'],
  OffsetFetchResponse: ['groups'],
};

/**
 * Arrays of structs that are the same in most elements of an answer, as `Struct.field`: where the bytes are those of one
 * that was decoded before in the same message, its value is given again. 2,000 topics on a cluster's defaults have one list
 * of 33 configs between them.
 */
export const REPEATED: ReadonlySet<string> = new Set([
  'DescribeConfigsResponseDescribeConfigsResult.configs',
]);
