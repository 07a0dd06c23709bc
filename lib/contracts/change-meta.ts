import { z } from 'zod';

/** What goes with everything that is changed: who does it, in their own words as there is no sign-in, and why. */
export const changeMeta = {
  actor: z.string().trim().max(120).default('').meta({ description: 'Who makes the change; not verified' }),
  reason: z.string().trim().max(500).default(''),
};
