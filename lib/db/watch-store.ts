import type { PrismaClient } from './generated/sqlite/client.ts';

export type WatchStore = {
  /** Replaces what was known of the cluster; `body` is opaque here. */
  saveWatch(clusterId: string, body: Uint8Array<ArrayBuffer>): Promise<void>;
  readWatch(clusterId: string): Promise<Uint8Array | null>;
};

export function createWatchStore(client: PrismaClient): WatchStore {
  return {
    async saveWatch(clusterId, body) {
      await client.watch.upsert({ where: { clusterId }, create: { clusterId, body }, update: { body } });
    },

    readWatch: async (clusterId) => (await client.watch.findUnique({ where: { clusterId } }))?.body ?? null,
  };
}
