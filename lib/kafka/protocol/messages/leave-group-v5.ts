// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type LeaveGroupRequest = {
  groupId: string;
  members: readonly LeaveGroupRequestMemberIdentity[];
};

export type LeaveGroupRequestMemberIdentity = {
  memberId: string;
  groupInstanceId?: string | null | undefined;
  reason?: string | null | undefined;
};

export type LeaveGroupResponse = {
  throttleTimeMs: number;
  errorCode: number;
  members: readonly LeaveGroupResponseMemberResponse[];
};

export type LeaveGroupResponseMemberResponse = {
  memberId: string;
  groupInstanceId: string | null;
  errorCode: number;
};

export function encodeLeaveGroupRequest(w: Writer, m: LeaveGroupRequest): void {
  w.compactString(m.groupId);
  w.compactLength(m.members.length);
  for (const item of m.members) encodeLeaveGroupRequestMemberIdentity(w, item);
  w.uvarint(0);
}

export function encodeLeaveGroupRequestMemberIdentity(w: Writer, m: LeaveGroupRequestMemberIdentity): void {
  w.compactString(m.memberId);
  w.compactStringOrNull(m.groupInstanceId ?? null);
  w.compactStringOrNull(m.reason ?? null);
  w.uvarint(0);
}

export function decodeLeaveGroupResponse(r: Reader): LeaveGroupResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const members: LeaveGroupResponseMemberResponse[] = [];
  for (let n = r.compactLength(); n > 0; n--) members.push(decodeLeaveGroupResponseMemberResponse(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, members };
}

export function decodeLeaveGroupResponseMemberResponse(r: Reader): LeaveGroupResponseMemberResponse {
  const memberId = r.compactString();
  const groupInstanceId = r.compactStringOrNull();
  const errorCode = r.int16();
  r.skipTags();
  return { memberId, groupInstanceId, errorCode };
}

export const leaveGroupV5: Api<LeaveGroupRequest, LeaveGroupResponse> = {
  name: 'LeaveGroup',
  key: 13,
  version: 5,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeLeaveGroupRequest,
  decode: decodeLeaveGroupResponse,
};

