// Runs in the page before its own scripts: when rows are on screen, what held the main thread, how even frames are.
globalThis.benchProbe = {
  painted: undefined,
  longTasks: [],

  // Scrolls the element from top to end in even steps and gives the time between frames, milliseconds.
  scroll(selector, pixelsPerFrame) {
    const box = document.querySelector(selector);
    const frames = [];
    return new Promise((resolve) => {
      let last = performance.now();
      const step = (now) => {
        frames.push(now - last);
        last = now;
        const before = box.scrollTop;
        box.scrollTop += pixelsPerFrame;
        if (box.scrollTop === before) resolve(frames.slice(1));
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
  },
};

(() => {
  const ROWS = 10;
  const look = () => {
    // The frame that follows the one which found the rows has shown them.
    if (document.querySelectorAll('tbody tr').length >= ROWS) {
      requestAnimationFrame(() => {
        globalThis.benchProbe.painted = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.benchProbe.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
})();
