import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { goesOn, type Watch } from '@/lib/domain/lag/watch.ts';

/** Gives what an earlier run knew; null = nothing. Never rejects. */
export type Recall = () => Promise<Watch | null>;

/** What an earlier run knew: each group is given once, when this run samples it first. */
export type Recalled = {
  /** Asks for it the first time. @returns its log ends, if they are of the cluster with Kafka's id `clusterId` */
  ask(clusterId: Watch['clusterId']): Promise<Watch['logEnds'] | undefined>;
  /** Undefined also where it was sampled too long before `at`, epoch ms. */
  take(groupId: string, at: number): GroupProgress | undefined;
  /** Groups that were not taken and still could be. */
  waiting(at: number): Watch['progress'];
};

export function createRecalled(recall?: Recall): Recalled {
  const waiting = new Map<string, GroupProgress>();
  let isAsked = false;
  return {
    async ask(clusterId) {
      if (isAsked) return;
      isAsked = true;
      const known = await recall?.();
      if (known?.clusterId !== clusterId) return;
      for (const [groupId, progress] of known.progress) waiting.set(groupId, progress);
      return known.logEnds;
    },
    take(groupId, at) {
      const known = waiting.get(groupId);
      waiting.delete(groupId);
      return known && goesOn(known, at) ? known : undefined;
    },
    waiting(at) {
      for (const [groupId, known] of waiting) if (!goesOn(known, at)) waiting.delete(groupId);
      return waiting;
    },
  };
}
