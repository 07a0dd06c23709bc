import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AcceptanceDto,
  AcceptanceInput,
  AcceptanceListDto,
  AuditDto,
  FindingDto,
  FindingListDto,
  FindingListQuery,
  UnknownListDto,
  UnknownListQuery,
} from '@/lib/contracts/audit.ts';
import type { AuditReportDto, AuditReportFormat } from '@/lib/contracts/audit-report.ts';
import { apiGet, apiSend, withQuery } from './api.ts';
import { keys, liveMeta } from './keys.ts';
import { readRows } from './read-rows.ts';
import { apiPaths } from './routes.ts';

export type FindingFilter = Omit<FindingListQuery, 'cursor' | 'limit'>;
export type UnknownFilter = Omit<UnknownListQuery, 'cursor' | 'limit'>;

/** Configs decide most verdicts, and a sweep of them starts an audit; ACLs decide whose some of them are. */
const AUDIT_META = liveMeta('topicConfigs', 'brokerConfigs', 'features', 'acls', 'connection');

export const auditQuery = (clusterId: string) =>
  queryOptions({
    queryKey: keys.audit(clusterId),
    queryFn: ({ signal }) => apiGet<AuditDto>(apiPaths.audit(clusterId), signal),
    meta: AUDIT_META,
  });

export const findingsQuery = (clusterId: string, filter: FindingFilter, rows: number) =>
  queryOptions({
    queryKey: keys.findings(clusterId, { ...filter, rows }),
    queryFn: ({ signal }) =>
      readRows(rows, (page) =>
        apiGet<FindingListDto>(withQuery(apiPaths.findings(clusterId), { ...filter, ...page }), signal),
      ),
    meta: AUDIT_META,
  });

export const useAudit = (clusterId: string) => useQuery(auditQuery(clusterId));

/** Keeps showing the last rows while a changed filter or a longer list is on its way. */
export const useFindings = (clusterId: string, filter: FindingFilter, rows: number) =>
  useQuery({ ...findingsQuery(clusterId, filter, rows), placeholderData: keepPreviousData });

/** What could not be judged, and why. */
export const useUnknown = (clusterId: string, filter: UnknownFilter, rows: number) =>
  useQuery({
    queryKey: keys.unknown(clusterId, { ...filter, rows }),
    queryFn: ({ signal }) =>
      readRows(rows, (page) =>
        apiGet<UnknownListDto>(withQuery(apiPaths.unknown(clusterId), { ...filter, ...page }), signal),
      ),
    meta: AUDIT_META,
    placeholderData: keepPreviousData,
  });

/** One finding, wherever it stands in the list; undefined when nothing is asked for or it is gone. */
export function useFinding(clusterId: string, key: string | null, isFixed: boolean): FindingDto | undefined {
  const filter: FindingFilter = {
    sort: 'severity',
    key: key ?? '',
    ...(isFixed && { state: 'fixed' as const }),
  };
  const { data } = useQuery({ ...findingsQuery(clusterId, filter, 1), enabled: key !== null });
  return key === null ? undefined : data?.items[0];
}

/** Where the findings that match are saved from, as a file. */
export const auditReportHref = (
  clusterId: string,
  format: AuditReportFormat,
  filter: FindingFilter,
): string => {
  const { sort: _, ...rest } = filter;
  return withQuery(apiPaths.auditReport(clusterId), { format, ...rest });
};

/** The report as it was when it was opened: what is read or printed does not move. */
export const useAuditReport = (clusterId: string, filter: FindingFilter) =>
  useQuery({
    queryKey: keys.auditReport(clusterId, filter),
    queryFn: ({ signal }) => apiGet<AuditReportDto>(auditReportHref(clusterId, 'json', filter), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Everything that was ever decided about one finding, or about all of them (null), newest first. */
export const useAcceptances = (clusterId: string, key: string | null) =>
  useQuery({
    queryKey: keys.acceptances(clusterId, key),
    queryFn: ({ signal }) =>
      apiGet<AcceptanceListDto>(
        withQuery(apiPaths.acceptances(clusterId), key === null ? {} : { key }),
        signal,
      ),
    meta: AUDIT_META,
  });

/** Signs for a finding; the audit's numbers follow. */
export function useAccept(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AcceptanceInput) =>
      apiSend<AcceptanceDto>('POST', apiPaths.acceptances(clusterId), input),
    onSettled: () => client.invalidateQueries({ queryKey: keys.audit(clusterId) }),
  });
}

export function useRevoke(clusterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => apiSend<void>('DELETE', apiPaths.acceptance(clusterId, id)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.audit(clusterId) }),
  });
}
