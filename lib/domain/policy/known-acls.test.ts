import { expect, it } from 'vitest';
import { DENIED } from '@/lib/domain/audit/test-moment.ts';
import type { Acls } from '@/lib/domain/model/acl.ts';
import { failed, type Section, succeeded } from '@/lib/shared/section.ts';
import { knownAcls } from './known-acls.ts';

const read = succeeded<Acls>(undefined, { bindings: [] }, [], 1);
const NOT_DENIED = { ...DENIED, code: 'kafka_timeout' as const };

it.each<[string, Section<Acls> | undefined, boolean, RegExp | null]>([
  ['that were read are known', read, true, null],
  ['are not known before they are read', undefined, false, /not been read yet/],
  [
    'are not known without an authorizer',
    succeeded<Acls>(undefined, { bindings: null }, [], 1),
    false,
    /no authorizer/,
  ],
  ['are not known when they are denied', failed<Acls>(undefined, DENIED, 2), false, /may not be read/],
  [
    'are the last good ones, and why they grow old, when reading fails',
    failed(read, NOT_DENIED, 2),
    true,
    /could not/,
  ],
])('ACLs %s', (_, acls, isKnown, problem) => {
  const known = knownAcls({ sections: acls ? { acls } : {} });
  expect(known.bindings).toEqual(isKnown ? [] : null);
  expect(known.collectedAt).toBe(isKnown ? 1 : null);
  if (problem === null) expect(known.problem).toBeNull();
  else expect(known.problem).toMatch(problem);
});
