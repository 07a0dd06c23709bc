import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '@/dev/process/ports.ts';

export type Postgres = { url: string; stop: () => void };

/** A throw-away PostgreSQL on a free loopback port; undefined when no server is installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const bin = serverBinaries();
  if (bin === undefined) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'highwater-pg-'));
  chmodSync(dir, 0o777);
  const data = join(dir, 'data');
  const [port = 0] = await freePorts(1);
  asPostgres([join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'highwater', '--no-sync']);
  const options = `-k ${dir} -p ${port} -c listen_addresses=127.0.0.1 -c fsync=off`;
  asPostgres([join(bin, 'pg_ctl'), '-D', data, '-w', '-l', join(dir, 'log'), '-o', options, 'start']);
  return {
    url: `postgresql://highwater@127.0.0.1:${port}/postgres`,
    stop: () => {
      asPostgres([join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function serverBinaries(): string | undefined {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/** PostgreSQL refuses to run as root. */
function asPostgres(command: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [file = '', ...args] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  execFileSync(file, args, { stdio: 'pipe', cwd: tmpdir() });
}
