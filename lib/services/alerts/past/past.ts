import type { Store } from '@/lib/db/store.ts';
import type { PastSample } from '@/lib/domain/alerts/replay.ts';
import type { Signal } from '@/lib/domain/alerts/signal.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { WatchedCluster } from '../../cluster-registry.ts';

/** All are read by one statement; more would keep the database from writing. */
export const SUBJECTS_MAX = 200;

export type PastQuery = {
  cluster: WatchedCluster;
  store: Store;
  /** What there is now, of what the rule covers. */
  signals: readonly Pick<Signal, 'subject' | 'aspect'>[];
  covers: (subject: SubjectRef) => boolean;
  /** Epoch ms, as `now`. */
  from: number;
  now: number;
};

/** What is known of one subject; `about` tells apart what it has several of, such as findings; empty otherwise. */
export type SubjectPast = { subject: SubjectRef; about: string; samples: readonly PastSample[] };

/** What is stored of the subjects of a rule. */
export type Past = {
  resolutionMs: number;
  subjects: readonly SubjectPast[];
  /** More subjects, perhaps none, which were fine at all of these moments, epoch ms. */
  fine: { count: number; moments: readonly number[] };
  /** Subjects that are too many. */
  leftOut: number;
  /** What of it cannot be told, as sentences. */
  cannotKnow: readonly string[];
};

export const NONE_FINE: Past['fine'] = { count: 0, moments: [] };
