import { z } from 'zod';
import { sectionNames } from './common.ts';

/** What the event stream carries: that something changed, never the data. Event name: `snapshot`. */
export const snapshotEventSchema = z.object({
  clusterId: z.string(),
  section: z.enum([...sectionNames, 'connection']),
  version: z.string(),
});

export type SnapshotEvent = z.infer<typeof snapshotEventSchema>;
