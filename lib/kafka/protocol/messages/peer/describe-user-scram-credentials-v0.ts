// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { describeUserScramCredentialsV0 } from '../describe-user-scram-credentials-v0.ts';
import type {
  DescribeUserScramCredentialsRequest,
  DescribeUserScramCredentialsRequestUserName,
  DescribeUserScramCredentialsResponse,
  DescribeUserScramCredentialsResponseCredentialInfo,
  DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult,
} from '../describe-user-scram-credentials-v0.ts';

export function decodeDescribeUserScramCredentialsRequest(r: Reader): DescribeUserScramCredentialsRequest {
  const usersLength = r.compactLengthOrNull();
  const usersItems: DescribeUserScramCredentialsRequestUserName[] = [];
  for (let n = usersLength; n > 0; n--) usersItems.push(decodeDescribeUserScramCredentialsRequestUserName(r));
  const users = usersLength < 0 ? null : usersItems;
  r.skipTags();
  return { users };
}

export function decodeDescribeUserScramCredentialsRequestUserName(r: Reader): DescribeUserScramCredentialsRequestUserName {
  const name = r.compactString();
  r.skipTags();
  return { name };
}

export function encodeDescribeUserScramCredentialsResponse(w: Writer, m: DescribeUserScramCredentialsResponse): void {
  w.int32(m.throttleTimeMs);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(w, item);
  w.uvarint(0);
}

export function encodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(w: Writer, m: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult): void {
  w.compactString(m.user);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.compactLength(m.credentialInfos.length);
  for (const item of m.credentialInfos) encodeDescribeUserScramCredentialsResponseCredentialInfo(w, item);
  w.uvarint(0);
}

export function encodeDescribeUserScramCredentialsResponseCredentialInfo(w: Writer, m: DescribeUserScramCredentialsResponseCredentialInfo): void {
  w.int8(m.mechanism);
  w.int32(m.iterations);
  w.uvarint(0);
}

export const describeUserScramCredentialsV0Peer: Peer<DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse> = {
  api: describeUserScramCredentialsV0,
  decodeRequest: decodeDescribeUserScramCredentialsRequest,
  encodeResponse: encodeDescribeUserScramCredentialsResponse,
};

