import { randomBytes } from 'node:crypto';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';

export type SnapshotChange = Partial<
  Omit<ClusterSnapshot, 'version' | 'epoch' | 'revisions' | 'firstReadAt'>
>;
export type ChangedPart = SectionName | 'connection';
export type SnapshotListener = (part: ChangedPart, snapshot: ClusterSnapshot) => void;

export type SnapshotStore = {
  current(): ClusterSnapshot;
  /** What `update` would replace the snapshot with now. */
  preview(part: ChangedPart, change: SnapshotChange): ClusterSnapshot;
  /** Replaces the snapshot; parts not named keep their identity. */
  update(part: ChangedPart, change: SnapshotChange): void;
  /** Returns the function that unsubscribes. */
  subscribe(listener: SnapshotListener): () => void;
};

export function createSnapshotStore(): SnapshotStore {
  const listeners = new Set<SnapshotListener>();
  let snapshot: ClusterSnapshot = {
    version: 0,
    epoch: randomBytes(6).toString('base64url'),
    revisions: {},
    firstReadAt: {},
    sections: {},
    absentBrokers: new Map(),
    progress: new Map(),
    rates: new Map(),
    activity: new Map(),
    shortOfCopies: new Map(),
    openTransactions: null,
  };
  const preview: SnapshotStore['preview'] = (part, change) => {
    const sections = { ...snapshot.sections, ...change.sections };
    const version = snapshot.version + 1;
    const revisions = part === 'connection' ? snapshot.revisions : { ...snapshot.revisions, [part]: version };
    const firstReadAt = withFirst(snapshot.firstReadAt, part, change.sections);
    return { ...snapshot, ...change, sections, revisions, firstReadAt, version };
  };
  return {
    current: () => snapshot,
    preview,
    update(part, change) {
      snapshot = preview(part, change);
      for (const listener of listeners) listener(part, snapshot);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function withFirst(
  known: ClusterSnapshot['firstReadAt'],
  part: ChangedPart,
  sections: ClusterSnapshot['sections'] | undefined,
): ClusterSnapshot['firstReadAt'] {
  if (part === 'connection' || known[part] !== undefined) return known;
  const read = sections?.[part];
  return read?.ok ? { ...known, [part]: read.collectedAt } : known;
}
