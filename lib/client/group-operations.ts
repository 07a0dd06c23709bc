import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  GroupOperationDto,
  GroupOperationPlanDto,
  GroupOperationResultDto,
  RunGroupOperationInput,
} from '@/lib/contracts/group-operations.ts';
import { ApiError, apiSend } from './api.ts';
import { keys } from './keys.ts';
import { ownName } from './own-name.ts';
import { apiPaths } from './routes.ts';

const LOOK_EVERY_MS = 2_000;
/** Nobody watches a dialog for longer; nothing was applied then. */
const WAIT_MS_MAX = 15 * 60_000;

const plannedNow = (clusterId: string, groupId: string, input: GroupOperationDto) =>
  apiSend<GroupOperationPlanDto>('POST', apiPaths.groupOperationPlan(clusterId, groupId), input);

/** What the operation would do now; null = not said yet what to do. */
export const useGroupOperationPlan = (clusterId: string, groupId: string, input: GroupOperationDto | null) =>
  useQuery({
    queryKey: keys.groupOperationPlan(clusterId, groupId, input),
    queryFn: () =>
      apiSend<GroupOperationPlanDto>(
        'POST',
        apiPaths.groupOperationPlan(clusterId, groupId),
        input ?? undefined,
      ),
    placeholderData: keepPreviousData,
    enabled: input !== null,
    gcTime: 0,
    retry: false,
    // A review that changes under the eyes of who confirms it would not be a review.
    staleTime: Number.POSITIVE_INFINITY,
  });

export type GroupRun = {
  input: GroupOperationDto;
  plan: GroupOperationPlanDto;
  consent: Omit<RunGroupOperationInput, 'run'>;
  /** Ends the waiting; what is sent already is not taken back. */
  signal: AbortSignal;
  onWaiting: (members: number) => void;
};

/** `plan`: nothing was sent, because what would be done is no longer what was agreed to. */
export type GroupRunOutcome = { result: GroupOperationResultDto } | { plan: GroupOperationPlanDto };

/**
 * Carries out a plan. One that waits for the group to be empty is asked for again until it is, and what it then says is
 * done, unless it asks for more than was agreed to.
 */
export function useRunGroupOperation(clusterId: string, groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ input, plan, consent, signal, onWaiting }: GroupRun): Promise<GroupRunOutcome> => {
      const end = Date.now() + WAIT_MS_MAX;
      let latest = plan;
      while (latest.waitsForEmpty) {
        if (Date.now() > end) throw tooLong(groupId);
        onWaiting(latest.members.length);
        await pause(LOOK_EVERY_MS, signal);
        latest = await plannedNow(clusterId, groupId, 'spans' in input ? { ...input, spans: false } : input);
        signal.throwIfAborted();
      }
      const isAgreed = latest.confirm === 'button' || consent.confirm === groupId;
      if (latest.run === null || latest.refusal !== null || !isAgreed) return { plan: latest };
      const result = await apiSend<GroupOperationResultDto>(
        'POST',
        apiPaths.groupOperations(clusterId, groupId),
        { run: latest.run, actor: ownName.get(), ...consent } satisfies RunGroupOperationInput,
      );
      return { result };
    },
    // Everything shown about the cluster may depend on it.
    onSettled: () =>
      client.invalidateQueries({
        queryKey: keys.cluster(clusterId),
        predicate: ({ queryKey }) => queryKey[2] !== 'operation',
      }),
  });
}

const tooLong = (groupId: string) =>
  new ApiError({
    title: 'It still has members',
    status: 0,
    detail: `${groupId} was not empty within 15 minutes. Nothing was changed.`,
    code: 'conflict',
    retryable: true,
  });

/** Rejects with the reason of the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
