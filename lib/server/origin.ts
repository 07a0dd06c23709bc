import { AppError } from '@/lib/shared/app-error.ts';

/** What is asked of a request, whether Next has made a `Request` of it yet or not. */
type Asked = { method: string; headers: { get(name: string): string | null } };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Until there is sign-in, the browser's same-origin rule is the only thing between a foreign web page and this server:
 * the Host header must be one we are meant to be reached by (DNS rebinding), and a write must come from our own pages.
 * @param allowedHosts host names (without port) beside the loopback ones
 * @returns why the request is refused (`origin_refused`), or null
 */
export function originRefusal({ method, headers }: Asked, allowedHosts: readonly string[]): AppError | null {
  const host = headers.get('host') ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(name) && !allowedHosts.includes(name)) {
    return refused(
      'host',
      `This server does not answer for the host "${name}"; add it to HIGHWATER_ALLOWED_HOSTS.`,
    );
  }
  const site = headers.get('sec-fetch-site');
  if (WRITES.has(method) && site !== null && site !== 'same-origin' && site !== 'none') {
    return refused('origin', "Writes are only accepted from Highwater's own pages.");
  }
  const origin = headers.get('origin');
  if (origin !== null && hostOf(origin) !== host.toLowerCase()) {
    return refused('origin', `Requests from ${origin} are not accepted.`);
  }
  return null;
}

const refused = (field: string, message: string) => new AppError('origin_refused', message, { field });

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
