import type { ConnectionOptions } from 'node:tls';
import { createSecureContext } from 'node:tls';
import { AppError } from '@/lib/shared/app-error.ts';
import type { ConnectionConfig, TlsConfig } from './connection-config.ts';
import { createTokenSource } from './oauth-token.ts';
import { type SaslMechanism, saslMechanism } from './sasl.ts';

/** How connections of one cluster are protected; built once, shared by all of them. */
export type Security = {
  tls: ConnectionOptions | null;
  /** A fresh object per connection; null without SASL. */
  sasl: () => SaslMechanism | null;
  /** Kafka's name of the mechanism, such as `SCRAM-SHA-256`; null without SASL. */
  mechanism: string | null;
};

/** Throws `invalid_input` when certificate or key cannot be used. */
export function createSecurity({ tls, sasl }: ConnectionConfig): Security {
  const tokens = sasl?.mechanism === 'oauthbearer' ? createTokenSource(sasl) : null;
  return {
    tls: tls === undefined ? null : tlsOptions(tls),
    sasl: () => (sasl === undefined ? null : saslMechanism(sasl, tokens)),
    mechanism: sasl?.mechanism.toUpperCase() ?? null,
  };
}

function tlsOptions(tls: TlsConfig): ConnectionOptions {
  return {
    secureContext: secureContext(tls),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    rejectUnauthorized: tls.insecureSkipVerify !== true,
  };
}

function secureContext({ ca, cert, key, keyPassphrase }: TlsConfig): ReturnType<typeof createSecureContext> {
  try {
    return createSecureContext({
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(keyPassphrase !== undefined && { passphrase: keyPassphrase }),
    });
  } catch (cause) {
    throw new AppError('invalid_input', 'The TLS certificate, key or authority cannot be read as PEM.', {
      field: 'tls',
      cause,
    });
  }
}
