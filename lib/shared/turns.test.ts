import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('gives each caller a turn of the event loop of its own, in the order they came', async () => {
  const turn = createTurns();
  const seen: string[] = [];
  const work = ['a', 'b', 'c'].map(async (name) => {
    await turn();
    seen.push(name);
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        seen.push(`after ${name}`);
        resolve();
      });
    });
  });
  await Promise.all(work);
  expect(seen).toEqual(['a', 'after a', 'b', 'after b', 'c', 'after c']);
});
