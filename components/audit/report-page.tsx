'use client';

import { Printer } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useAuditReport } from '@/lib/client/audit.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { auditParams, findingFilterOf } from './audit-params.ts';
import { ReportDocument } from './report-document.tsx';

/** The audit as one document, to read or to print: no table of it scrolls, nothing in it moves. */
export function ReportPage({ clusterId }: { clusterId: string }) {
  const [params] = useQueryStates(auditParams);
  const query = useAuditReport(clusterId, findingFilterOf(params));
  const { data: overview } = useOverview(clusterId);
  return (
    <PageFrame
      clusterId={clusterId}
      title="Audit report"
      crumbs={[{ label: 'Defaults audit', href: routes.audit(clusterId) }]}
      freshness={undefined}
    >
      <div className="print:hidden">
        <PageHead
          title="Audit report"
          detail="As it is printed, and as it was when you opened it. Load the page again for a newer one."
          actions={
            <Button variant="primary" disabled={query.data === undefined} onClick={() => window.print()}>
              <Printer aria-hidden className="size-3.5" />
              Print
            </Button>
          }
        />
      </div>
      <Loaded query={query} loading="Writing the report" subject="The report">
        {(report) => <ReportDocument report={report} cluster={overview?.cluster} />}
      </Loaded>
    </PageFrame>
  );
}
