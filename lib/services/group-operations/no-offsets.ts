import type { GroupOperationPlanDto } from '@/lib/contracts/group-operations.ts';

/** Of an operation that moves no offset. */
export const NO_TOTALS: GroupOperationPlanDto['totals'] = {
  moved: 0,
  unchanged: 0,
  left: 0,
  conflicts: 0,
  clamped: 0,
  created: 0,
  deleted: 0,
  reread: '0',
  skipped: '0',
  unknown: 0,
};
