import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { SectionFacts } from './section-facts.ts';
import type { SnapshotIndex } from './snapshot-index.ts';
import type { SuppliedFacts } from './supplied.ts';

/** What the builders of facts share. */
export type FactsContext = {
  now: number;
  staleAfterMs: number;
  supplied: SuppliedFacts;
  snapshot: ClusterSnapshot;
  sections: SectionFacts;
  index: SnapshotIndex;
};
