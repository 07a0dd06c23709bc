'use client';

import { FilePenLine, SlidersHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useAudit } from '@/lib/client/audit.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AuditDto } from '@/lib/contracts/audit.ts';
import { auditParams } from './audit-params.ts';
import { AuditStats } from './audit-stats.tsx';
import { AuditToolbar } from './audit-toolbar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FindingTrend } from './finding-trend.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { PolicyNotice } from './policy-notice.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { TeamsPanel } from './teams-panel.tsx';
import { UnknownPanel } from './unknown-panel.tsx';

function Content({ clusterId, audit }: { clusterId: string; audit: AuditDto }) {
  const [{ state }] = useQueryStates(auditParams);
  return (
    <>
      <AuditStats audit={audit} />
      <div className="grid min-w-0 gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <TeamsPanel clusterId={clusterId} />
        <FindingTrend clusterId={clusterId} />
      </div>
      <RulesPanel audit={audit} />
      <AuditToolbar audit={audit} />
      {state === 'cannot-know' ? (
        <UnknownPanel clusterId={clusterId} />
      ) : (
        <FindingsPanel clusterId={clusterId} rules={audit.rules} />
      )}
    </>
  );
}

/** Which values nobody chose, why that matters for each subject, and what to do about it. */
export function AuditPage({ clusterId }: { clusterId: string }) {
  const query = useAudit(clusterId);
  return (
    <PageFrame clusterId={clusterId} title="Defaults audit" freshness={query.data}>
      <PageHead
        title="Defaults audit"
        detail="Values that nobody chose and states that put data at risk, judged by rules with their sources."
        actions={
          <>
            <Button asChild>
              <Link href={routes.signOffs(clusterId)}>
                <FilePenLine aria-hidden className="size-3.5" />
                Sign-offs
              </Link>
            </Button>
            <Button asChild>
              <Link href={routes.policy(clusterId)}>
                <SlidersHorizontal aria-hidden className="size-3.5" />
                Policy
              </Link>
            </Button>
            <ExportMenu clusterId={clusterId} />
          </>
        }
      />
      <PolicyNotice clusterId={clusterId} />
      <Loaded query={query} loading="Judging the cluster" subject="The audit">
        {(audit) => <Content clusterId={clusterId} audit={audit} />}
      </Loaded>
    </PageFrame>
  );
}
