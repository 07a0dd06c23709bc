'use client';

import { Download, Printer } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu.tsx';
import { withQuery } from '@/lib/client/api.ts';
import { auditReportHref } from '@/lib/client/audit.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AuditReportFormat } from '@/lib/contracts/audit-report.ts';
import { auditParams, findingFilterOf } from './audit-params.ts';

const FORMATS: readonly { format: AuditReportFormat; label: string; use: string }[] = [
  { format: 'csv', label: 'CSV', use: 'for a spreadsheet' },
  { format: 'json', label: 'JSON', use: 'for scripts, and to compare two audits' },
  { format: 'sarif', label: 'SARIF', use: 'for code scanning' },
  { format: 'junit', label: 'JUnit', use: 'for Jenkins and GitLab' },
  { format: 'markdown', label: 'Markdown', use: 'for a wiki or an issue' },
];

/** The audit to take along: the findings that the page is filtered to, as a file or on paper. */
export function ExportMenu({ clusterId }: { clusterId: string }) {
  const [params] = useQueryStates(auditParams);
  // A report tells the findings there are.
  if (params.state === 'fixed' || params.state === 'cannot-know') return null;
  const filter = findingFilterOf(params);
  const { sort, ...chosen } = filter;
  const isFiltered = Object.keys(chosen).length > 0;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button>
            <Download aria-hidden className="size-3.5" />
            Export
          </Button>
        }
      >
        <MenuLabel>{isFiltered ? 'The findings as filtered' : 'All findings'}</MenuLabel>
        {FORMATS.map(({ format, label, use }) => (
          <MenuItem key={format} asChild>
            <a href={auditReportHref(clusterId, format, filter)} download>
              <span className="w-16 font-medium">{label}</span>
              <span className="text-xs text-ink-3">{use}</span>
            </a>
          </MenuItem>
        ))}
      </Menu>
      <Button asChild>
        <Link href={withQuery(routes.auditReport(clusterId), chosen) as Route} prefetch={false}>
          <Printer aria-hidden className="size-3.5" />
          Print
        </Link>
      </Button>
    </>
  );
}
