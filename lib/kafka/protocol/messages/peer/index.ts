// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import { alterClientQuotasV1Peer } from './alter-client-quotas-v1.ts';
import { alterPartitionReassignmentsV0Peer } from './alter-partition-reassignments-v0.ts';
import { alterReplicaLogDirsV2Peer } from './alter-replica-log-dirs-v2.ts';
import { alterShareGroupOffsetsV0Peer } from './alter-share-group-offsets-v0.ts';
import { alterUserScramCredentialsV0Peer } from './alter-user-scram-credentials-v0.ts';
import { apiVersionsV3Peer } from './api-versions-v3.ts';
import { apiVersionsV4Peer } from './api-versions-v4.ts';
import { consumerGroupDescribeV0Peer } from './consumer-group-describe-v0.ts';
import { consumerGroupDescribeV1Peer } from './consumer-group-describe-v1.ts';
import { createAclsV3Peer } from './create-acls-v3.ts';
import { createPartitionsV3Peer } from './create-partitions-v3.ts';
import { createTopicsV7Peer } from './create-topics-v7.ts';
import { deleteAclsV3Peer } from './delete-acls-v3.ts';
import { deleteGroupsV2Peer } from './delete-groups-v2.ts';
import { deleteRecordsV2Peer } from './delete-records-v2.ts';
import { deleteShareGroupOffsetsV0Peer } from './delete-share-group-offsets-v0.ts';
import { deleteTopicsV6Peer } from './delete-topics-v6.ts';
import { describeAclsV3Peer } from './describe-acls-v3.ts';
import { describeClientQuotasV1Peer } from './describe-client-quotas-v1.ts';
import { describeClusterV0Peer } from './describe-cluster-v0.ts';
import { describeClusterV2Peer } from './describe-cluster-v2.ts';
import { describeConfigsV4Peer } from './describe-configs-v4.ts';
import { describeGroupsV5Peer } from './describe-groups-v5.ts';
import { describeGroupsV6Peer } from './describe-groups-v6.ts';
import { describeLogDirsV4Peer } from './describe-log-dirs-v4.ts';
import { describeProducersV0Peer } from './describe-producers-v0.ts';
import { describeQuorumV1Peer } from './describe-quorum-v1.ts';
import { describeQuorumV2Peer } from './describe-quorum-v2.ts';
import { describeShareGroupOffsetsV0Peer } from './describe-share-group-offsets-v0.ts';
import { describeShareGroupOffsetsV1Peer } from './describe-share-group-offsets-v1.ts';
import { describeTopicPartitionsV0Peer } from './describe-topic-partitions-v0.ts';
import { describeTransactionsV0Peer } from './describe-transactions-v0.ts';
import { describeUserScramCredentialsV0Peer } from './describe-user-scram-credentials-v0.ts';
import { electLeadersV2Peer } from './elect-leaders-v2.ts';
import { fetchV12Peer } from './fetch-v12.ts';
import { findCoordinatorV4Peer } from './find-coordinator-v4.ts';
import { incrementalAlterConfigsV1Peer } from './incremental-alter-configs-v1.ts';
import { leaveGroupV5Peer } from './leave-group-v5.ts';
import { listConfigResourcesV0Peer } from './list-config-resources-v0.ts';
import { listGroupsV4Peer } from './list-groups-v4.ts';
import { listGroupsV5Peer } from './list-groups-v5.ts';
import { listOffsetsV7Peer } from './list-offsets-v7.ts';
import { listOffsetsV8Peer } from './list-offsets-v8.ts';
import { listPartitionReassignmentsV0Peer } from './list-partition-reassignments-v0.ts';
import { listTransactionsV0Peer } from './list-transactions-v0.ts';
import { metadataV12Peer } from './metadata-v12.ts';
import { offsetCommitV8Peer } from './offset-commit-v8.ts';
import { offsetDeleteV0Peer } from './offset-delete-v0.ts';
import { offsetFetchV8Peer } from './offset-fetch-v8.ts';
import { offsetForLeaderEpochV4Peer } from './offset-for-leader-epoch-v4.ts';
import { shareGroupDescribeV1Peer } from './share-group-describe-v1.ts';
import { streamsGroupDescribeV0Peer } from './streams-group-describe-v0.ts';
import { updateFeaturesV1Peer } from './update-features-v1.ts';
import { writeTxnMarkersV1Peer } from './write-txn-markers-v1.ts';

export const peers = [
  alterClientQuotasV1Peer,
  alterPartitionReassignmentsV0Peer,
  alterReplicaLogDirsV2Peer,
  alterShareGroupOffsetsV0Peer,
  alterUserScramCredentialsV0Peer,
  apiVersionsV3Peer,
  apiVersionsV4Peer,
  consumerGroupDescribeV0Peer,
  consumerGroupDescribeV1Peer,
  createAclsV3Peer,
  createPartitionsV3Peer,
  createTopicsV7Peer,
  deleteAclsV3Peer,
  deleteGroupsV2Peer,
  deleteRecordsV2Peer,
  deleteShareGroupOffsetsV0Peer,
  deleteTopicsV6Peer,
  describeAclsV3Peer,
  describeClientQuotasV1Peer,
  describeClusterV0Peer,
  describeClusterV2Peer,
  describeConfigsV4Peer,
  describeGroupsV5Peer,
  describeGroupsV6Peer,
  describeLogDirsV4Peer,
  describeProducersV0Peer,
  describeQuorumV1Peer,
  describeQuorumV2Peer,
  describeShareGroupOffsetsV0Peer,
  describeShareGroupOffsetsV1Peer,
  describeTopicPartitionsV0Peer,
  describeTransactionsV0Peer,
  describeUserScramCredentialsV0Peer,
  electLeadersV2Peer,
  fetchV12Peer,
  findCoordinatorV4Peer,
  incrementalAlterConfigsV1Peer,
  leaveGroupV5Peer,
  listConfigResourcesV0Peer,
  listGroupsV4Peer,
  listGroupsV5Peer,
  listOffsetsV7Peer,
  listOffsetsV8Peer,
  listPartitionReassignmentsV0Peer,
  listTransactionsV0Peer,
  metadataV12Peer,
  offsetCommitV8Peer,
  offsetDeleteV0Peer,
  offsetFetchV8Peer,
  offsetForLeaderEpochV4Peer,
  shareGroupDescribeV1Peer,
  streamsGroupDescribeV0Peer,
  updateFeaturesV1Peer,
  writeTxnMarkersV1Peer,
] as const;
