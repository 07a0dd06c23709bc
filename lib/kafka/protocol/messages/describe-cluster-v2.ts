// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeClusterRequest = {
  includeClusterAuthorizedOperations: boolean;
  endpointType?: number | undefined;
  includeFencedBrokers: boolean;
};

export type DescribeClusterResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  endpointType: number;
  clusterId: string;
  controllerId: number;
  brokers: readonly DescribeClusterResponseDescribeClusterBroker[];
  clusterAuthorizedOperations: number;
};

export type DescribeClusterResponseDescribeClusterBroker = {
  brokerId: number;
  host: string;
  port: number;
  rack: string | null;
  isFenced: boolean;
};

export function encodeDescribeClusterRequest(w: Writer, m: DescribeClusterRequest): void {
  w.bool(m.includeClusterAuthorizedOperations);
  w.int8(m.endpointType ?? 1);
  w.bool(m.includeFencedBrokers);
  w.uvarint(0);
}

export function decodeDescribeClusterResponse(r: Reader): DescribeClusterResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const endpointType = r.int8();
  const clusterId = r.compactString();
  const controllerId = r.int32();
  const brokers: DescribeClusterResponseDescribeClusterBroker[] = [];
  for (let n = r.compactLength(); n > 0; n--) brokers.push(decodeDescribeClusterResponseDescribeClusterBroker(r));
  const clusterAuthorizedOperations = r.int32();
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, endpointType, clusterId, controllerId, brokers, clusterAuthorizedOperations };
}

export function decodeDescribeClusterResponseDescribeClusterBroker(r: Reader): DescribeClusterResponseDescribeClusterBroker {
  const brokerId = r.int32();
  const host = r.compactString();
  const port = r.int32();
  const rack = r.compactStringOrNull();
  const isFenced = r.bool();
  r.skipTags();
  return { brokerId, host, port, rack, isFenced };
}

export const describeClusterV2: Api<DescribeClusterRequest, DescribeClusterResponse> = {
  name: 'DescribeCluster',
  key: 60,
  version: 2,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeClusterRequest,
  decode: decodeDescribeClusterResponse,
};

