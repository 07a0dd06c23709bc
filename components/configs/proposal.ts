import { createSerializer, parseAsJson } from 'nuqs/server';
import { z } from 'zod';

/** A change somebody proposes by a link: the editor opens with it under review. Null takes the topic's own value away. */
const proposalSchema = z.object({ key: z.string().min(1).max(249), value: z.string().nullable() });

export type Proposal = z.infer<typeof proposalSchema>;

export const proposalParams = { propose: parseAsJson(proposalSchema) };

const serialize = createSerializer(proposalParams);

export const proposalQuery = (proposal: Proposal): string => serialize({ propose: proposal });
