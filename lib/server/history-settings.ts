import { z } from 'zod';
import { DEFAULT_HISTORY_LIMITS, type Resolution } from '@/lib/db/retention.ts';
import { DURATION_UNITS, parseWithUnit, SIZE_UNITS } from '@/lib/shared/units.ts';

const RESOLUTIONS_MOST = 5;
/** Sweeps come every 5 s: finer buckets would be empty ones. */
const FINEST_MS = 5_000;
/** A resolution is a 32-bit integer in the database. */
const COARSEST_MS = 86_400_000;
const ROWS_LEAST = 10_000;
const BYTES_LEAST = 2 ** 20;

/** `10s:2h,1m:48h,10m:30d`: averages over the first, kept for the second, from fine to coarse. */
const resolutions = z.string().transform((text, context): Resolution[] => {
  const parsed: Resolution[] = [];
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [every = '', keep = '', ...rest] = part.split(':');
    const resolutionMs = parseWithUnit(every, DURATION_UNITS);
    const keepMs = parseWithUnit(keep, DURATION_UNITS);
    if (resolutionMs === null || keepMs === null || rest.length > 0) {
      return refuse(`"${part}" is not <resolution>:<time kept>, for example 10s:2h`);
    }
    if (resolutionMs < FINEST_MS || resolutionMs > COARSEST_MS) {
      return refuse(`"${part}": a resolution is from 5s to 1d`);
    }
    if (keepMs < resolutionMs) return refuse(`"${part}" keeps less than one average`);
    const finer = parsed.at(-1);
    if (finer && (resolutionMs <= finer.resolutionMs || resolutionMs % finer.resolutionMs !== 0)) {
      return refuse(`"${part}": a resolution is a multiple of the one before`);
    }
    if (finer && keepMs <= finer.keepMs) {
      return refuse(`"${part}": a coarser resolution is kept longer than the one before`);
    }
    parsed.push({ resolutionMs, keepMs });
  }
  if (parsed.length > RESOLUTIONS_MOST) return refuse(`has more than ${RESOLUTIONS_MOST} resolutions`);
  return parsed;
});

const bytes = z.string().transform((text, context) => {
  const size = parseWithUnit(text, SIZE_UNITS);
  if (size !== null && size >= BYTES_LEAST && Number.isSafeInteger(size)) return size;
  context.addIssue({ code: 'custom', message: `"${text}" is not a size of at least 1MiB, for example 1GiB` });
  return z.NEVER;
});

/** The variables that say what is kept of samples. */
export const historySettings = {
  HIGHWATER_HISTORY: resolutions.default([...DEFAULT_HISTORY_LIMITS.resolutions]),
  HIGHWATER_HISTORY_ROWS: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(ROWS_LEAST, `must be at least ${ROWS_LEAST}`)
    .default(DEFAULT_HISTORY_LIMITS.rowsMost),
  HIGHWATER_HISTORY_SIZE: bytes.default(DEFAULT_HISTORY_LIMITS.bytesMost),
};
