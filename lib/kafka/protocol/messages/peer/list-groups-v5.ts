// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { listGroupsV5 } from '../list-groups-v5.ts';
import type {
  ListGroupsRequest,
  ListGroupsResponse,
  ListGroupsResponseListedGroup,
} from '../list-groups-v5.ts';

export function decodeListGroupsRequest(r: Reader): ListGroupsRequest {
  const statesFilter: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) statesFilter.push(r.compactString());
  const typesFilter: string[] = [];
  for (let n = r.compactLength(); n > 0; n--) typesFilter.push(r.compactString());
  r.skipTags();
  return { statesFilter, typesFilter };
}

export function encodeListGroupsResponse(w: Writer, m: ListGroupsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.groups.length);
  for (const item of m.groups) encodeListGroupsResponseListedGroup(w, item);
  w.uvarint(0);
}

export function encodeListGroupsResponseListedGroup(w: Writer, m: ListGroupsResponseListedGroup): void {
  w.compactString(m.groupId);
  w.compactString(m.protocolType);
  w.compactString(m.groupState);
  w.compactString(m.groupType);
  w.uvarint(0);
}

export const listGroupsV5Peer: Peer<ListGroupsRequest, ListGroupsResponse> = {
  api: listGroupsV5,
  decodeRequest: decodeListGroupsRequest,
  encodeResponse: encodeListGroupsResponse,
};

