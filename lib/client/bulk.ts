import {
  BULK_TOPICS_MAX,
  type BulkChangeInput,
  type BulkPlanDto,
  type BulkResultDto,
} from '@/lib/contracts/changes.ts';
import { apiSend } from './api.ts';
import { apiPaths } from './routes.ts';

export type BulkItem = BulkChangeInput['items'][number];
export type BulkResult = BulkResultDto['items'][number];

const partsOf = (items: readonly BulkItem[]): BulkItem[][] =>
  Array.from({ length: Math.ceil(items.length / BULK_TOPICS_MAX) }, (_, index) =>
    items.slice(index * BULK_TOPICS_MAX, (index + 1) * BULK_TOPICS_MAX),
  );

/** Part by part, each told as it arrives. Stops between two parts when the signal says so. */
async function inParts<T>(
  items: readonly BulkItem[],
  signal: AbortSignal,
  run: (part: BulkItem[]) => Promise<T>,
  onPart: (done: T) => void,
): Promise<void> {
  for (const part of partsOf(items)) {
    if (signal.aborted) return;
    onPart(await run(part));
  }
}

export const planInParts = (
  clusterId: string,
  items: readonly BulkItem[],
  signal: AbortSignal,
  onPart: (plan: BulkPlanDto) => void,
): Promise<void> =>
  inParts(
    items,
    signal,
    (part) => apiSend<BulkPlanDto>('POST', apiPaths.bulkConfigPlan(clusterId), { items: part }),
    onPart,
  );

/** What was sent stays when it is stopped: the record of the batch says which topics those are. */
export const changeInParts = (
  clusterId: string,
  { items, ...meta }: BulkChangeInput,
  signal: AbortSignal,
  onPart: (results: readonly BulkResult[]) => void,
): Promise<void> =>
  inParts(
    items,
    signal,
    async (part) =>
      (await apiSend<BulkResultDto>('POST', apiPaths.bulkConfigs(clusterId), { items: part, ...meta })).items,
    onPart,
  );
