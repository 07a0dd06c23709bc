import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { POSTGRES } from './dialect.ts';
import { PrismaClient as PostgresClient } from './generated/postgres/client.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { migrate } from './migrate.ts';
import { createPrismaStore } from './prisma-store.ts';
import { DEFAULT_HISTORY_LIMITS, type HistoryLimits } from './retention.ts';
import type { Store } from './store.ts';
import { createWorkerStore } from './worker-store.ts';

/**
 * Opens the database and brings it up to date.
 * @param url `file:<path>` for SQLite, `postgresql://…` for PostgreSQL
 * @param history what is kept of samples
 * @param root folder that holds `prisma/`
 */
export async function openStore(
  url: string,
  history: HistoryLimits = DEFAULT_HISTORY_LIMITS,
  root = process.cwd(),
): Promise<Store> {
  const migrations = (database: string) => join(root, 'prisma', database, 'migrations');
  if (url.startsWith('file:')) {
    const store = createWorkerStore({ url, migrations: migrations('sqlite'), history });
    await store.ping();
    return store;
  }
  // Both clients come from one models.prisma; the repository tests run on both databases.
  const client = new PostgresClient({
    adapter: new PrismaPg({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
    }),
  }) as unknown as PrismaClient;
  await migrate(client, migrations('postgres'));
  return createPrismaStore(client, POSTGRES, history);
}
