// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeClusterRequest = {
  includeClusterAuthorizedOperations: boolean;
};

export type DescribeClusterResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
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
};

export function encodeDescribeClusterRequest(w: Writer, m: DescribeClusterRequest): void {
  w.bool(m.includeClusterAuthorizedOperations);
  w.uvarint(0);
}

export function decodeDescribeClusterResponse(r: Reader): DescribeClusterResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const clusterId = r.compactString();
  const controllerId = r.int32();
  const brokers: DescribeClusterResponseDescribeClusterBroker[] = [];
  for (let n = r.compactLength(); n > 0; n--) brokers.push(decodeDescribeClusterResponseDescribeClusterBroker(r));
  const clusterAuthorizedOperations = r.int32();
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, clusterId, controllerId, brokers, clusterAuthorizedOperations };
}

export function decodeDescribeClusterResponseDescribeClusterBroker(r: Reader): DescribeClusterResponseDescribeClusterBroker {
  const brokerId = r.int32();
  const host = r.compactString();
  const port = r.int32();
  const rack = r.compactStringOrNull();
  r.skipTags();
  return { brokerId, host, port, rack };
}

export const describeClusterV0: Api<DescribeClusterRequest, DescribeClusterResponse> = {
  name: 'DescribeCluster',
  key: 60,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeClusterRequest,
  decode: decodeDescribeClusterResponse,
};

