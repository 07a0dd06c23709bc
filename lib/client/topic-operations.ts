import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CreateTopicInput,
  NewTopicInput,
  NewTopicPlanDto,
  RunTopicOperationInput,
  TopicOperationDto,
  TopicOperationPlanDto,
  TopicOperationResultDto,
} from '@/lib/contracts/topic-operations.ts';
import { apiSend } from './api.ts';
import { keys } from './keys.ts';
import { ownName } from './own-name.ts';
import { apiPaths } from './routes.ts';

/** What the topic would be; asked for every input that is worth asking. */
export const useNewTopicPlan = (clusterId: string, input: NewTopicInput, enabled: boolean) =>
  useQuery({
    queryKey: keys.newTopicPlan(clusterId, input),
    queryFn: () => apiSend<NewTopicPlanDto>('POST', apiPaths.newTopicPlan(clusterId), input),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 0,
    retry: false,
  });

/** What the operation would do now; null = not said yet what to do. */
export const useOperationPlan = (clusterId: string, topic: string, input: TopicOperationDto | null) =>
  useQuery({
    queryKey: keys.operationPlan(clusterId, topic, input),
    queryFn: () =>
      apiSend<TopicOperationPlanDto>('POST', apiPaths.operationPlan(clusterId, topic), input ?? undefined),
    placeholderData: keepPreviousData,
    enabled: input !== null,
    gcTime: 0,
    retry: false,
    // A review that changes under the eyes of who confirms it would not be a review.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Everything shown about the cluster may depend on it. */
function useOperation<Input>(clusterId: string, path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) =>
      apiSend<TopicOperationResultDto>('POST', path, { ...input, actor: ownName.get() }),
    onSettled: () =>
      client.invalidateQueries({
        queryKey: keys.cluster(clusterId),
        predicate: ({ queryKey }) => queryKey[2] !== 'operation',
      }),
  });
}

export const useCreateTopic = (clusterId: string) =>
  useOperation<CreateTopicInput>(clusterId, apiPaths.topics(clusterId));

export const useRunOperation = (clusterId: string, topic: string) =>
  useOperation<RunTopicOperationInput>(clusterId, apiPaths.operations(clusterId, topic));
