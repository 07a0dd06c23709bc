import { Banner } from '@/components/ui/banner.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { TopicOperationResultDto } from '@/lib/contracts/topic-operations.ts';
import { FactList } from './fact-list.tsx';

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

/** What became of an operation, partition by partition where it has several. */
export function OperationResult({ result: { change, partitions } }: { result: TopicOperationResultDto }) {
  const open = partitions.filter(({ state }) => state !== 'applied');
  return (
    <div className="flex flex-col gap-3">
      <Banner tone={change.state === 'applied' ? 'ok' : 'warn'} title={titleOf(change)}>
        {change.error === null ? 'It is recorded with what was before and after.' : failureText(change.error)}
      </Banner>
      {open.length > 0 && (
        <ul
          aria-label="Partitions that are not done"
          className="max-h-64 overflow-y-auto rounded-md border border-line text-sm"
        >
          {open.map(({ partition, state, error }) => (
            <li key={partition} className="px-3 py-1">
              <b className="font-semibold">Partition {partition}</b>{' '}
              {state === 'refused' ? 'refused' : 'not confirmed'}: {error === null ? '' : failureText(error)}
            </li>
          ))}
        </ul>
      )}
      <FactList facts={change.facts} />
    </div>
  );
}
