import { CircleDashed } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state.tsx';

/** In place of rows that no broker has told yet. */
export function NotKnown({ what }: { what: string }) {
  return (
    <EmptyState icon={CircleDashed} title={`${what} are not known yet`}>
      No broker has told. They are unknown, not none.
    </EmptyState>
  );
}
