// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Api } from '../api.ts';
import type { Reader } from '../reader.ts';
import type { Writer } from '../writer.ts';

export type AlterUserScramCredentialsRequest = {
  deletions: readonly AlterUserScramCredentialsRequestScramCredentialDeletion[];
  upsertions: readonly AlterUserScramCredentialsRequestScramCredentialUpsertion[];
};

export type AlterUserScramCredentialsRequestScramCredentialDeletion = {
  name: string;
  mechanism: number;
};

export type AlterUserScramCredentialsRequestScramCredentialUpsertion = {
  name: string;
  mechanism: number;
  iterations: number;
  salt: Uint8Array;
  saltedPassword: Uint8Array;
};

export type AlterUserScramCredentialsResponse = {
  throttleTimeMs: number;
  results: readonly AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[];
};

export type AlterUserScramCredentialsResponseAlterUserScramCredentialsResult = {
  user: string;
  errorCode: number;
  errorMessage: string | null;
};

export function encodeAlterUserScramCredentialsRequest(w: Writer, m: AlterUserScramCredentialsRequest): void {
  w.compactLength(m.deletions.length);
  for (const item of m.deletions) encodeAlterUserScramCredentialsRequestScramCredentialDeletion(w, item);
  w.compactLength(m.upsertions.length);
  for (const item of m.upsertions) encodeAlterUserScramCredentialsRequestScramCredentialUpsertion(w, item);
  w.uvarint(0);
}

export function encodeAlterUserScramCredentialsRequestScramCredentialDeletion(w: Writer, m: AlterUserScramCredentialsRequestScramCredentialDeletion): void {
  w.compactString(m.name);
  w.int8(m.mechanism);
  w.uvarint(0);
}

export function encodeAlterUserScramCredentialsRequestScramCredentialUpsertion(w: Writer, m: AlterUserScramCredentialsRequestScramCredentialUpsertion): void {
  w.compactString(m.name);
  w.int8(m.mechanism);
  w.int32(m.iterations);
  w.compactBytes(m.salt);
  w.compactBytes(m.saltedPassword);
  w.uvarint(0);
}

export function decodeAlterUserScramCredentialsResponse(r: Reader): AlterUserScramCredentialsResponse {
  const throttleTimeMs = r.int32();
  const results: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[] = [];
  for (let n = r.compactLength(); n > 0; n--) results.push(decodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(r));
  r.skipTags();
  return { throttleTimeMs, results };
}

export function decodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(r: Reader): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  const user = r.compactString();
  const errorCode = r.int16();
  const errorMessage = r.compactStringOrNull();
  r.skipTags();
  return { user, errorCode, errorMessage };
}

export const alterUserScramCredentialsV0: Api<AlterUserScramCredentialsRequest, AlterUserScramCredentialsResponse> = {
  name: 'AlterUserScramCredentials',
  key: 51,
  version: 0,
  requestHeader: 2,
  responseHeader: 1,
  encode: encodeAlterUserScramCredentialsRequest,
  decode: decodeAlterUserScramCredentialsResponse,
};

