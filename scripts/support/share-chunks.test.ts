import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shareChunks } from './share-chunks.mjs';

const MODULES = `module.exports=[17,e=>{"use strict";e.s(["A",0,${JSON.stringify('x'.repeat(200))}])}];`;

describe('shareChunks', () => {
  let folder: string;
  const write = (name: string, modules: string) =>
    writeFile(join(folder, name), `${modules}\n\n//# sourceMappingURL=${encodeURIComponent(name)}.map`);
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const load = (name: string): unknown => createRequire(import.meta.url)(join(folder, name));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'highwater-chunks-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('loads the same modules from files that differ in their source map alone', async () => {
    await write('[root-of-the-server]__a._.js', MODULES);
    await write('[root-of-the-server]__b._.js', MODULES);
    shareChunks(folder);
    expect(load('[root-of-the-server]__b._.js')).toBe(load('[root-of-the-server]__a._.js'));
    expect((await read('[root-of-the-server]__b._.js')).length).toBeLessThan(MODULES.length);
  });

  it('leaves other files as they are, and those too short to gain', async () => {
    const others = ['one._.js', 'two._.js', 'three._.js', 'four._.js'];
    await write('one._.js', MODULES);
    await write('two._.js', MODULES.replace('17', '18'));
    await write('three._.js', 'module.exports=[];');
    await write('four._.js', 'module.exports=[];');
    const before = await Promise.all(others.map(read));
    shareChunks(folder);
    expect(await Promise.all(others.map(read))).toEqual(before);
  });

  it('changes nothing when it runs again', async () => {
    const names = ['a._.js', 'b._.js', 'c._.js'];
    for (const name of names) await write(name, MODULES);
    shareChunks(folder);
    const once = await Promise.all(names.map(read));
    shareChunks(folder);
    expect(await Promise.all(names.map(read))).toEqual(once);
  });
});
