import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import { followPolicyFile } from './policy-file.ts';

type Content = { text: string } | { unreadable: string };

let dir: string;
let stop: () => void;
let offered: Content[];
const book = { offer: (content: Content) => void offered.push(content) };
const seen = (text: string) =>
  poll(() => offered.some((one) => 'text' in one && one.text === text), { what: text, timeoutMs: 5_000 });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'highwater-policy-'));
  offered = [];
});
afterEach(() => {
  stop();
  rmSync(dir, { recursive: true, force: true });
});

it('has the content before anything else starts, and offers it again only when it changes', async () => {
  const file = join(dir, 'policy.yaml');
  writeFileSync(file, 'first');
  stop = await followPolicyFile(file, book, 5);
  expect(offered).toEqual([{ text: 'first' }]);
  writeFileSync(file, 'second');
  await seen('second');
  writeFileSync(join(dir, 'new'), 'third');
  renameSync(join(dir, 'new'), file);
  await seen('third');
  expect(offered.filter((one) => 'text' in one && one.text === 'third')).toHaveLength(1);
});

it('follows the links that Kubernetes swaps below a mounted file', async () => {
  writeFileSync(join(dir, 'v1'), 'one');
  writeFileSync(join(dir, 'v2'), 'two');
  symlinkSync('v1', join(dir, '..data'));
  symlinkSync('..data', join(dir, 'policy.yaml'));
  stop = await followPolicyFile(join(dir, 'policy.yaml'), book, 5);
  symlinkSync('v2', join(dir, '..tmp'));
  renameSync(join(dir, '..tmp'), join(dir, '..data'));
  await seen('two');
});

it('says why a file cannot be read, and reads it once it is there', async () => {
  const file = join(dir, 'later.yaml');
  stop = await followPolicyFile(file, book, 5);
  expect(offered).toEqual([{ unreadable: `${file} cannot be read: ENOENT.` }]);
  writeFileSync(file, 'there');
  await seen('there');
});
