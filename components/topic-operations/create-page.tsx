'use client';

import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SkeletonRows } from '@/components/ui/skeleton.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import { useOverview } from '@/lib/client/overview.ts';
import { routes } from '@/lib/client/routes.ts';
import { useCreateTopic, useNewTopicPlan } from '@/lib/client/topic-operations.ts';
import type { NewTopicInput } from '@/lib/contracts/topic-operations.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { CreateConfigRow } from './create-config-row.tsx';
import { CreateFields } from './create-fields.tsx';
import { formProblems, inOrder, inputOf } from './create-form.ts';
import { newTopicParams } from './operation-params.ts';
import { OperationPlan } from './operation-plan.tsx';
import { OperationReview } from './operation-review.tsx';
import { READ_ONLY } from './read-only.ts';
import { useSettled } from './use-settled.ts';

const NO_CONFIGS = [] as const;

/** A new topic: every blank shows what it comes to and from which layer, and the rules judge it while it is typed. */
export function CreatePage({ clusterId }: { clusterId: string }) {
  const { data: overview } = useOverview(clusterId);
  const isWritable = overview?.cluster.writable === true;
  const [form, setForm] = useQueryStates(newTopicParams, { history: 'replace' });
  const [filter, setFilter] = useState('');
  const [isReviewed, setReviewed] = useState(false);
  const create = useCreateTopic(clusterId);
  // The types of the keys come with the first answer, and decide how the next input is read.
  const [types, setTypes] = useState<Parameters<typeof inputOf>[1]>(NO_CONFIGS);
  const input = inputOf(form, types);
  const key = JSON.stringify(input);
  const settledKey = useSettled(key);
  const settled = useMemo<NewTopicInput>(() => JSON.parse(settledKey), [settledKey]);
  const query = useNewTopicPlan(clusterId, settled, overview !== undefined);
  const plan = query.data;
  const configs = plan?.resolved.configs ?? types;
  if (plan?.resolved.configs && types === NO_CONFIGS) setTypes(plan.resolved.configs);
  const problems = formProblems(form, types);
  const isPlanning = key !== settledKey || query.isFetching || query.isPlaceholderData;
  const refused = isPlanning ? undefined : plan?.refusal;
  const refusals = new Map(refused?.field === undefined ? [] : [[refused.field, refused.message]]);
  const isReady = isWritable && problems.size === 0 && plan?.refusal === null && !isPlanning;
  const setConfig = (name: string, text: string | undefined) => {
    const { [name]: _, ...others } = form.set;
    void setForm({ set: text === undefined ? others : { ...others, [name]: text } });
  };
  return (
    <PageFrame
      clusterId={clusterId}
      title="New topic"
      crumbs={[{ label: 'Topics', href: routes.topics(clusterId) }]}
      freshness={overview}
    >
      <PageHead
        title="New topic"
        detail="Nothing is created before the review. What is left blank is decided by the cluster."
        actions={
          <Button
            variant="primary"
            disabled={!isReady}
            title={isWritable ? undefined : READ_ONLY}
            onClick={() => {
              create.reset();
              setReviewed(true);
            }}
          >
            Review
          </Button>
        }
      />
      {overview !== undefined && !isWritable && <Banner tone="info" title={READ_ONLY} />}
      {query.error !== null && (
        <Banner tone="crit" title="Kafka could not be asked what the topic would be">
          {failureText(query.error)}
        </Banner>
      )}
      <div className="grid min-w-0 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div className="flex min-w-0 flex-col gap-3">
          <CreateFields
            form={form}
            resolved={plan?.resolved}
            errors={new Map([...refusals, ...(form.name === '' ? [] : problems)])}
            onChange={(part) => void setForm(part)}
          />
          <Panel
            title="Configs"
            detail={`${plural(Object.keys(form.set).length, 'key')} set, the others inherited`}
            className="flex-none"
          >
            <div className="flex border-b border-line p-2">
              <PageFilter
                label="Filter keys"
                placeholder="Part of a key"
                value={filter}
                onChange={setFilter}
              />
            </div>
            {plan === undefined && query.error === null && (
              <SkeletonRows label="Asking Kafka for the defaults" />
            )}
            {plan !== undefined && plan.resolved.configs === null && (
              <Banner tone="warn" className="m-2" title="What the blanks come to is not known">
                Kafka does not tell it: Highwater may not create topics or describe their configs here.
              </Banner>
            )}
            <ul aria-label="Configs of the new topic">
              {inOrder(configs, filter).map((config) => (
                <CreateConfigRow
                  key={config.name}
                  config={config}
                  typed={form.set[config.name]}
                  refusal={refusals.get(config.name)}
                  onChange={(text) => setConfig(config.name, text)}
                />
              ))}
            </ul>
          </Panel>
        </div>
        <Panel
          title="What it would be"
          detail={isPlanning ? 'asking Kafka' : plan?.validated && 'validated by Kafka, judged by the rules'}
          className="flex-none xl:sticky xl:top-0"
        >
          <div className="p-3">
            {form.name === '' ? (
              <p className="text-sm text-ink-2">Kafka validates the topic once it has a name.</p>
            ) : (
              plan !== undefined && problems.size === 0 && <OperationPlan plan={plan} />
            )}
            {form.name !== '' && problems.size > 0 && (
              <p className="text-sm text-ink-2">The marked fields cannot be sent as they are.</p>
            )}
          </div>
        </Panel>
      </div>
      {isReviewed && (
        <OperationReview
          title={`Create ${form.name}`}
          plan={plan}
          planError={query.error}
          isPlanning={isPlanning}
          action={`Create ${form.name}`}
          running="Creating"
          run={{
            data: create.data,
            error: create.error,
            isPending: create.isPending,
            send: (consent) =>
              create.mutate({
                ...input,
                ...consent,
                ...(form.reverts !== null && { reverts: form.reverts }),
              }),
          }}
          next={
            <Button asChild variant="primary">
              <Link href={routes.topic(clusterId, form.name)}>Open {form.name}</Link>
            </Button>
          }
          onClose={() => setReviewed(false)}
        />
      )}
    </PageFrame>
  );
}
