import { AppError } from '@/lib/shared/app-error.ts';
import type { SaslConfig } from './connection-config.ts';
import type { TokenSource } from './oauth-token.ts';

/** What the connection layer wants to know to authenticate; a fresh one per connection, because it writes to it. */
export type SaslMechanism =
  | { mechanism: string; username: string; password: string }
  | {
      mechanism: string;
      authenticationProvider: (context: SaslContext) => { authenticate(): Promise<void> };
    };

type SaslContext = {
  saslAuthenticate<T>(exchange: {
    request: { encode(): Promise<Buffer> };
    response: { decode(bytes: Buffer): Promise<Buffer>; parse(bytes: Buffer): Promise<T> };
  }): Promise<T>;
};

export function saslMechanism(config: SaslConfig, tokens: TokenSource | null): SaslMechanism {
  const mechanism = config.mechanism;
  if (mechanism !== 'oauthbearer') {
    return { mechanism, username: config.username, password: config.password };
  }
  if (tokens === null) throw new Error('oauthbearer without a token source');
  return {
    mechanism,
    authenticationProvider: ({ saslAuthenticate }) => ({
      authenticate: async () => {
        const token = await tokens.token();
        const refusal = await saslAuthenticate({
          request: { encode: async () => lengthPrefixed(bearerMessage(token)) },
          response: { decode: async (bytes) => bytes.subarray(4), parse: async (bytes) => bytes.toString() },
        });
        // RFC 7628 3.2.2: a refused token is answered with a JSON error and no error code.
        if (refusal !== '') {
          throw new AppError('kafka_auth_failed', `The broker refused the OAuth token: ${refusal}`);
        }
      },
    }),
  };
}

/** RFC 7628 3.1: GS2 header, then key-value pairs separated by 0x01. */
export function bearerMessage(token: string): string {
  return `n,,\u0001auth=Bearer ${token}\u0001\u0001`;
}

function lengthPrefixed(text: string): Buffer {
  const body = Buffer.from(text);
  const prefix = Buffer.alloc(4);
  prefix.writeInt32BE(body.length);
  return Buffer.concat([prefix, body]);
}
