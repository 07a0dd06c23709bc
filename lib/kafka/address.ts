import { AppError } from '@/lib/shared/app-error.ts';

export type Address = { host: string; port: number };

/** `host:port` or `[ipv6]:port`. Throws `invalid_input` naming the field `bootstrap`. */
export function parseAddress(text: string): Address {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new AppError('invalid_input', `"${text}" is no host:port address.`, { field: 'bootstrap' });
  }
  return { host, port };
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
