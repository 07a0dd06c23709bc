import { describe, expect, it } from 'vitest';
import { createPacer, inSlices } from '@/lib/shared/pacer.ts';

function* steps(count: number): Generator<undefined, number, undefined> {
  for (let n = 0; n < count; n++) yield;
  return count;
}

describe('inSlices', () => {
  it('lets other work run between slices', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('other'));
    let pauses = 0;
    const pacer = createPacer(0);
    const counting = {
      ...pacer,
      pause: () => {
        pauses += 1;
        return pacer.pause();
      },
    };
    await expect(inSlices(steps(20), counting)).resolves.toBe(20);
    order.push('decoded');
    expect(pauses).toBe(20);
    expect(order).toEqual(['other', 'decoded']);
  });

  it('does not give way while the slice lasts', async () => {
    const pacer = { due: () => false, pause: () => Promise.reject(new Error('paused')) };
    await expect(inSlices(steps(1_000), pacer)).resolves.toBe(1_000);
  });
});

describe('createPacer', () => {
  it('gives each slice of several jobs a turn of the event loop of its own', async () => {
    let turn = 0;
    let isOver = false;
    const count = () => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const seen: number[] = [];
    const job = async () => {
      const pacer = createPacer(0);
      for (let slice = 0; slice < 3; slice += 1) {
        await pacer.pause();
        seen.push(turn);
      }
    };
    await Promise.all([job(), job(), job()]);
    isOver = true;
    expect(new Set(seen).size).toBe(9);
  });

  it('shares the slice of a turn between the jobs that begin in it', async () => {
    const first = createPacer(20);
    await first.pause();
    createPacer(20);
    const used = performance.now() + 25;
    while (performance.now() < used) Math.sqrt(used);
    const late = createPacer(20);
    expect(late.due()).toBe(true);
    await late.pause();
    expect(createPacer(20).due()).toBe(false);
  });

  it('is due once its slice is used up, and fresh after a pause', async () => {
    const pacer = createPacer(20);
    expect(pacer.due()).toBe(false);
    const used = performance.now() + 25;
    while (performance.now() < used) Math.sqrt(used);
    expect(pacer.due()).toBe(true);
    await pacer.pause();
    expect(pacer.due()).toBe(false);
  });
});
