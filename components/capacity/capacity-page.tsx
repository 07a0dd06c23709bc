'use client';

import { useQueryStates } from 'nuqs';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useCapacity } from '@/lib/client/capacity.ts';
import type { CapacityDto } from '@/lib/contracts/capacity.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { CapacityFields } from './capacity-fields.tsx';
import { CapacityOutputs } from './capacity-outputs.tsx';
import { capacityParams } from './capacity-params.ts';
import { CapacityStats } from './capacity-stats.tsx';
import { fieldStates, inputsOf } from './fields.ts';
import { ForecastPanel } from './forecast-panel.tsx';
import { outputsOf } from './outputs.ts';
import { SpreadPanels } from './spread-panels.tsx';
import { TopicChoice } from './topic-choice.tsx';

function Content({ capacity }: { capacity: CapacityDto }) {
  const [params, setParams] = useQueryStates(capacityParams, { history: 'replace' });
  const states = fieldStates(params, capacity.seeds);
  const inputs = inputsOf(states);
  const yours = states.filter(({ origin }) => origin === 'yours').length;
  const whose = capacity.topic ?? `all ${plural(capacity.topics, 'topic')}`;
  return (
    <>
      <CapacityStats capacity={capacity} inputs={inputs} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Panel
          title="What goes in"
          detail={whose}
          aside={
            yours > 0 && (
              <Button size="sm" onClick={() => void setParams({ ...NOTHING_TYPED })}>
                Reset {plural(yours, 'field')}
              </Button>
            )
          }
        >
          <CapacityFields states={states} onChange={(param, text) => void setParams({ [param]: text })} />
        </Panel>
        <Panel title="What it takes" detail="decimal units: 1 TB is 10^12 bytes, 0.91 TiB">
          <CapacityOutputs outputs={outputsOf(inputs)} />
        </Panel>
      </div>
      <ForecastPanel forecast={capacity.forecast} />
      <SpreadPanels capacity={capacity} />
    </>
  );
}

const { topic: _, ...inputParams } = capacityParams;
const NOTHING_TYPED = Object.fromEntries(Object.keys(inputParams).map((param) => [param, null]));

/** How much disk, network and how many partitions it takes, starting from what is measured. */
export function CapacityPage({ clusterId }: { clusterId: string }) {
  const [{ topic }, setParams] = useQueryStates(capacityParams, { history: 'replace' });
  const query = useCapacity(clusterId, topic);
  return (
    <PageFrame clusterId={clusterId} title="Capacity" freshness={query.data}>
      <PageHead
        title="Capacity"
        detail="What a load takes, starting from what this cluster measures. The address holds the calculation."
        actions={
          <TopicChoice
            key={topic}
            clusterId={clusterId}
            topic={topic}
            onChoose={(chosen) => void setParams({ topic: chosen })}
          />
        }
      />
      <Loaded query={query} loading="Measuring the cluster" subject="The measurements">
        {(capacity) => <Content capacity={capacity} />}
      </Loaded>
    </PageFrame>
  );
}
