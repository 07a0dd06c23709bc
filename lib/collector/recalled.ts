import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { goesOn, type Watch } from '@/lib/domain/lag/watch.ts';

/** Groups as an earlier run knew them: each is given once, when this run samples it first. */
export type Recalled = {
  add(progress: Watch['progress']): void;
  /** Undefined also where it was sampled too long before `at`, epoch ms. */
  take(groupId: string, at: number): GroupProgress | undefined;
};

export function createRecalled(): Recalled {
  const waiting = new Map<string, GroupProgress>();
  return {
    add(progress) {
      for (const [groupId, known] of progress) waiting.set(groupId, known);
    },
    take(groupId, at) {
      const known = waiting.get(groupId);
      waiting.delete(groupId);
      return known && goesOn(known, at) ? known : undefined;
    },
  };
}
