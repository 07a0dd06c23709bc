import { describe, expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

describe('server clock', () => {
  it('follows the server when the browser is an hour behind', () => {
    let local = 1_000_000;
    const clock = createServerClock(() => local);
    clock.observe(local + 3_600_000);
    local += 5_000;
    expect(clock.now()).toBe(local + 3_600_000);
  });

  it('never makes data look younger because of an answer that was kept for a while', () => {
    const clock = createServerClock(() => 1_000_000);
    clock.observe(1_000_000);
    clock.observe(1_000_000 - 30_000);
    expect(clock.now()).toBe(1_000_000);
  });

  it('follows a corrected browser clock after enough answers', () => {
    let local = 1_000_000;
    const clock = createServerClock(() => local);
    clock.observe(1_060_000);
    local = 1_060_000;
    for (let answer = 0; answer < 20; answer += 1) clock.observe(local);
    expect(clock.now()).toBe(local);
  });
});
