import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '@/lib/server/openapi.ts';

/** "GET /api/v1/clusters/{clusterId} clusters:read" of every endpoint that a route file defines. */
function defined(): string[] {
  const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('/route.ts'),
  );
  return routes.flatMap((file) => {
    const path = `/api/v1/${file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}')}`;
    const endpoints = readFileSync(`app/api/v1/${file}`, 'utf8').matchAll(
      /^ {2}(GET|POST|PUT|PATCH|DELETE): endpoint\(\{\s+permission: '([\w:]+)'/gm,
    );
    return [...endpoints].map(([, method, permission]) => `${method} ${path} ${permission}`);
  });
}

const documented = () =>
  Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { permission }]) => `${method.toUpperCase()} ${path} ${permission}`,
    ),
  );

describe('the OpenAPI document', () => {
  it('names every endpoint there is, with the permission it needs, and no other', () => {
    expect(defined().length).toBeGreaterThan(10);
    expect(documented().sort()).toEqual(defined().sort());
  });
});
