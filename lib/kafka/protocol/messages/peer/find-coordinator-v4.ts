// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { findCoordinatorV4 } from '../find-coordinator-v4.ts';
import type {
  FindCoordinatorRequest,
  FindCoordinatorResponse,
  FindCoordinatorResponseCoordinator,
} from '../find-coordinator-v4.ts';

export function decodeFindCoordinatorRequest(r: Reader): FindCoordinatorRequest {
  const keyType = r.int8();
  const coordinatorKeys: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) coordinatorKeys.push(r.compactString());
  r.skipTags();
  return { keyType, coordinatorKeys };
}

export function encodeFindCoordinatorResponse(w: Writer, m: FindCoordinatorResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.coordinators.length);
  for (const item of m.coordinators) encodeFindCoordinatorResponseCoordinator(w, item);
  w.uvarint(0);
}

export function encodeFindCoordinatorResponseCoordinator(w: Writer, m: FindCoordinatorResponseCoordinator): void {
  w.compactString(m.key);
  w.int32(m.nodeId);
  w.compactString(m.host);
  w.int32(m.port);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const findCoordinatorV4Peer: Peer<FindCoordinatorRequest, FindCoordinatorResponse> = {
  api: findCoordinatorV4,
  decodeRequest: decodeFindCoordinatorRequest,
  encodeResponse: encodeFindCoordinatorResponse,
};

