import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiPaths, routes } from './routes.ts';

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => join(folder, file));

/** An address of ours spelled out where `routes` or `apiPaths` should have been used; `/c/[cluster]` is a type's name. */
const LITERAL = /['"`]\/(?:c|api\/v1)\/(?!\[)|href=(?:"\/|\{['"`]\/)/;

describe('routes', () => {
  it('encodes names that hold slashes, spaces, escapes or nothing', () => {
    expect(routes.group('c1', 'a/b c%2F')).toBe('/c/c1/groups/a%2Fb%20c%252F');
    expect(routes.group('c1', '')).toBe('/c/c1/groups/~');
    expect(apiPaths.group('c1', '..')).toBe('/api/v1/clusters/c1/groups/~..');
    expect(routes.topicConfigs('c1', 'orders')).toBe('/c/c1/topics/orders/configs');
  });

  it('recognises an address literal', () => {
    expect(LITERAL.test('<Link href="/topics">')).toBe(true);
    expect(LITERAL.test('push(`/c/x/topics`)')).toBe(true);
    expect(LITERAL.test("fetch('/api/v1/clusters')")).toBe(true);
    expect(LITERAL.test('href={routes.topics(clusterId)}')).toBe(false);
  });

  it('is the only place that spells out an address', () => {
    const files = [...sources('components'), ...sources('app/(console)'), ...sources('lib/client')];
    expect(files.length).toBeGreaterThan(20);
    const offenders = files.filter(
      (file) => !file.endsWith(join('client', 'routes.ts')) && LITERAL.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});
