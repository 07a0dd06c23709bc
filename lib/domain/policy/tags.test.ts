import { describe, expect, it } from 'vitest';
import type { Policy, TagRule } from './policy.ts';
import { policyFor } from './policy-for.ts';
import { EVERYTHING, policyWith } from './test-policy.ts';

const tag = (overrides: Partial<TagRule>): TagRule => ({
  scope: EVERYTHING,
  topic: {},
  cluster: {},
  ...overrides,
});
const named = (text: string) => ({ ...EVERYTHING, names: { topic: [{ kind: 'glob', text } as const] } });
const tagsIn = (environment: 'prod' | 'dev', ...tags: TagRule[]) =>
  policyFor(policyWith({ tags }), environment).tags;

describe('tags of a policy', () => {
  it('hold for the topics of their scope, the later entry field by field', () => {
    const { topic } = tagsIn(
      'prod',
      tag({ topic: { criticality: 'critical', needsGlobalOrder: true } }),
      tag({ scope: named('scratch.*'), topic: { criticality: 'ephemeral' } }),
    );
    expect(topic('orders')).toEqual({ criticality: 'critical', needsGlobalOrder: true });
    expect(topic('scratch.a')).toEqual({ criticality: 'ephemeral', needsGlobalOrder: true });
  });

  it('hold for the clusters of their environments', () => {
    const prod = tag({ scope: { ...EVERYTHING, environments: ['prod'] }, cluster: { isPublic: true } });
    const all = tag({ cluster: { isMultiTenant: true } });
    expect(tagsIn('prod', prod, all).cluster).toEqual({ isPublic: true, isMultiTenant: true });
    expect(tagsIn('dev', prod, all).cluster).toEqual({ isMultiTenant: true });
  });

  it('follow who owns a topic', () => {
    const policy: Policy = policyWith({
      teams: [
        { name: 'pay', contact: null, matches: [{ team: 'pay', kind: 'prefix', text: 'pay.', of: 'topic' }] },
      ],
      tags: [tag({ scope: { ...EVERYTHING, teams: ['pay'] }, topic: { hasDeletionDeadline: true } })],
    });
    const { topic } = policyFor(policy, 'prod').tags;
    expect([topic('pay.eu'), topic('orders')]).toEqual([{ hasDeletionDeadline: true }, {}]);
  });

  it('are none in a policy without any', () => {
    const { cluster, topic } = tagsIn('prod');
    expect([cluster, topic('orders')]).toEqual([{}, {}]);
  });
});
