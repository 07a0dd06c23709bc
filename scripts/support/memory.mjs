/**
 * V8 lets the heap grow to several times what is alive before it collects all of it; with this, to 1.4 times. Costs about
 * 4 % of the answers per second (docs/performance.md).
 */
export const MEMORY_FLAG = '--heap-growing-percent=40';

/**
 * V8 keeps up to three times this for the youngest objects, 16 MiB by itself: some 45 MiB less, and shorter collections of
 * them. Read when a process starts, as what follows: `npm start` and the Dockerfile say both.
 */
export const YOUNG_FLAG = '--max-semi-space-size=4';

/**
 * glibc keeps what was freed, because it raises the threshold by itself, and in up to 16 arenas on two cores: 110 MiB, of
 * which 35 go with two arenas, 40 with a fixed threshold. Other systems do not know it.
 */
export const MEMORY_ENV = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
