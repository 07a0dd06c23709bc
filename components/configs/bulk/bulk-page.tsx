'use client';

import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { WhoAndWhy } from '@/components/changes/who-and-why.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { topicFilterOf, topicParams } from '@/components/topics/topic-params.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { useAllTopics, useTopic } from '@/lib/client/topics.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { BulkEdits, type DraftEdit, editsOf, newDraft } from './bulk-edits.tsx';
import { PlanTable } from './plan-table.tsx';
import { FailedTopics } from './result-list.tsx';
import { type BulkState, isSendable, useBulk } from './use-bulk.ts';

function Progress({ done, total, what }: { done: number; total: number; what: string }) {
  return (
    <div className="flex items-center gap-3 px-3 py-2 text-sm" role="status">
      <Meter fraction={total === 0 ? null : done / total} className="w-48" />
      <span className="num">
        {what} {formatCount(done)} of {plural(total, 'topic')}
      </span>
    </div>
  );
}

type Bulk = ReturnType<typeof useBulk>;

function Planned({
  clusterId,
  bulk,
  state,
}: {
  clusterId: string;
  bulk: Bulk;
  state: Extract<BulkState, { phase: 'planning' | 'planned' }>;
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const onLeave = useCallback((topic: string, isLeft: boolean) => {
    setLeft((now) => {
      const next = new Set(now);
      if (isLeft) next.add(topic);
      else next.delete(topic);
      return next;
    });
  }, []);
  const { plans, total, edits, phase } = state;
  const sent = plans.filter((plan) => isSendable(plan) && !left.has(plan.subject.name));
  const refused = plans.filter(({ refusal }) => refusal !== null).length;
  const same = plans.filter(
    ({ rows }) => rows.length > 0 && rows.every(({ problem }) => problem !== null),
  ).length;
  const hurt = sent.filter(
    ({ breaks, consequences }) =>
      consequences.length > 0 || breaks.some(({ severity }) => severity !== 'info'),
  ).length;
  const isConfirmed = hurt === 0 || confirmed.trim() === String(sent.length);
  return (
    <Panel
      title="Preview"
      detail={`${plural(sent.length, 'topic')} to change, ${formatCount(same)} as wanted already, ${formatCount(refused)} refused by Kafka`}
      className="flex-none"
    >
      {phase === 'planning' && <Progress done={plans.length} total={total} what="Asked Kafka about" />}
      <PlanTable clusterId={clusterId} plans={plans} left={left} onLeave={onLeave} />
      <div className="flex flex-wrap items-end gap-3 border-t border-line px-3 py-2">
        <WhoAndWhy reason={reason} onReason={setReason} />
        {hurt > 0 && (
          <Field
            label={`Type ${sent.length} to confirm`}
            className="w-56"
            hint={`${plural(hurt, 'topic')} would break a rule or lose records.`}
          >
            {(control) => (
              <Input {...control} value={confirmed} onChange={(event) => setConfirmed(event.target.value)} />
            )}
          </Field>
        )}
        <span className="ml-auto flex gap-2 self-center">
          <Button onClick={bulk.edit}>Back to editing</Button>
          <Button
            variant="primary"
            disabled={phase === 'planning' || sent.length === 0 || !isConfirmed}
            onClick={() => void bulk.apply(sent, edits, reason)}
          >
            Apply to {plural(sent.length, 'topic')}
          </Button>
        </span>
      </div>
    </Panel>
  );
}

function Sent({
  clusterId,
  bulk,
  state,
}: {
  clusterId: string;
  bulk: Bulk;
  state: Extract<BulkState, { phase: 'applying' | 'done' }>;
}) {
  const { results, total, batch, reverts, phase } = state;
  const applied = results.filter(({ change }) => change?.state === 'applied');
  const failed = results.filter(({ change }) => change?.state !== 'applied');
  const verb = reverts === null ? 'changed' : 'taken back';
  return (
    <Panel title={reverts === null ? 'Result' : 'Taken back'} detail={`batch ${batch}`} className="flex-none">
      {phase === 'applying' ? (
        <div className="flex flex-wrap items-center">
          <Progress done={results.length} total={total} what="Done with" />
          <Button onClick={bulk.stop}>Stop after this part</Button>
        </div>
      ) : (
        <div className="flex flex-col gap-2 p-3">
          <p className="text-sm" role="status">
            <b className="font-semibold">
              {plural(applied.length, 'topic')} {verb}
            </b>
            , {formatCount(failed.length)} not, {formatCount(total - results.length)} not sent.
          </p>
          {failed.length > 0 && <FailedTopics clusterId={clusterId} failed={failed} />}
          <div className="flex gap-2">
            {applied.length > 0 && reverts === null && (
              <Button onClick={() => void bulk.takeBack(results, batch)}>
                Take {plural(applied.length, 'change')} back
              </Button>
            )}
            <Button onClick={bulk.edit}>Edit again</Button>
          </div>
        </div>
      )}
    </Panel>
  );
}

/** One change of configs over all topics of a filter: preview of each, then part by part, and taken back as one. */
export function BulkPage({ clusterId }: { clusterId: string }) {
  const [params] = useQueryStates(topicParams);
  const topics = useAllTopics(clusterId, topicFilterOf(params));
  const { data: overview } = useOverview(clusterId);
  return (
    <PageFrame
      clusterId={clusterId}
      title="Edit many"
      crumbs={[{ label: 'Topics', href: routes.topics(clusterId) }]}
      freshness={topics.data}
    >
      <PageHead
        title="Edit configs of many topics"
        detail={
          topics.data &&
          `${plural(topics.data.total, 'topic')} of the list you came from. Each can be left out of the preview.`
        }
      />
      {overview?.cluster.writable === false && (
        <Banner tone="info" title="This cluster is read-only in Highwater">
          Allow changes in its settings first.
        </Banner>
      )}
      <Loaded query={topics} loading="Reading the topics" subject="The topics">
        {({ items: [first, ...others] }) =>
          first === undefined ? (
            <Banner tone="info" title="No topic matches the filter">
              Nothing can be edited.
            </Banner>
          ) : (
            <Editing
              clusterId={clusterId}
              sample={first.name}
              names={[first, ...others].map(({ name }) => name)}
            />
          )
        }
      </Loaded>
    </PageFrame>
  );
}

type EditingProps = {
  clusterId: string;
  /** A topic whose keys stand for those of all. */
  sample: string;
  names: readonly string[];
};

function Editing({ clusterId, sample, names }: EditingProps) {
  const bulk = useBulk(clusterId);
  const [drafts, setDrafts] = useState<readonly DraftEdit[]>([newDraft(1)]);
  const detail = useTopic(clusterId, sample);
  const { state } = bulk;
  return (
    <>
      {bulk.error !== null && (
        <Banner tone="crit" title="It was not carried out to the end">
          {bulk.error.message}{' '}
          {state.phase === 'editing' ? 'Nothing was changed.' : 'What was done is listed below.'}
        </Banner>
      )}
      {state.phase === 'editing' && (
        <Loaded query={detail} loading="Reading the keys" subject="The keys">
          {({ configs }) => {
            const edits = editsOf(drafts, configs);
            return (
              <Panel title="Change" detail={`for ${plural(names.length, 'topic')}`} className="flex-none">
                <BulkEdits drafts={drafts} configs={configs} onChange={setDrafts} />
                <div className="flex justify-end border-t border-line px-3 py-2">
                  <Button
                    variant="primary"
                    disabled={edits === null}
                    onClick={() => edits !== null && void bulk.preview(names, edits)}
                  >
                    Preview on {plural(names.length, 'topic')}
                  </Button>
                </div>
              </Panel>
            );
          }}
        </Loaded>
      )}
      {(state.phase === 'planning' || state.phase === 'planned') && (
        <Planned clusterId={clusterId} bulk={bulk} state={state} />
      )}
      {(state.phase === 'applying' || state.phase === 'done') && (
        <Sent clusterId={clusterId} bulk={bulk} state={state} />
      )}
    </>
  );
}
