import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  GroupOperationDto,
  GroupOperationPlanDto,
  GroupOperationResultDto,
  RunGroupOperationInput,
} from '@/lib/contracts/group-operations.ts';
import { apiSend } from './api.ts';
import { keys } from './keys.ts';
import { apiPaths } from './routes.ts';

const planned = (clusterId: string, groupId: string, input: GroupOperationDto) =>
  apiSend<GroupOperationPlanDto>('POST', apiPaths.groupOperationPlan(clusterId, groupId), input);

/** What the operation would do now; null = not said yet what to do. `everyMs`: asked again and again until it is false. */
export const useGroupOperationPlan = (
  clusterId: string,
  groupId: string,
  input: GroupOperationDto | null,
  everyMs: number | false,
) =>
  useQuery({
    queryKey: keys.groupOperationPlan(clusterId, groupId, input),
    queryFn: () => (input === null ? undefined : planned(clusterId, groupId, input)),
    placeholderData: keepPreviousData,
    enabled: input !== null,
    gcTime: 0,
    retry: false,
    // A review that changes under the eyes of who confirms it would not be a review.
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: everyMs,
  });

/** Everything shown about the cluster may depend on it. */
export function useRunGroupOperation(clusterId: string, groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RunGroupOperationInput) =>
      apiSend<GroupOperationResultDto>('POST', apiPaths.groupOperations(clusterId, groupId), input),
    onSettled: () =>
      client.invalidateQueries({
        queryKey: keys.cluster(clusterId),
        predicate: ({ queryKey }) => queryKey[2] !== 'operation',
      }),
  });
}
