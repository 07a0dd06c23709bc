import { z } from 'zod';
import { sectionNames } from './common.ts';

/** What the event stream carries: that something changed, never the data. Event name: `snapshot`. */
export const snapshotEventSchema = z.object({
  clusterId: z.string(),
  /** A section of the snapshot; `timeline`: events were written. */
  section: z.enum([...sectionNames, 'connection', 'timeline']),
  version: z.string(),
});

export type SnapshotEvent = z.infer<typeof snapshotEventSchema>;
