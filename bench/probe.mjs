// Preloaded into the server under test: tells how long its event loop was held and what it weighs, over the IPC channel.
import { readFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const TICK_MS = 5;
const LONG_MS = 50;

// Worker threads inherit the preload.
if (isMainThread && process.send) {
  let reading = empty();
  let last = performance.now();
  let cpu = cpuMs();

  setInterval(() => {
    const now = performance.now();
    const late = now - last - TICK_MS;
    last = now;
    const used = cpuMs() - cpu;
    cpu += used;
    reading.lateMsMax = Math.max(reading.lateMsMax, late);
    // On a busy machine a process also waits for a core: only what it computed meanwhile can have held its loop.
    const held = Math.min(late, used);
    reading.heldMsMax = Math.max(reading.heldMsMax, held);
    if (held > LONG_MS) reading.heldLong += 1;
  }, TICK_MS).unref();

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) reading.gcMsMax = Math.max(reading.gcMsMax, duration);
  }).observe({ entryTypes: ['gc'] });

  process.on('message', (command) => {
    if (command === 'collect') globalThis.gc?.();
    const { rss, heapUsed, heapTotal } = process.memoryUsage();
    process.send({ ...reading, rssBytes: rss, heapUsedBytes: heapUsed, heapTotalBytes: heapTotal });
    reading = empty();
  });
  process.channel.unref();
}

/** Of the main thread alone where the system tells (Linux); of the process elsewhere, its database thread included. */
function cpuMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

function empty() {
  return { lateMsMax: 0, heldMsMax: 0, heldLong: 0, gcMsMax: 0 };
}
