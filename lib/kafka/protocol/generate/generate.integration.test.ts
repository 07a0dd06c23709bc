import { expect, it } from 'vitest';
import { generate } from './main.ts';

it('the committed codecs are what the generator makes of the definitions in the kafka-clients jar', async () => {
  expect(await generate({ write: false })).toEqual([]);
});
