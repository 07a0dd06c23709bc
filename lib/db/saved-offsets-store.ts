import type { PrismaClient } from './generated/sqlite/client.ts';

/** The offsets of a group as a change found them, and as it meant to leave them; `offsets` is JSON, opaque here. */
export type SavedOffsetsRecord = { changeId: string; clusterId: string; groupId: string; offsets: string };

export type SavedOffsetsStore = {
  /** Inserts or replaces by the id of the change. */
  saveOffsets(record: SavedOffsetsRecord): Promise<void>;
  findOffsets(clusterId: string, changeId: string): Promise<SavedOffsetsRecord | null>;
};

export function createSavedOffsets(client: PrismaClient): SavedOffsetsStore {
  return {
    async saveOffsets(record) {
      await client.savedOffsets.upsert({
        where: { changeId: record.changeId },
        create: record,
        update: record,
      });
    },

    findOffsets: (clusterId, changeId) => client.savedOffsets.findFirst({ where: { clusterId, changeId } }),
  };
}
