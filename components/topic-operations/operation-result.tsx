import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { TopicOperationResultDto } from '@/lib/contracts/topic-operations.ts';
import { OperationOutcome } from './operation-outcome.tsx';

const TITLES: Partial<Record<ChangeDto['operation'], string>> = {
  create: 'The topic was created',
  partitions: 'The partitions were added',
  delete: 'The topic was deleted',
  truncate: 'The records were deleted',
  elect: 'The leaders were elected',
};

function titleOf({ operation, state }: ChangeDto): string {
  if (state === 'applied') return `${TITLES[operation] ?? 'It was done'} and read back`;
  return state === 'partial' ? 'Some partitions refused' : 'The brokers do not show it yet';
}

/** What became of an operation on a topic. */
export function OperationResult({ result: { change, partitions } }: { result: TopicOperationResultDto }) {
  const open = partitions
    .filter(({ state }) => state !== 'applied')
    .map(({ partition, state, error }) => ({
      label: `Partition ${partition}`,
      isRefused: state === 'refused',
      error,
    }));
  return <OperationOutcome change={change} title={titleOf(change)} open={open} />;
}
