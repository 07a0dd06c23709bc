import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaClient } from './generated/sqlite/client.ts';

type Config = Parameters<PrismaLibSql['createClient']>[0];
type Client = ReturnType<PrismaLibSql['createClient']>;
type Transaction = Awaited<ReturnType<Client['transaction']>>;

/** `file:` URL. Every statement and transaction happens on one connection. */
export const openSqlite = (url: string): PrismaClient =>
  new PrismaClient({ adapter: new OneConnection({ url }) });

/**
 * libsql leaves its connection to each transaction, opens another one, and closes the first only when V8 collects it: dozens
 * stood open, with up to 2 MB of pages each. Prisma's adapter lets nothing else in while a transaction is open.
 */
class OneConnection extends PrismaLibSql {
  override createClient(config: Config): Client {
    const client = super.createClient(config);
    return Object.assign(client, { transaction: () => begin(client) });
  }
}

/** The adapter asks for deferred transactions alone, and of them for this alone. */
async function begin(client: Client): Promise<Pick<Transaction, 'execute' | 'commit' | 'rollback'>> {
  await client.execute('BEGIN DEFERRED');
  const rollback = async () => {
    await client.execute('ROLLBACK');
  };
  return {
    execute: client.execute.bind(client),
    rollback,
    commit: async () => {
      try {
        await client.execute('COMMIT');
      } catch (error) {
        // What could not be committed stays open, and the next transaction could not begin. Where SQLite rolled back by
        // itself there is nothing to undo: what is told is why it could not be committed.
        await Promise.allSettled([rollback()]);
        throw error;
      }
    },
  };
}
