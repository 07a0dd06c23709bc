import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { openSqlite } from './sqlite-client.ts';

let dir: string;
let file: string;
let client: PrismaClient;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'highwater-sqlite-'));
  file = join(dir, 'one.db');
  client = openSqlite(`file:${file}`);
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  await client.$executeRawUnsafe('CREATE TABLE n (value INTEGER PRIMARY KEY)');
});

afterEach(async () => {
  await client.$disconnect();
  rmSync(dir, { recursive: true, force: true });
});

const insert = (value: number) => `INSERT INTO n VALUES (${value})`;
const values = async () => {
  const rows = await client.$queryRawUnsafe<{ value: bigint }[]>('SELECT value FROM n ORDER BY value');
  return rows.map(({ value }) => Number(value));
};

/** How often this process has the database's file open; Linux tells. */
const timesOpen = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === file;
    } catch (error) {
      // The descriptor of the listing itself is closed by now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }).length;

describe('an SQLite client', () => {
  it.runIf(platform() === 'linux')('has one connection after many transactions of both kinds', async () => {
    for (let at = 0; at < 60; at += 2) {
      await client.$transaction([client.$executeRawUnsafe(insert(at))]);
      await client.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(insert(at + 1));
      });
    }
    expect(await values()).toHaveLength(60);
    expect(timesOpen()).toBe(1);
  });

  it('undoes a transaction that fails, and goes on', async () => {
    await expect(
      client.$transaction([1, 2, 1].map((value) => client.$executeRawUnsafe(insert(value)))),
    ).rejects.toThrow();
    await expect(
      client.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(insert(3));
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await values()).toEqual([]);
    await client.$transaction([client.$executeRawUnsafe(insert(4))]);
    expect(await values()).toEqual([4]);
  });

  it('undoes a transaction that cannot be committed, and goes on', async () => {
    await client.$executeRawUnsafe('PRAGMA foreign_keys = ON');
    await client.$executeRawUnsafe(
      'CREATE TABLE child (of INTEGER REFERENCES n (value) DEFERRABLE INITIALLY DEFERRED)',
    );
    await expect(
      client.$transaction([
        client.$executeRawUnsafe(insert(1)),
        client.$executeRawUnsafe('INSERT INTO child VALUES (2)'),
      ]),
    ).rejects.toThrow(/foreign key/i);
    await client.$transaction([client.$executeRawUnsafe(insert(5))]);
    expect(await values()).toEqual([5]);
  });

  it('keeps what comes beside a transaction out of it', async () => {
    let inside: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const failing = client.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(insert(1));
      inside();
      await tx.$executeRawUnsafe(insert(2));
      throw new Error('changed its mind');
    });
    await begun;
    const beside = client.$executeRawUnsafe(insert(7));
    await expect(failing).rejects.toThrow('changed its mind');
    await beside;
    expect(await values()).toEqual([7]);
  });
});
