'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useOperationPlan, useRunOperation } from '@/lib/client/topic-operations.ts';
import type { TopicOperationDto } from '@/lib/contracts/topic-operations.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { createAgainQuery, type TopicOperationName } from './operation-params.ts';
import { OperationReview } from './operation-review.tsx';
import { PartitionsForm } from './partitions-form.tsx';
import { TruncateForm } from './truncate-form.tsx';
import type { TruncationForm } from './truncation-input.ts';
import { parseTruncation } from './truncation-input.ts';
import { useSettled } from './use-settled.ts';

const words: Record<TopicOperationName, { title: string; action: string; running: string }> = {
  partitions: { title: 'Add partitions to', action: 'Add partitions to', running: 'Adding partitions' },
  truncate: { title: 'Delete records of', action: 'Delete records of', running: 'Deleting records' },
  elect: { title: 'Elect preferred leaders of', action: 'Elect leaders of', running: 'Electing' },
  delete: { title: 'Delete', action: 'Delete', running: 'Deleting' },
};

type OperationDrawerProps = {
  clusterId: string;
  topic: string;
  operation: TopicOperationName;
  /** Id of the change that it takes back. */
  reverts: string | null;
  /** Undefined once the topic is gone. */
  detail: TopicDetailDto | undefined;
  onClose: () => void;
  /** Closed after the topic was deleted. */
  onGone: () => void;
};

/** One operation on one topic, from saying what to do to what became of it. */
export function OperationDrawer(props: OperationDrawerProps) {
  const { clusterId, topic, operation, reverts, detail } = props;
  const [count, setCount] = useState('');
  const [truncation, setTruncation] = useState<TruncationForm>({ kind: 'end', time: '', offsets: '' });
  const partitions = useMemo(
    () => detail?.partitions.map(({ partition }) => partition) ?? [],
    [detail?.partitions],
  );
  const target = parseTruncation(truncation, partitions);
  const typed = inputOf(operation, count, target.ok ? target.to : null);
  const key = JSON.stringify(typed);
  const settledKey = useSettled(key);
  const settled = useMemo<TopicOperationDto | null>(() => JSON.parse(settledKey), [settledKey]);
  const query = useOperationPlan(clusterId, topic, settled);
  const mutation = useRunOperation(clusterId, topic);
  const isPlanning = key !== settledKey || query.isFetching || query.isPlaceholderData;
  const plan = typed === null ? undefined : query.data;
  const change = mutation.data?.change;
  const again = change?.operation === 'delete' ? createAgainQuery(change) : undefined;
  const { title, action, running } = words[operation];
  return (
    <OperationReview
      title={`${title} ${topic}`}
      plan={plan}
      planError={typed === null ? null : query.error}
      isPlanning={typed !== null && isPlanning}
      action={`${action} ${topic}`}
      running={running}
      run={{
        data: mutation.data,
        error: mutation.error,
        isPending: mutation.isPending,
        send: (consent) => {
          if (plan?.operation === undefined || plan.run === null) return;
          mutation.mutate({ run: plan.run, ...consent, ...(reverts !== null && { reverts }) });
        },
      }}
      next={
        again !== undefined && (
          <Button asChild>
            <Link href={`${routes.newTopic(clusterId)}${again}` as Route}>Create it again, empty</Link>
          </Button>
        )
      }
      onClose={change?.operation === 'delete' ? props.onGone : props.onClose}
    >
      {operation === 'partitions' && (
        <PartitionsForm count={count} now={detail?.topic.partitions ?? null} onChange={setCount} />
      )}
      {operation === 'truncate' && (
        <TruncateForm form={truncation} parsed={target} onChange={setTruncation} />
      )}
    </OperationReview>
  );
}

function inputOf(
  operation: TopicOperationName,
  count: string,
  to: Extract<TopicOperationDto, { operation: 'truncate' }>['to'] | null,
): TopicOperationDto | null {
  switch (operation) {
    case 'partitions':
      return /^[1-9]\d{0,4}$/.test(count) ? { operation, count: Number(count) } : null;
    case 'truncate':
      return to === null ? null : { operation, to };
    default:
      return { operation };
  }
}
