'use client';

import { ChevronDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { OperationDrawer } from './operation-drawer.tsx';
import { operationParams } from './operation-params.ts';
import { READ_ONLY } from './read-only.ts';

/** What can be done to a topic. On a read-only cluster nothing, and it says why. */
export function OperationMenu({ clusterId }: { clusterId: string }) {
  const { data: overview } = useOverview(clusterId);
  const [, setParams] = useQueryStates(operationParams, { history: 'push' });
  const isWritable = overview?.cluster.writable === true;
  const trigger = (
    <Button disabled={!isWritable} title={isWritable ? undefined : READ_ONLY}>
      Actions
      <ChevronDown aria-hidden className="size-3.5" />
    </Button>
  );
  if (!isWritable) return trigger;
  return (
    <Menu align="end" trigger={trigger}>
      <MenuItem onSelect={() => void setParams({ operation: 'partitions' })}>Add partitions</MenuItem>
      <MenuItem onSelect={() => void setParams({ operation: 'elect' })}>Elect preferred leaders</MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => void setParams({ operation: 'truncate' })}>
        Delete records
      </MenuItem>
      <MenuItem danger onSelect={() => void setParams({ operation: 'delete' })}>
        Delete topic
      </MenuItem>
    </Menu>
  );
}

type OpenOperationProps = { clusterId: string; topic: string; detail: TopicDetailDto | undefined };

/** The operation that the address names, under review. */
export function OpenOperation({ clusterId, topic, detail }: OpenOperationProps) {
  const router = useRouter();
  const { data: overview } = useOverview(clusterId);
  const [{ operation, reverts }, setParams] = useQueryStates(operationParams, { history: 'push' });
  if (operation === null || overview?.cluster.writable !== true) return null;
  return (
    <OperationDrawer
      key={operation}
      clusterId={clusterId}
      topic={topic}
      operation={operation}
      reverts={reverts}
      detail={detail}
      onClose={() => void setParams(null, { history: 'replace' })}
      onGone={() => router.push(routes.topics(clusterId))}
    />
  );
}
