/**
 * V8 lets the heap grow to several times what is alive before it collects all of it; with this, to 1.4 times. Costs about
 * 4 % of the answers per second (docs/performance.md).
 */
export const MEMORY_FLAG = '--heap-growing-percent=40';

/**
 * glibc keeps what was freed, tens of MiB in each thread, because it raises this threshold by itself; a fixed one gives
 * 40 MiB back. Read when a process starts, so `npm start` and the Dockerfile set it too; other systems do not know it.
 */
export const MEMORY_ENV = { MALLOC_TRIM_THRESHOLD_: '131072' };
