'use client';

import { useQueryStates } from 'nuqs';
import { type ReactNode, useEffect, useState } from 'react';
import { ChangesPanel } from '@/components/changes/changes-panel.tsx';
import {
  ConfigEditsProvider,
  type PendingEdit,
  usePendingEdits,
} from '@/components/configs/config-edits.tsx';
import { proposalParams } from '@/components/configs/proposal.ts';
import { ReviewDrawer } from '@/components/configs/review-drawer.tsx';
import { ValueEditor } from '@/components/configs/value-editor.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/shared/format/count.ts';

/** The edits of a revert are based on what its change left behind. */
const undoOf = ({ undo, after }: ChangeDto): PendingEdit[] =>
  undo.flatMap((edit) => {
    const base = after.find(({ key }) => key === edit.key);
    return base ? [{ edit, base }] : [];
  });

type Review = { reverts: string | null } | null;

/** Edits, review and record around the configs of a topic that may be changed. */
export function ConfigEditor({
  clusterId,
  detail,
  children,
}: {
  clusterId: string;
  detail: TopicDetailDto;
  children: ReactNode;
}) {
  const topic = detail.topic.name;
  const edits = usePendingEdits(`${clusterId} topic ${topic}`);
  const [review, setReview] = useState<Review>(null);
  const [{ propose }, setParams] = useQueryStates(proposalParams, { history: 'replace' });
  const proposed = propose === null ? undefined : detail.configs.find(({ name }) => name === propose.key);
  useEffect(() => {
    if (propose === null || proposed === undefined) return;
    const { key, value } = propose;
    edits.put(proposed, value === null ? { key, op: 'inherit' } : { key, op: 'set', value });
    setReview({ reverts: null });
    void setParams(null);
  }, [propose, proposed, edits, setParams]);
  const [applied, setApplied] = useState<ChangeDto | null>(null);
  const count = edits.pending.size;
  // A revert takes the place of the edits: those that were not sent would be lost.
  const busy = count > 0 ? 'Send or discard the changes first' : undefined;
  const revert = (change: ChangeDto) => {
    setApplied(null);
    edits.replace(undoOf(change));
    setReview({ reverts: change.id });
  };
  return (
    <ConfigEditsProvider edits={edits}>
      {applied !== null && (
        <Banner
          tone={applied.state === 'applied' ? 'ok' : 'warn'}
          title={
            applied.state === 'applied'
              ? `${plural(applied.after.length, 'change')} applied and read back`
              : 'Kafka did not confirm the change'
          }
          action={
            <Button disabled={count > 0} title={busy} onClick={() => revert(applied)}>
              Revert
            </Button>
          }
        >
          {applied.error?.message ?? 'Untouched keys stayed as they were.'}
        </Banner>
      )}
      {count > 0 && (
        <Banner
          tone="info"
          title={`${plural(count, 'change')} not sent yet`}
          action={
            <span className="flex gap-1.5">
              <Button variant="primary" onClick={() => setReview({ reverts: null })}>
                Review {plural(count, 'change')}
              </Button>
              <Button onClick={() => edits.replace([])}>Discard</Button>
            </span>
          }
        >
          {[...edits.pending.keys()].join(', ')}
        </Banner>
      )}
      {children}
      <ValueEditor configs={detail.configs} />
      {review !== null && count > 0 && (
        <ReviewDrawer
          clusterId={clusterId}
          topic={topic}
          edits={edits}
          reverts={review.reverts}
          onClose={() => setReview(null)}
          onApplied={(change) => {
            setReview(null);
            edits.replace([]);
            setApplied(change);
          }}
        />
      )}
      <ChangesPanel clusterId={clusterId} topic={topic} onRevert={revert} busy={busy} />
    </ConfigEditsProvider>
  );
}
