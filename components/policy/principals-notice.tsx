import { Banner } from '@/components/ui/banner.tsx';
import type { PolicyViewDto } from '@/lib/contracts/policy.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';

/** Says when principals cannot be resolved in this cluster, or are by ACLs that grow old. */
export function PrincipalsNotice({ acls }: { acls: PolicyViewDto['acls'] }) {
  if (acls === null || acls.problem === null) return null;
  if (acls.collectedAt !== null) {
    return (
      <Banner
        tone="stale"
        title={`Principals are resolved by the ACLs of ${utcDateTime(acls.collectedAt)}`}
        className="mx-3 my-2"
      >
        {acls.problem}
      </Banner>
    );
  }
  return (
    <Banner tone="warn" title="What principals own cannot be known in this cluster" className="mx-3 my-2">
      {acls.problem} Topics and groups that only a principal gives to a team count as unowned until then.
    </Banner>
  );
}
