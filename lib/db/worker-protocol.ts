import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import type { HistoryLimits } from './retention.ts';
import type { Store } from './store.ts';

export type StoreMethod = keyof Store;
export type WorkerRequest = { id: number; method: StoreMethod; args: unknown[] };
export type WorkerResponse =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: ErrorInfo; internal: string };

export type WorkerStart = { url: string; migrations: string; history: HistoryLimits };
