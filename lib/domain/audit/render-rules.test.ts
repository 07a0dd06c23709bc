import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { renderRules } from './render-rules.ts';
import { RULES } from './rules/index.ts';
import { SOURCES } from './sources.ts';

test('docs/rules.md is what the rules say now (else run: npx tsx scripts/rules-doc.ts)', async () => {
  const committed = await readFile(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
  expect(committed).toBe(renderRules(RULES));
});

test('every rule has a heading that the tables link to', () => {
  const text = renderRules(RULES);
  for (const { id } of RULES) {
    expect(text).toContain(`### ${id}\n`);
    expect(text).toContain(`(#${id.toLowerCase()})`);
  }
});

test('no source is kept that no rule names', () => {
  const used = new Set<string>(RULES.flatMap(({ sources }) => sources));
  expect(Object.keys(SOURCES).filter((key) => !used.has(key))).toEqual([]);
});
