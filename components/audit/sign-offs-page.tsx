'use client';

import { FilePenLine } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useAcceptances, useAudit } from '@/lib/client/audit.ts';
import { routes } from '@/lib/client/routes.ts';
import { type AcceptanceRowDto, acceptanceStates } from '@/lib/contracts/audit.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { STATE_LABELS, signOffColumns } from './sign-off-columns.tsx';

const shownStates = ['all', ...acceptanceStates] as const;

function SignOffs({ clusterId, items }: { clusterId: string; items: readonly AcceptanceRowDto[] }) {
  const [state, setState] = useQueryState(
    'state',
    parseAsStringLiteral(shownStates).withDefault('all').withOptions({ history: 'replace' }),
  );
  const columns = useMemo(() => signOffColumns(clusterId), [clusterId]);
  const count = (wanted: AcceptanceRowDto['state']) => items.filter((one) => one.state === wanted).length;
  return (
    <Panel title="Sign-offs" detail={plural(items.length, 'decision')}>
      <div className="flex-none border-b border-line p-2">
        <ChipBar
          label="Which sign-offs"
          chips={[
            { value: 'all', label: 'All', count: items.length },
            ...acceptanceStates.flatMap((value) =>
              count(value) > 0 || value === state
                ? [{ value, label: STATE_LABELS[value], count: count(value) }]
                : [],
            ),
          ]}
          current={state}
          onChange={(next) => void setState(next)}
        />
      </div>
      <DataTable
        key={state}
        label="Sign-offs"
        columns={columns}
        rows={state === 'all' ? items : items.filter((one) => one.state === state)}
        rowId={({ id }) => id}
        initialSort="-createdAt"
        virtual
        primary
        className="h-[560px]"
        empty={
          <EmptyState
            icon={FilePenLine}
            title={items.length === 0 ? 'Nobody has signed for a finding yet' : 'Nothing matches'}
          />
        }
      />
    </Panel>
  );
}

/** Who answers for which default, until when, and what became of it; also where topic or rule are gone. */
export function SignOffsPage({ clusterId }: { clusterId: string }) {
  const query = useAcceptances(clusterId, null);
  const { data: audit } = useAudit(clusterId);
  return (
    <PageFrame
      clusterId={clusterId}
      title="Sign-offs"
      crumbs={[{ label: 'Defaults audit', href: routes.audit(clusterId) }]}
      freshness={audit}
    >
      <PageHead
        title="Sign-offs"
        detail="Who answers for which finding or muted it, until when, and what became of it. Nothing is ever taken off this list."
      />
      <Loaded query={query} loading="Reading the sign-offs" subject="The sign-offs">
        {({ items }) => <SignOffs clusterId={clusterId} items={items} />}
      </Loaded>
    </PageFrame>
  );
}
