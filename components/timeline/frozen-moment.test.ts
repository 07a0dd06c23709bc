import { expect, it } from 'vitest';
import type { TimelineDto } from '@/lib/contracts/timeline.ts';
import { frozenMoment } from './frozen-moment.ts';

const listed = (...times: number[]) => ({
  items: times.map((at) => ({ at }) as TimelineDto['items'][number]),
});

it('a page is frozen at a moment that holds every change it lists, also when the clock of the browser is behind', () => {
  expect(frozenMoment(1_000.7, undefined)).toBe(1_000);
  expect(frozenMoment(1_000, listed(900, 800))).toBe(1_000);
  expect(frozenMoment(1_000, listed(1_400, 800))).toBe(1_400);
});
