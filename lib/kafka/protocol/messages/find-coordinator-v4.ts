// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type FindCoordinatorRequest = {
  keyType?: number | undefined;
  coordinatorKeys: readonly string[];
};

export type FindCoordinatorResponse = {
  throttleTimeMs: number;
  coordinators: readonly FindCoordinatorResponseCoordinator[];
};

export type FindCoordinatorResponseCoordinator = {
  key: string;
  nodeId: number;
  host: string;
  port: number;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeFindCoordinatorRequest(w: Writer, m: FindCoordinatorRequest): void {
  w.int8(m.keyType ?? 0);
  w.compactLength(m.coordinatorKeys.length);
  for (const item of m.coordinatorKeys) w.compactString(item);
  w.uvarint(0);
}

export function decodeFindCoordinatorResponse(r: Reader): FindCoordinatorResponse {
  const throttleTimeMs = r.int32();
  const coordinators: FindCoordinatorResponseCoordinator[] = [];
  for (let n = r.compactLength(); n > 0; n--) coordinators.push(decodeFindCoordinatorResponseCoordinator(r));
  r.skipTags();
  return { throttleTimeMs, coordinators };
}

export function decodeFindCoordinatorResponseCoordinator(r: Reader): FindCoordinatorResponseCoordinator {
  const key = r.compactString();
  const nodeId = r.int32();
  const host = r.compactString();
  const port = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { key, nodeId, host, port, errorCode, errorMessage };
}

export const findCoordinatorV4: Api<FindCoordinatorRequest, FindCoordinatorResponse> = {
  name: 'FindCoordinator',
  key: 10,
  version: 4,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeFindCoordinatorRequest,
  decode: decodeFindCoordinatorResponse,
};

