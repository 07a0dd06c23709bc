import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { routes } from '@/lib/client/routes.ts';

export default function NotFound() {
  return (
    <main className="grid h-dvh place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is no such page"
        action={
          <Button asChild>
            <Link href={routes.clusters()}>All clusters</Link>
          </Button>
        }
      >
        The address leads nowhere in Highwater.
      </EmptyState>
    </main>
  );
}
