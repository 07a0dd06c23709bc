// Generated from the message definitions of Apache Kafka 4.3.1 (Apache-2.0). Do not edit: npx tsx lib/kafka/protocol/generate/main.ts
import type { Peer } from '../../api.ts';
import type { Reader } from '../../reader.ts';
import type { Writer } from '../../writer.ts';
import { alterUserScramCredentialsV0 } from '../alter-user-scram-credentials-v0.ts';
import type {
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsRequestScramCredentialDeletion,
  AlterUserScramCredentialsRequestScramCredentialUpsertion,
  AlterUserScramCredentialsResponse,
  AlterUserScramCredentialsResponseAlterUserScramCredentialsResult,
} from '../alter-user-scram-credentials-v0.ts';

export function decodeAlterUserScramCredentialsRequest(r: Reader): AlterUserScramCredentialsRequest {
  const deletions: AlterUserScramCredentialsRequestScramCredentialDeletion[] = [];
  for (let n = r.compactLength(); n > 0; n--) deletions.push(decodeAlterUserScramCredentialsRequestScramCredentialDeletion(r));
  const upsertions: AlterUserScramCredentialsRequestScramCredentialUpsertion[] = [];
  for (let n = r.compactLength(); n > 0; n--) upsertions.push(decodeAlterUserScramCredentialsRequestScramCredentialUpsertion(r));
  r.skipTags();
  return { deletions, upsertions };
}

export function decodeAlterUserScramCredentialsRequestScramCredentialDeletion(r: Reader): AlterUserScramCredentialsRequestScramCredentialDeletion {
  const name = r.compactString();
  const mechanism = r.int8();
  r.skipTags();
  return { name, mechanism };
}

export function decodeAlterUserScramCredentialsRequestScramCredentialUpsertion(r: Reader): AlterUserScramCredentialsRequestScramCredentialUpsertion {
  const name = r.compactString();
  const mechanism = r.int8();
  const iterations = r.int32();
  const salt = r.compactBytes();
  const saltedPassword = r.compactBytes();
  r.skipTags();
  return { name, mechanism, iterations, salt, saltedPassword };
}

export function encodeAlterUserScramCredentialsResponse(w: Writer, m: AlterUserScramCredentialsResponse): void {
  w.int32(m.throttleTimeMs);
  w.compactLength(m.results.length);
  for (const item of m.results) encodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(w, item);
  w.uvarint(0);
}

export function encodeAlterUserScramCredentialsResponseAlterUserScramCredentialsResult(w: Writer, m: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult): void {
  w.compactString(m.user);
  w.int16(m.errorCode);
  w.compactStringOrNull(m.errorMessage);
  w.uvarint(0);
}

export const alterUserScramCredentialsV0Peer: Peer<AlterUserScramCredentialsRequest, AlterUserScramCredentialsResponse> = {
  api: alterUserScramCredentialsV0,
  decodeRequest: decodeAlterUserScramCredentialsRequest,
  encodeResponse: encodeAlterUserScramCredentialsResponse,
};

