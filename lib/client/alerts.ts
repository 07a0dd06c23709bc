import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ChannelDto,
  ChannelInput,
  ChannelListDto,
  ChannelTestDto,
} from '@/lib/contracts/alert-channels.ts';
import type {
  AcknowledgeInput,
  AlertListDto,
  AlertPreviewDto,
  AlertRuleDto,
  AlertRuleInput,
  AlertRuleListDto,
  AlertSummaryDto,
  AlertWindowDto,
  AlertWindowInput,
  AlertWindowListDto,
  DeliveryListDto,
  PreviewInput,
} from '@/lib/contracts/alerts.ts';
import { apiGet, apiSend } from './api.ts';
import { keys } from './keys.ts';
import { apiPaths } from './routes.ts';

/** Alerts change without any news from Kafka: messages go out, a maintenance ends. */
const REFRESH_MS = 5_000;

const polled = <T>(queryKey: readonly string[], path: string) =>
  queryOptions({
    queryKey,
    queryFn: ({ signal }) => apiGet<T>(path, signal),
    refetchInterval: REFRESH_MS,
  });

export const useAlerts = (clusterId: string) =>
  useQuery(polled<AlertListDto>(keys.alerts(clusterId), apiPaths.alerts(clusterId)));

/** Null: no cluster is chosen. */
export const useAlertSummary = (clusterId: string | null) =>
  useQuery({
    ...polled<AlertSummaryDto>(keys.alertSummary(clusterId ?? ''), apiPaths.alertSummary(clusterId ?? '')),
    enabled: clusterId !== null,
  });

export const useAlertRules = () => useQuery(polled<AlertRuleListDto>(keys.alertRules, apiPaths.alertRules));

export const useChannels = () => useQuery(polled<ChannelListDto>(keys.alertChannels, apiPaths.alertChannels));

export const useDeliveries = () => useQuery(polled<DeliveryListDto>(keys.deliveries, apiPaths.deliveries));

export const useMaintenance = () =>
  useQuery(polled<AlertWindowListDto>(keys.alertWindows, apiPaths.alertWindows));

/**
 * A change of anything about alerts, after which all of it is asked for again. `onDone` is called before that, and even if
 * what asked for the change is gone by then: a removed rule takes its form with it.
 */
function useAlertingChange<Input, Answer>(
  send: (input: Input) => Promise<Answer>,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: keys.alerting }),
  });
}

/** Adds a rule, or changes the one with `ruleId`. */
export const useSaveRule = (ruleId: string | null) =>
  useAlertingChange((input: AlertRuleInput) =>
    ruleId === null
      ? apiSend<AlertRuleDto>('POST', apiPaths.alertRules, input)
      : apiSend<AlertRuleDto>('PUT', apiPaths.alertRule(ruleId), input),
  );

export const useRemoveRule = (onDone: () => void) =>
  useAlertingChange((id: string) => apiSend<void>('DELETE', apiPaths.alertRule(id)), onDone);

export const usePreview = (clusterId: string) =>
  useMutation({
    mutationFn: (input: PreviewInput) =>
      apiSend<AlertPreviewDto>('POST', apiPaths.alertPreview(clusterId), input),
  });

/** Adds a channel, or changes the one with `channelId`. */
export const useSaveChannel = (channelId: string | null) =>
  useAlertingChange((input: ChannelInput) =>
    channelId === null
      ? apiSend<ChannelDto>('POST', apiPaths.alertChannels, input)
      : apiSend<ChannelDto>('PUT', apiPaths.alertChannel(channelId), input),
  );

export const useRemoveChannel = () =>
  useAlertingChange((id: string) => apiSend<void>('DELETE', apiPaths.alertChannel(id)));

export const useTestChannel = () =>
  useMutation({
    mutationFn: (id: string) => apiSend<ChannelTestDto>('POST', apiPaths.alertChannelTest(id)),
  });

/** Plans a maintenance, or changes the one with `windowId`. */
export const useSaveWindow = (windowId: string | null, onDone: () => void) =>
  useAlertingChange(
    (input: AlertWindowInput) =>
      windowId === null
        ? apiSend<AlertWindowDto>('POST', apiPaths.alertWindows, input)
        : apiSend<AlertWindowDto>('PUT', apiPaths.alertWindow(windowId), input),
    onDone,
  );

export const useRemoveWindow = () =>
  useAlertingChange((id: string) => apiSend<void>('DELETE', apiPaths.alertWindow(id)));

export const useRetryDelivery = () =>
  useAlertingChange((id: string) => apiSend<void>('POST', apiPaths.deliveryRetry(id)));

export function useAcknowledge(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...input }: AcknowledgeInput & { id: string }) =>
      apiSend<void>('POST', apiPaths.acknowledgement(clusterId, id), input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.alerts(clusterId) }),
  });
}
