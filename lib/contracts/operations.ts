import { z } from 'zod';
import { changeMeta } from './change-meta.ts';

/** What an operation does: the worst first. */
export const consequenceSchema = z.object({ level: z.enum(['danger', 'warn', 'info']), text: z.string() });

/** What goes with every operation that is carried out. */
export const operationRunFields = {
  /** The name of the subject, where the plan asks for it. */
  confirm: z.string().max(32_767).default(''),
  ...changeMeta,
  /** Id of the change that this one takes back. */
  reverts: z.uuid().optional(),
};
