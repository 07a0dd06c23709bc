import { z } from 'zod';
import { AppError } from '@/lib/shared/app-error.ts';
import type { SaslConfig } from './connection-config.ts';

const TIMEOUT_MS = 5_000;
/** A token is renewed this long before it ends, so that it does not end on its way to the broker. */
const RENEW_BEFORE_MS = 30_000;
const DEFAULT_LIFETIME_S = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
});

export type TokenSource = {
  /** A valid token; callers at the same time share one request. Rejects with `kafka_auth_failed`. */
  token(): Promise<string>;
};

type OAuthConfig = Extract<SaslConfig, { mechanism: 'oauthbearer' }>;

/** Client-credentials grant (RFC 6749 section 4.4) at the configured endpoint. */
export function createTokenSource(config: OAuthConfig, now: () => number = Date.now): TokenSource {
  let current: { token: string; renewAt: number } | null = null;
  let request: Promise<string> | null = null;

  const renew = async (): Promise<string> => {
    const answer = await requestToken(config);
    const lifetimeMs = (answer.expires_in ?? DEFAULT_LIFETIME_S) * 1000;
    current = {
      token: answer.access_token,
      renewAt: now() + Math.max(lifetimeMs - RENEW_BEFORE_MS, lifetimeMs / 2),
    };
    return answer.access_token;
  };

  return {
    token: () => {
      if (current !== null && now() < current.renewAt) return Promise.resolve(current.token);
      request ??= renew().finally(() => {
        request = null;
      });
      return request;
    },
  };
}

async function requestToken(config: OAuthConfig): Promise<z.infer<typeof tokenAnswer>> {
  const credentials = [config.clientId, config.clientSecret].map(encodeURIComponent).join(':');
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (config.scope !== undefined) form.set('scope', config.scope);
  try {
    const response = await fetch(config.tokenEndpoint, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      },
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw tokenError(`answered ${response.status}`);
    const answer = tokenAnswer.safeParse(await response.json());
    if (!answer.success) throw tokenError('answered without an access token');
    return answer.data;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw tokenError(timedOut ? `did not answer within ${TIMEOUT_MS} ms` : 'could not be read', error);
  }
}

function tokenError(what: string, cause?: unknown): AppError {
  return new AppError('kafka_auth_failed', `The OAuth token endpoint ${what}.`, { retryable: true, cause });
}
