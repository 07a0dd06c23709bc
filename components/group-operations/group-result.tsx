import { OperationOutcome } from '@/components/topic-operations/operation-outcome.tsx';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { GroupOperationResultDto } from '@/lib/contracts/group-operations.ts';

const TITLES: Partial<Record<ChangeDto['operation'], string>> = {
  'reset-offsets': 'The offsets were set',
  'delete-offsets': 'The offsets were deleted',
  'delete-group': 'The group was deleted',
  'remove-member': 'The member was removed',
};

function titleOf({ operation, state }: ChangeDto): string {
  if (state === 'applied') return `${TITLES[operation] ?? 'It was done'} and read back`;
  return state === 'partial' ? 'Some partitions were not changed' : 'The coordinator does not show it yet';
}

/** What became of an operation on a group. */
export function GroupResult({ result: { change, offsets } }: { result: GroupOperationResultDto }) {
  const open = offsets
    .filter(({ state }) => state !== 'applied')
    .map(({ topic, partition, state, error }) => ({
      label: `${topic} ${partition}`,
      isRefused: state === 'refused',
      error,
    }));
  return <OperationOutcome change={change} title={titleOf(change)} open={open} />;
}
