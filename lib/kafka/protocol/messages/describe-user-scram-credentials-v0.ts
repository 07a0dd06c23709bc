// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type DescribeUserScramCredentialsRequest = {
  users: readonly DescribeUserScramCredentialsRequestUserName[] | null;
};

export type DescribeUserScramCredentialsRequestUserName = {
  name: string;
};

export type DescribeUserScramCredentialsResponse = {
  throttleTimeMs: number;
  errorCode: number;
  errorMessage: string | null;
  results: readonly DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[];
};

export type DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult = {
  user: string;
  errorCode: number;
  errorMessage: string | null;
  credentialInfos: readonly DescribeUserScramCredentialsResponseCredentialInfo[];
};

export type DescribeUserScramCredentialsResponseCredentialInfo = {
  mechanism: number;
  iterations: number;
};

export function encodeDescribeUserScramCredentialsRequest(w: Writer, m: DescribeUserScramCredentialsRequest): void {
  if (m.users === null) w.compactLength(-1);
  else {
    w.compactLength(m.users.length);
    for (const item of m.users) encodeDescribeUserScramCredentialsRequestUserName(w, item);
  }
  w.uvarint(0);
}

export function encodeDescribeUserScramCredentialsRequestUserName(w: Writer, m: DescribeUserScramCredentialsRequestUserName): void {
  w.compactString(m.name);
  w.uvarint(0);
}

export function decodeDescribeUserScramCredentialsResponse(r: Reader): DescribeUserScramCredentialsResponse {
  const throttleTimeMs = r.int32();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const results: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(r));
  r.skipTags();
  return { throttleTimeMs, errorCode, errorMessage, results };
}

export function decodeDescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult(r: Reader): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  const user = r.compactString();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  const credentialInfos: DescribeUserScramCredentialsResponseCredentialInfo[] = [];
  for (let n = r.compactLength(); n > 0; n--) credentialInfos.push(decodeDescribeUserScramCredentialsResponseCredentialInfo(r));
  r.skipTags();
  return { user, errorCode, errorMessage, credentialInfos };
}

export function decodeDescribeUserScramCredentialsResponseCredentialInfo(r: Reader): DescribeUserScramCredentialsResponseCredentialInfo {
  const mechanism = r.int8();
  const iterations = r.int32();
  r.skipTags();
  return { mechanism, iterations };
}

export const describeUserScramCredentialsV0: Api<DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse> = {
  name: 'DescribeUserScramCredentials',
  key: 50,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeDescribeUserScramCredentialsRequest,
  decode: decodeDescribeUserScramCredentialsResponse,
};

