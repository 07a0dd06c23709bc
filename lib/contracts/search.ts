import { z } from 'zod';

export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(1).max(249),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const searchSchema = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['topic', 'group', 'broker']),
      name: z.string(),
      /** One line that tells it apart: partitions, kind and state, host and rack. */
      detail: z.string(),
    }),
  ),
});

export type SearchDto = z.infer<typeof searchSchema>;
