import { Banner } from '@/components/ui/banner.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { ErrorInfoDto } from '@/lib/contracts/common.ts';
import { FactList } from './fact-list.tsx';

/** A partition on which it is not done. */
export type OpenPartition = { label: string; isRefused: boolean; error: ErrorInfoDto | null };

type OperationOutcomeProps = {
  change: ChangeDto;
  title: string;
  open: readonly OpenPartition[];
};

/** What became of an operation: whether it was read back, partition by partition where something is open. */
export function OperationOutcome({ change, title, open }: OperationOutcomeProps) {
  return (
    <div className="flex flex-col gap-3">
      <Banner tone={change.state === 'applied' ? 'ok' : 'warn'} title={title}>
        {change.error === null ? 'It is recorded with what was before and after.' : failureText(change.error)}
      </Banner>
      {open.length > 0 && (
        <ul
          aria-label="Partitions that are not done"
          className="max-h-64 overflow-y-auto rounded-md border border-line text-sm"
        >
          {open.map(({ label, isRefused, error }) => (
            <li key={label} className="px-3 py-1 [overflow-wrap:anywhere]">
              <b className="font-semibold">{label}</b> {isRefused ? 'refused' : 'not confirmed'}
              {error !== null && `: ${failureText(error)}`}
            </li>
          ))}
        </ul>
      )}
      <FactList facts={change.facts} />
    </div>
  );
}
