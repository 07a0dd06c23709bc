import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrismaClient } from './generated/sqlite/client.ts';

/** Compatible with the table Prisma's own `migrate` keeps. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) NOT NULL PRIMARY KEY,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMP,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMP,
  "started_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Both drivers run only one statement per call and libsql drops the rest silently, so files mark their statements. */
const SEPARATOR = '--> statement';

/**
 * Applies the migrations under `directory` that the ledger does not have yet, each in one transaction.
 * @throws Error when an applied file changed since: history must not be rewritten
 */
export async function migrate(client: PrismaClient, directory: string): Promise<void> {
  await client.$executeRawUnsafe(LEDGER);
  const applied = await client.$queryRawUnsafe<{ migration_name: string; checksum: string }[]>(
    'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL',
  );
  const known = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  for (const name of (await readdir(directory)).sort()) {
    const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    const recorded = known.get(name);
    if (recorded === checksum) continue;
    if (recorded !== undefined) throw new Error(`Migration ${name} was changed after it had been applied`);
    await apply(client, name, checksum, sql);
  }
}

async function apply(client: PrismaClient, name: string, checksum: string, sql: string): Promise<void> {
  await client.$transaction(async (tx) => {
    for (const statement of sql.split(SEPARATOR)) await tx.$executeRawUnsafe(statement);
    // Names and hashes are ours, never input; the two databases only differ in how they number parameters.
    await tx.$executeRawUnsafe(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ('${randomUUID()}', '${checksum}', '${name}', CURRENT_TIMESTAMP, 1)`,
    );
  });
}
