// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { leaveGroupV5 } from '../leave-group-v5.ts';
import type {
  LeaveGroupRequest,
  LeaveGroupRequestMemberIdentity,
  LeaveGroupResponse,
  LeaveGroupResponseMemberResponse,
} from '../leave-group-v5.ts';

export function decodeLeaveGroupRequest(r: Reader): LeaveGroupRequest {
  const groupId = r.compactString();
  const members: LeaveGroupRequestMemberIdentity[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeLeaveGroupRequestMemberIdentity(r));
  r.skipTags();
  return { groupId, members };
}

export function decodeLeaveGroupRequestMemberIdentity(r: Reader): LeaveGroupRequestMemberIdentity {
  const memberId = r.compactString();
  const groupInstanceId = r.compactStringOrNull();
  const reason = r.compactStringOrNull();
  r.skipTags();
  return { memberId, groupInstanceId, reason };
}

export function encodeLeaveGroupResponse(w: Writer, m: LeaveGroupResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactLength(m.members.length);
  for (const item of m.members) encodeLeaveGroupResponseMemberResponse(w, item);
  w.uvarint(0);
}

export function encodeLeaveGroupResponseMemberResponse(w: Writer, m: LeaveGroupResponseMemberResponse): void {
  w.compactString(m.memberId);
  w.compactStringOrNull(m.groupInstanceId);
  w.int16(m.errorCode);
  w.uvarint(0);
}

export const leaveGroupV5Peer: Peer<LeaveGroupRequest, LeaveGroupResponse> = {
  api: leaveGroupV5,
  decodeRequest: decodeLeaveGroupRequest,
  encodeResponse: encodeLeaveGroupResponse,
};

