// Preloaded into the server under test: tells how long its event loop was held and what it weighs, over the IPC channel.
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const TICK_MS = 5;
const LONG_MS = 50;

// Worker threads inherit the preload.
if (isMainThread && process.send) {
  let reading = empty();
  let last = performance.now();
  let cpu = process.cpuUsage();

  setInterval(() => {
    const now = performance.now();
    const late = now - last - TICK_MS;
    last = now;
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    reading.lateMsMax = Math.max(reading.lateMsMax, late);
    // On a busy machine a process also waits for a core: only what it computed meanwhile can have held its loop.
    const held = Math.min(late, (user + system) / 1000);
    reading.heldMsMax = Math.max(reading.heldMsMax, held);
    if (held > LONG_MS) reading.heldLong += 1;
  }, TICK_MS).unref();

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) reading.gcMsMax = Math.max(reading.gcMsMax, duration);
  }).observe({ entryTypes: ['gc'] });

  process.on('message', (command) => {
    if (command === 'collect') globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ ...reading, rssBytes: rss, heapUsedBytes: heapUsed });
    reading = empty();
  });
  process.channel.unref();
}

function empty() {
  return { lateMsMax: 0, heldMsMax: 0, heldLong: 0, gcMsMax: 0 };
}
