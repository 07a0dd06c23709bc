'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx';
import { useRemoveCluster } from '@/lib/client/clusters.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';

/** Removing forgets the connection and its samples; the Kafka cluster itself is not touched. */
export function RemoveDialog({ cluster, onClose }: { cluster: ClusterSummaryDto; onClose: () => void }) {
  const remove = useRemoveCluster();
  return (
    <ConfirmDialog
      title={`Remove ${cluster.name}`}
      action={`Remove ${cluster.name}`}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(cluster.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      Highwater stops watching this cluster and forgets its credentials and samples. Nothing changes in Kafka.
    </ConfirmDialog>
  );
}
