'use client';

import { Banner } from '@/components/ui/banner.tsx';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import type { FreshnessDto } from '@/lib/contracts/common.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { freshnessNotices } from './notices.ts';

const SHOWN = 3;

/** What is missing or old on this page, and since when. Nothing while all is well. */
export function FreshnessBanners({
  freshness,
  cluster,
}: {
  freshness: FreshnessDto | undefined;
  cluster: ClusterSummaryDto | undefined;
}) {
  const now = useServerNow();
  const notices = freshnessNotices(freshness?.sections ?? [], cluster, now);
  const rest = notices.length - SHOWN;
  return (
    <>
      {notices.slice(0, SHOWN).map((notice) => (
        <Banner key={notice.id} tone={notice.tone} title={notice.title}>
          {notice.detail}
        </Banner>
      ))}
      {rest > 0 && (
        <p className="text-xs text-ink-3">
          {plural(rest, 'more part', 'more parts')} could not be read; the age pill lists them.
        </p>
      )}
    </>
  );
}
