import { AppError } from '@/lib/shared/app-error.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Until there is sign-in, the browser's same-origin rule is the only thing between a foreign web page and this server:
 * the Host header must be one we are meant to be reached by (DNS rebinding), and a write must come from our own pages.
 * @param allowedHosts host names (without port) beside the loopback ones
 * @throws AppError `origin_refused`
 */
export function checkOrigin(request: Request, allowedHosts: readonly string[]): void {
  const host = request.headers.get('host') ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(name) && !allowedHosts.includes(name)) {
    throw new AppError(
      'origin_refused',
      `This server does not answer for the host "${name}"; add it to HIGHWATER_ALLOWED_HOSTS.`,
      {
        field: 'host',
      },
    );
  }
  const site = request.headers.get('sec-fetch-site');
  if (WRITES.has(request.method) && site !== null && site !== 'same-origin' && site !== 'none') {
    throw new AppError('origin_refused', "Writes are only accepted from Highwater's own pages.", {
      field: 'origin',
    });
  }
  const origin = request.headers.get('origin');
  if (origin !== null && hostOf(origin) !== host.toLowerCase()) {
    throw new AppError('origin_refused', `Requests from ${origin} are not accepted.`, { field: 'origin' });
  }
}

/** The address that the client reached us at, a proxy in front of us included. */
export function ownOrigin(request: Request): string {
  const url = new URL(request.url);
  const forwarded = request.headers.get('x-forwarded-proto');
  const scheme = forwarded === 'https' || forwarded === 'http' ? `${forwarded}:` : url.protocol;
  return `${scheme}//${request.headers.get('host') ?? url.host}`;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
