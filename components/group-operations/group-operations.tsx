'use client';

import { ChevronDown, RotateCcw } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { READ_ONLY } from '@/components/topic-operations/read-only.ts';
import { Button } from '@/components/ui/button.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu.tsx';
import { acceptsShortcuts } from '@/components/ui/shortcut-scope.ts';
import { useOverview } from '@/lib/client/overview.ts';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { GroupDialog } from './group-dialog.tsx';
import { groupDialogParams } from './group-operation-params.ts';
import { DeleteOffsetsDialog, ResetDialog } from './reset-dialog.tsx';

const useGroupDialog = () => useQueryStates(groupDialogParams, { history: 'push' });

/** What can be done to a group. On a read-only cluster nothing, and it says why. */
export function GroupActions({ clusterId, detail }: { clusterId: string; detail: GroupDetailDto }) {
  const { data: overview } = useOverview(clusterId);
  const [, setParams] = useGroupDialog();
  const isWritable = overview?.cluster.writable === true;
  useEffect(() => {
    if (!isWritable) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'o' || !acceptsShortcuts(event)) return;
      event.preventDefault();
      void setParams({ dialog: 'reset' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isWritable, setParams]);
  const statics = detail.members.flatMap(({ instanceId }) => (instanceId === null ? [] : [instanceId]));
  const disabled = { disabled: !isWritable, ...(!isWritable && { title: READ_ONLY }) };
  const more = (
    <Button {...disabled}>
      Actions
      <ChevronDown aria-hidden className="size-3.5" />
    </Button>
  );
  return (
    <>
      <Button {...disabled} aria-keyshortcuts="o" onClick={() => void setParams({ dialog: 'reset' })}>
        <RotateCcw aria-hidden className="size-3.5" />
        Reset offsets
        <span aria-hidden className="max-md:hidden">
          <Kbd>o</Kbd>
        </span>
      </Button>
      {isWritable ? (
        <Menu align="end" trigger={more}>
          <MenuItem onSelect={() => void setParams({ dialog: 'reset' })}>Reset offsets</MenuItem>
          {statics.map((instanceId) => (
            <MenuItem
              key={instanceId}
              onSelect={() => void setParams({ dialog: 'remove-member', member: instanceId })}
            >
              Remove static member {instanceId}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem danger onSelect={() => void setParams({ dialog: 'delete-offsets' })}>
            Delete offsets
          </MenuItem>
          <MenuItem danger onSelect={() => void setParams({ dialog: 'delete-group' })}>
            Delete group
          </MenuItem>
        </Menu>
      ) : (
        more
      )}
    </>
  );
}

type OpenGroupOperationProps = {
  clusterId: string;
  groupId: string;
  /** Undefined once the group is gone. */
  detail: GroupDetailDto | undefined;
};

/** The operation that the address names, under review. */
export function OpenGroupOperation({ clusterId, groupId, detail }: OpenGroupOperationProps) {
  const { data: overview } = useOverview(clusterId);
  const [{ dialog, change, member }, setParams] = useGroupDialog();
  if (dialog === null || overview?.cluster.writable !== true) return null;
  const props = {
    clusterId,
    groupId,
    onUndo: (id: string) => void setParams({ dialog: 'undo', change: id, member: null }),
    onClose: () => void setParams(null, { history: 'replace' }),
  };
  switch (dialog) {
    case 'reset':
      return <ResetDialog {...props} partitions={detail?.partitions ?? []} />;
    case 'delete-offsets':
      return <DeleteOffsetsDialog {...props} partitions={detail?.partitions ?? []} />;
    case 'undo':
      return (
        <GroupDialog
          key={change}
          {...props}
          words={{ title: 'Undo', action: 'Bring the offsets back', running: 'Bringing them back' }}
          input={change === null ? null : { operation: 'undo', change }}
          {...(change !== null && { reverts: change })}
        />
      );
    case 'delete-group':
      return (
        <GroupDialog
          {...props}
          words={{ title: 'Delete group', action: 'Delete the group', running: 'Deleting' }}
          input={{ operation: 'delete-group' }}
        />
      );
    case 'remove-member':
      return (
        <GroupDialog
          {...props}
          words={{
            title: `Remove static member ${member ?? ''}`,
            action: 'Remove the member',
            running: 'Removing',
          }}
          input={member === null ? null : { operation: 'remove-member', instanceId: member }}
        />
      );
  }
}
