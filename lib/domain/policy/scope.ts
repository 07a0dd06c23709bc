import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { OwnerOf } from './owners.ts';
import { matcherOf, type NamePattern } from './pattern.ts';
import type { Environment, PolicyScope } from './policy.ts';

/** No subject, every subject, or those for which it holds. */
export type SubjectTest = 'none' | 'all' | ((subject: SubjectRef) => boolean);

/** A scope seen from a cluster of one environment. */
export function scopeTest(scope: PolicyScope, environment: Environment, ownerOf: OwnerOf): SubjectTest {
  const { environments, teams, names } = scope;
  if (environments !== null && !environments.includes(environment)) return 'none';
  if (teams === null && names === null) return 'all';
  const owners = teams === null ? null : new Set(teams);
  const isNamed = names === null ? null : nameTest(names);
  return (subject) => {
    if (isNamed !== null && !isNamed(subject)) return false;
    if (owners === null) return true;
    const owner = ownerOf(subject);
    return owner !== null && owners.has(owner);
  };
}

function nameTest(names: NonNullable<PolicyScope['names']>): (subject: SubjectRef) => boolean {
  const tests = { topic: anyOf(names.topic), group: anyOf(names.group), broker: anyOf(names.broker) };
  return ({ kind, name }) => kind !== 'cluster' && tests[kind](name);
}

function anyOf(patterns: readonly NamePattern[] = []): (name: string) => boolean {
  const tests = patterns.map(matcherOf);
  return (name) => tests.some((test) => test(name));
}

export const holdsFor = (test: SubjectTest, subject: SubjectRef): boolean =>
  typeof test === 'function' ? test(subject) : test === 'all';
