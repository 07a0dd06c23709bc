import { SkeletonRows } from '@/components/ui/skeleton.tsx';

/** Between the click and the answer of the server. */
export function PageLoading() {
  return (
    <>
      <div className="h-12 flex-none border-b border-line bg-surface" />
      <main className="min-h-0 flex-1 px-5 py-4 max-md:px-3">
        <div className="rounded-lg border border-line bg-surface">
          <SkeletonRows label="Reading" />
        </div>
      </main>
    </>
  );
}
