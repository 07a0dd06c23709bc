'use client';

import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { useRemoveCluster } from '@/lib/client/clusters.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';

/** Removing forgets the connection and its samples; the Kafka cluster itself is not touched. */
export function RemoveDialog({ cluster, onClose }: { cluster: ClusterSummaryDto; onClose: () => void }) {
  const remove = useRemoveCluster();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Remove ${cluster.name}`}
      className="w-[min(440px,calc(100vw-24px))]"
      footer={
        <span className="ml-auto flex gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(cluster.id, { onSuccess: onClose })}
          >
            Remove {cluster.name}
          </Button>
        </span>
      }
    >
      <p className="text-sm">
        Highwater stops watching this cluster and forgets its credentials and samples. Nothing changes in
        Kafka.
      </p>
      {remove.error !== null && (
        <Banner tone="crit" title="Nothing was removed" className="mt-3">
          {remove.error.message}
        </Banner>
      )}
    </Dialog>
  );
}
