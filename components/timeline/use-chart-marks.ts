'use client';

import { useMemo } from 'react';
import type { ChartMark } from '@/components/charts/chart-mark.ts';
import { useTimeRange } from '@/components/charts/time-range.tsx';
import { severityLooks } from '@/components/ui/severity.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useMarkedEvents } from '@/lib/client/timeline.ts';
import type { EventSubjectDto } from '@/lib/contracts/timeline.ts';

/** What happened to a subject and what it depends on, over the time range of the page. */
export function useChartMarks(clusterId: string, subject: EventSubjectDto): readonly ChartMark[] {
  const { window } = useTimeRange();
  const { data } = useMarkedEvents({ clusterId, subject, window });
  return useMemo(
    () =>
      (data?.items ?? []).map(({ id, at, title, severity }) => ({
        id,
        at,
        label: title,
        tone: severityLooks[severity].tone,
        href: routes.timeline(clusterId, { at, event: id }),
      })),
    [data, clusterId],
  );
}
