// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeClusterV0 } from '../describe-cluster-v0.ts';
import type {
  DescribeClusterRequest,
  DescribeClusterResponse,
  DescribeClusterResponseDescribeClusterBroker,
} from '../describe-cluster-v0.ts';

export function decodeDescribeClusterRequest(r: Reader): DescribeClusterRequest {
  const includeClusterAuthorizedOperations = r.bool();
  r.skipTags();
  return { includeClusterAuthorizedOperations };
}

export function encodeDescribeClusterResponse(w: Writer, m: DescribeClusterResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactString(m.clusterId);
  w.int32(m.controllerId);
  w.compactLength(m.brokers.length);
  for (const item of m.brokers) encodeDescribeClusterResponseDescribeClusterBroker(w, item);
  w.int32(m.clusterAuthorizedOperations);
  w.uvarint(0);
}

export function encodeDescribeClusterResponseDescribeClusterBroker(w: Writer, m: DescribeClusterResponseDescribeClusterBroker): void {
  w.int32(m.brokerId);
  w.compactString(m.host);
  w.int32(m.port);
  w.compactStringOrNull(m.rack);
  w.uvarint(0);
}

export const describeClusterV0Peer: Peer<DescribeClusterRequest, DescribeClusterResponse> = {
  api: describeClusterV0,
  decodeRequest: decodeDescribeClusterRequest,
  encodeResponse: encodeDescribeClusterResponse,
};

