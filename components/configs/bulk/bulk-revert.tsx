'use client';

import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useBatch } from '@/lib/client/changes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { BulkFailure, BulkSteps } from './bulk-steps.tsx';
import { useBulk, wayBack } from './use-bulk.ts';

/** One batch, to be taken back as one. */
export function BulkRevert({ clusterId, batch }: { clusterId: string; batch: string }) {
  const bulk = useBulk(clusterId);
  const query = useBatch(clusterId, batch);
  return (
    <>
      <BulkFailure bulk={bulk} />
      {bulk.state.phase === 'editing' && (
        <Loaded query={query} loading="Reading the changes" subject="The changes">
          {({ items: changes }) => {
            const items = wayBack(changes);
            const [first] = changes;
            return (
              <Panel title="Take back" detail={`batch ${batch}`} className="flex-none">
                <div className="flex flex-wrap items-center gap-3 px-3 py-2 text-sm">
                  <p>
                    {first === undefined
                      ? 'There is no such batch.'
                      : `${plural(changes.length, 'topic')} changed together at ${utcDateTime(first.at)} by ${first.actor ?? 'nobody named'}${first.reason === '' ? '' : `: ${first.reason}`}.`}
                  </p>
                  <Button
                    variant="primary"
                    className="ml-auto"
                    disabled={items.length === 0}
                    onClick={() => void bulk.preview(items, batch)}
                  >
                    Preview the way back of {plural(items.length, 'topic')}
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
