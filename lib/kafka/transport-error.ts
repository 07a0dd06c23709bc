import { AppError, type ErrorCode } from '@/lib/shared/app-error.ts';

/** Who was called, for the words of an error. */
export type Peer = { address: string; brokerId: number | null; tls: boolean; mechanism: string | null };

/** What the connection was doing; it decides what a failure or a silence means. */
export type Stage = 'connecting' | 'asking for its versions' | 'signing in' | 'answering';

/** Code of a socket error: the first bytes that came back cannot be a Kafka answer. kafkajs keeps codes, not classes. */
export const NOT_KAFKA = 'NOT_KAFKA';

const TLS_CODE =
  /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_|EPROTO)/;
const NOT_TLS_CODE = /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/;

const SOCKET_TEXTS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refused the connection: nothing listens there.'],
  ['ENOTFOUND', 'cannot be found: the host name does not resolve.'],
  ['EAI_AGAIN', 'cannot be found: the host name does not resolve right now.'],
  ['EHOSTUNREACH', 'is not reachable on the network.'],
  ['ENETUNREACH', 'is not reachable on the network.'],
  ['ETIMEDOUT', 'did not accept the connection in time.'],
]);

/** A failure of the connection layer in words an operator can act on. AppErrors pass through. */
export function transportError(error: unknown, peer: Peer, stage: Stage): AppError {
  if (error instanceof AppError) return error;
  const { name, code, message } = facts(error);
  const make = (appCode: ErrorCode, text: string): AppError =>
    new AppError(appCode, `${label(peer)} ${text}`, {
      retryable: appCode === 'kafka_unreachable',
      cause: error,
      ...brokerOf(peer),
    });

  if (code === NOT_KAFKA) {
    return make('kafka_unreachable', `answers, but not with Kafka's protocol. ${question(peer)}`);
  }
  if (code !== null && NOT_TLS_CODE.test(code)) {
    return make('kafka_unreachable', 'does not answer with TLS. Is this a plaintext listener?');
  }
  if (code !== null && TLS_CODE.test(code)) {
    const reason = message.replace(/^Connection error: /, '');
    return make('kafka_unreachable', `has a certificate that is not trusted (${code}): ${reason}`);
  }
  const socketText = code === null ? undefined : SOCKET_TEXTS.get(code);
  if (socketText !== undefined) return make('kafka_unreachable', socketText);
  if (name.startsWith('KafkaJSConnection') || code === 'ECONNRESET' || code === 'EPIPE') {
    return make('kafka_unreachable', closedText(peer, stage));
  }
  if (stage === 'signing in') {
    const reason = message.replace(/^SASL .*? failed: /, '');
    return make('kafka_auth_failed', `did not accept the ${peer.mechanism} sign-in: ${reason}`);
  }
  if (error instanceof RangeError) {
    return make('kafka_protocol', `gave an answer that cannot be read: ${message}.`);
  }
  return make('internal', 'could not be asked: something failed inside Highwater; the log has the details.');
}

/** The deadline passed while the connection was in `stage`. */
export function silence(peer: Peer, stage: Stage, api: string, deadlineMs: number): AppError {
  const late = `did not answer ${api} within ${Math.round(deadlineMs)} ms`;
  return new AppError('kafka_timeout', `${label(peer)} ${late}${silenceDetail(peer, stage)}`, {
    retryable: true,
    ...brokerOf(peer),
  });
}

function silenceDetail(peer: Peer, stage: Stage): string {
  if (stage === 'answering') return '.';
  if (stage === 'connecting') return ': it did not accept the connection.';
  const silent = ': it accepts connections but stays silent.';
  // A broker that Metadata named is certainly a Kafka listener: it hangs.
  return peer.brokerId === null ? `${silent} ${question(peer)}` : silent;
}

function closedText(peer: Peer, stage: Stage): string {
  if (stage !== 'answering') return `closed the connection while ${stage}. ${question(peer)}`;
  return peer.mechanism === null
    ? 'closed the connection. Does the listener want a SASL sign-in?'
    : 'closed the connection.';
}

function question({ tls }: Peer): string {
  return tls ? 'Is this a Kafka listener with TLS?' : 'Is this a Kafka listener, and does it want TLS?';
}

export function label({ address, brokerId }: Peer): string {
  return brokerId === null ? `The bootstrap address ${address}` : `Broker ${brokerId} (${address})`;
}

function brokerOf({ brokerId }: Peer): { brokerId?: number } {
  return brokerId === null ? {} : { brokerId };
}

function facts(error: unknown): { name: string; code: string | null; message: string } {
  if (!(error instanceof Error)) return { name: 'unknown', code: null, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, code, message: error.message };
}
