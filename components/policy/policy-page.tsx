'use client';

import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { useAudit } from '@/lib/client/audit.ts';
import { usePolicy } from '@/lib/client/policy.ts';
import { routes } from '@/lib/client/routes.ts';
import { ExceptionsPanel } from './exceptions-panel.tsx';
import { FilePanel } from './file-panel.tsx';
import { OwnersPanel } from './owners-panel.tsx';
import { PacksPanel } from './packs-panel.tsx';

/** The policy in force: where it comes from, what it changes here, and who owns what. */
export function PolicyPage({ clusterId }: { clusterId: string }) {
  const query = usePolicy(clusterId);
  const { data: audit } = useAudit(clusterId);
  return (
    <PageFrame
      clusterId={clusterId}
      title="Policy"
      crumbs={[{ label: 'Defaults audit', href: routes.audit(clusterId) }]}
      freshness={audit}
    >
      <PageHead
        title="Policy"
        detail="Who owns which topics and groups, what the audit asks of them, and which findings somebody answers for. One for all clusters."
      />
      <Loaded query={query} loading="Reading the policy" subject="The policy">
        {(policy) => (
          <>
            <FilePanel policy={policy} />
            <OwnersPanel policy={policy} />
            <PacksPanel policy={policy} />
            <ExceptionsPanel policy={policy} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
