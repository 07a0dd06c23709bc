import { missingFrom } from '@/lib/domain/audit/fact.ts';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';

/** The ACLs by which principals are resolved in a cluster, and what is wrong with them. */
export type KnownAcls = {
  /** The newest that were read; null while none are known. */
  bindings: readonly AclBinding[] | null;
  /** When they were read, epoch ms. */
  collectedAt: number | null;
  /** Why there are none, or why they grow old; null while they are fine. */
  problem: string | null;
};

export function knownAcls({ sections: { acls } }: Pick<ClusterSnapshot, 'sections'>): KnownAcls {
  const newest = latest(acls);
  const bindings = newest?.value.bindings ?? null;
  return {
    bindings,
    collectedAt: bindings && newest ? newest.collectedAt : null,
    problem: problemOf(acls),
  };
}

function problemOf(acls: ClusterSnapshot['sections']['acls']): string | null {
  if (acls === undefined) return 'The ACLs have not been read yet.';
  if (!acls.ok) return missingFrom(acls.error, 'The ACLs').missing.reason;
  return acls.value.bindings === null ? 'The brokers have no authorizer, so there are no ACLs.' : null;
}
