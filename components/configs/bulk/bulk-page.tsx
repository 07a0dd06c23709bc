'use client';

import { useQueryStates } from 'nuqs';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { topicFilterOf, topicParams } from '@/components/topics/topic-params.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { useAllTopics, useTopic } from '@/lib/client/topics.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { BulkEdits, type DraftEdit, editsOf, newDraft } from './bulk-edits.tsx';
import { bulkParams } from './bulk-params.ts';
import { BulkRevert } from './bulk-revert.tsx';
import { BulkFailure, BulkSteps } from './bulk-steps.tsx';
import { useBulk } from './use-bulk.ts';

/** One change of configs over all topics of a filter, or one that is taken back: each topic is previewed, then part by part. */
export function BulkPage({ clusterId }: { clusterId: string }) {
  const [{ batch }] = useQueryStates(bulkParams);
  const { data: overview } = useOverview(clusterId);
  if (batch === null) return <EditMany clusterId={clusterId} />;
  return (
    <Frame clusterId={clusterId} title="Take back a change of many topics" freshness={overview}>
      <BulkRevert clusterId={clusterId} batch={batch} />
    </Frame>
  );
}

type FrameProps = Pick<ComponentProps<typeof PageFrame>, 'freshness' | 'children'> & {
  clusterId: string;
  title: string;
  detail?: ReactNode;
};

function Frame({ clusterId, title, detail, freshness, children }: FrameProps) {
  const { data: overview } = useOverview(clusterId);
  return (
    <PageFrame
      clusterId={clusterId}
      title="Edit many"
      crumbs={[{ label: 'Topics', href: routes.topics(clusterId) }]}
      freshness={freshness}
    >
      <PageHead title={title} detail={detail} />
      {overview?.cluster.writable === false && (
        <Banner tone="info" title="This cluster is read-only in Highwater">
          Allow changes in its settings first.
        </Banner>
      )}
      {children}
    </PageFrame>
  );
}

function EditMany({ clusterId }: { clusterId: string }) {
  const [params] = useQueryStates(topicParams);
  const topics = useAllTopics(clusterId, topicFilterOf(params));
  const { data } = topics;
  return (
    <Frame
      clusterId={clusterId}
      title="Edit configs of many topics"
      detail={
        data &&
        `${plural(data.total, 'topic')} of the list you came from. Each can be left out of the preview.`
      }
      freshness={data}
    >
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
    </Frame>
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
      <BulkFailure bulk={bulk} />
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
                    onClick={() =>
                      edits !== null &&
                      void bulk.preview(names.map((topic) => ({ topic, edits: [...edits] })))
                    }
                  >
                    Preview on {plural(names.length, 'topic')}
                  </Button>
                </div>
              </Panel>
            );
          }}
        </Loaded>
      )}
      <BulkSteps clusterId={clusterId} bulk={bulk} />
    </>
  );
}
