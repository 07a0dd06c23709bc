import { type ErrorInfo, toAppError } from '@/lib/shared/app-error.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import { worst } from './first-answer.ts';
import type { Fanout } from './reader.ts';

/** One request of a fan-out. Several may go to one broker. */
export type Job<T> = { brokerId: number; run: () => Promise<T> };

type ValueOf<J extends Job<unknown>> = Awaited<ReturnType<J['run']>>;

export type Gathered<J extends Job<unknown>> = {
  done: { job: J; value: ValueOf<J> }[];
  failed: { job: J; error: ErrorInfo }[];
  failures: Fanout<unknown>['failures'];
  answered: readonly number[];
};

/**
 * Runs all jobs at once; what fails stands beside what arrived, both in the order of the jobs. Rejects only when every job failed.
 * A broker that merely lacks an API did answer.
 */
export async function gather<J extends Job<unknown>>(jobs: readonly J[]): Promise<Gathered<J>> {
  const outcomes = await Promise.all(
    jobs.map(async (job) => {
      try {
        return { ok: true as const, job, value: (await job.run()) as ValueOf<J> };
      } catch (cause) {
        return { ok: false as const, job, error: toAppError(cause) };
      }
    }),
  );
  const done = outcomes.filter((outcome) => outcome.ok);
  const errors = outcomes.filter((outcome) => !outcome.ok);
  if (jobs.length > 0 && done.length === 0) throw worst(errors.map(({ error }) => error));
  const failed = errors.map(({ job, error }) => ({ job, error: error.toInfo() }));
  const silent = new Map<number, ErrorInfo>();
  for (const { job, error } of failed) {
    if (error.code !== 'unsupported_by_cluster' && !silent.has(job.brokerId)) silent.set(job.brokerId, error);
  }
  return {
    done,
    failed,
    failures: [...silent].map(([brokerId, error]) => ({ brokerId, error })),
    answered: [...new Set(jobs.map((job) => job.brokerId))].filter((id) => !silent.has(id)),
  };
}

/** A job that answers for a known set of items. */
export type ItemJob<K, T> = Job<ReadonlyMap<K, Result<T>>> & { keys: readonly K[] };

/** Like `gather`, merged: every key of every job has an answer or its broker's error. */
export async function gatherItems<K, T>(jobs: readonly ItemJob<K, T>[]): Promise<Fanout<Map<K, Result<T>>>> {
  const { done, failed, failures, answered } = await gather(jobs);
  const value = new Map<K, Result<T>>();
  for (const { job, error } of failed) for (const key of job.keys) value.set(key, fail(error));
  for (const { value: items } of done) for (const [key, item] of items) value.set(key, item);
  return { value, failures, answered };
}

/** Parts of nearly equal size, none above `max`. */
export function slices<T>(items: readonly T[], max: number): T[][] {
  const count = Math.ceil(items.length / max);
  const parts: T[][] = [];
  for (let part = 0; part < count; part++) {
    parts.push(
      items.slice(Math.floor((part * items.length) / count), Math.floor(((part + 1) * items.length) / count)),
    );
  }
  return parts;
}
