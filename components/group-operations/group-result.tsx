import { FactList } from '@/components/topic-operations/fact-list.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
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

/** What became of it, partition by partition where something is open. */
export function GroupResult({ result: { change, offsets } }: { result: GroupOperationResultDto }) {
  const open = offsets.filter(({ state }) => state !== 'applied');
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
          {open.map(({ topic, partition, state, error }) => (
            <li key={`${topic} ${partition}`} className="px-3 py-1 [overflow-wrap:anywhere]">
              <b className="font-semibold">
                {topic} {partition}
              </b>{' '}
              {state === 'refused' ? 'not changed' : 'not confirmed'}:{' '}
              {error === null ? '' : failureText(error)}
            </li>
          ))}
        </ul>
      )}
      <FactList facts={change.facts} />
    </div>
  );
}
