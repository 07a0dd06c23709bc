'use client';

import { useQueryStates } from 'nuqs';
import { type ReactNode, useEffect, useState } from 'react';
import { ChangesPanel } from '@/components/changes/changes-panel.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useWatchedConfigs } from '@/lib/client/changes.ts';
import type { ChangeDto, ConflictDto } from '@/lib/contracts/changes.ts';
import type { ConfigSubjectDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { ConfigEditsProvider, type PendingEdit, stateOf, usePendingEdits } from './config-edits.tsx';
import { editText } from './config-text.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { proposalParams } from './proposal.ts';
import { ReviewDrawer } from './review-drawer.tsx';
import { ValueEditor } from './value-editor.tsx';

/** The edits of a revert are based on what its change left behind. */
const undoOf = ({ undo, after }: ChangeDto): PendingEdit[] =>
  undo.flatMap((edit) => {
    const base = after.find(({ key }) => key === edit.key);
    return base ? [{ edit, base }] : [];
  });

/** Keys under edit that are no longer what they were when the edit began. */
function conflictsOf(
  pending: ReadonlyMap<string, PendingEdit>,
  configs: readonly ConfigViewDto[],
): ConflictDto[] {
  return [...pending.values()].flatMap(({ base }) => {
    const now = configs.find(({ name }) => name === base.key);
    if (now === undefined || (now.value === base.value && now.source === base.source)) return [];
    return [{ key: base.key, base, theirs: stateOf(now) }];
  });
}

type Review = { reverts: string | null } | null;

/** Edits, review and record around the configs of a resource that may be changed. */
export function ConfigEditor({
  clusterId,
  subject,
  configs,
  children,
}: {
  clusterId: string;
  subject: ConfigSubjectDto;
  configs: readonly ConfigViewDto[];
  children: ReactNode;
}) {
  const edits = usePendingEdits(clusterId, subject);
  const [review, setReview] = useState<Review>(null);
  const [{ propose }, setParams] = useQueryStates(proposalParams, { history: 'replace' });
  const proposed = propose === null ? undefined : configs.find(({ name }) => name === propose.key);
  useEffect(() => {
    if (propose === null || proposed === undefined) return;
    const { key, value } = propose;
    edits.put(proposed, value === null ? { key, op: 'inherit' } : { key, op: 'set', value });
    setReview({ reverts: null });
    void setParams(null);
  }, [propose, proposed, edits, setParams]);
  const [applied, setApplied] = useState<ChangeDto | null>(null);
  const count = edits.pending.size;
  const watched = useWatchedConfigs(clusterId, subject, count > 0 && review === null);
  const conflicts = review === null ? conflictsOf(edits.pending, watched.data?.configs ?? configs) : [];
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
      {conflicts.map((conflict) => (
        <ConflictBanner
          key={conflict.key}
          kind={subject.kind}
          conflict={conflict}
          mine={editText(edits.pending.get(conflict.key)?.edit)}
          onKeepMine={() => edits.rebase(conflict.key, conflict.theirs)}
          onTakeTheirs={() => edits.drop(conflict.key)}
        />
      ))}
      {children}
      <ValueEditor clusterId={clusterId} configs={configs} />
      {review !== null && count > 0 && (
        <ReviewDrawer
          clusterId={clusterId}
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
      <ChangesPanel clusterId={clusterId} subject={subject} onRevert={revert} isWritable busy={busy} />
    </ConfigEditsProvider>
  );
}
