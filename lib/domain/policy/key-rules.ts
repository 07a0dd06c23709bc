import { configEvidence, isLeftInPlace, ORIGIN_TEXT } from '@/lib/domain/audit/config-evidence.ts';
import { type ConfigReader, splitList } from '@/lib/domain/audit/config-reader.ts';
import type { BrokerFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { type EvaluatedRule, rule } from '@/lib/domain/audit/rule.ts';
import { durationText, isBrokersOwn, topicSet } from '@/lib/domain/audit/rules/support.ts';
import { given, NOT_APPLICABLE, PASS, unknown, type Verdict, violated } from '@/lib/domain/audit/verdict.ts';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import type { KeyDemand, KeyRule } from './policy.ts';

export const keyRuleId = (id: string): string => `KEY:${id}`;

/** `retention.ms must be between 1 h and 168 h`. */
export const keyRuleTitle = ({ key, must, resource }: KeyRule): string =>
  `${key} must be ${demandText(key, must, resource)}`;

/** A key rule as a rule of the audit. Topics that brokers keep for themselves are none of its business. */
export function toRule(spec: KeyRule, isInScope: (subject: SubjectRef) => boolean): EvaluatedRule {
  const { id, key, resource, severity, why, must } = spec;
  const demand = demandText(key, must, resource);
  const check = (subject: TopicFacts | BrokerFacts): Verdict => {
    if (!isInScope(subject) || (subject.kind === 'topic' && isBrokersOwn(subject))) return NOT_APPLICABLE;
    return judge(spec, demand, subject);
  };
  return rule({
    id: keyRuleId(id),
    title: keyRuleTitle(spec),
    scope: resource,
    severity,
    fires: `${key} of a ${resource} is anything but ${demand}.`,
    why,
    fix: `Make ${key} ${demand}.`,
    authority: 'broker',
    sources: [],
    limits: {},
    checks: resource === 'topic' ? { topic: check } : { broker: check },
  });
}

function judge(
  { key, must, severity, why }: KeyRule,
  demand: string,
  subject: TopicFacts | BrokerFacts,
): Verdict {
  const { configs, name } = subject;
  return given([configs.entry(key)], (entry) => {
    if (entry.sensitive) {
      return unknown({ kind: 'not-reported', reason: `Kafka keeps ${key} secret.` });
    }
    const config = configEvidence(entry);
    const value = effectiveValue(entry, configs);
    if (value === null && (must.min !== null || must.max !== null || must.oneOf !== null)) {
      return unknown({ kind: 'not-reported', reason: `${key} of ${name} has no value.` });
    }
    const wanted = nearestAllowed(key, value ?? '', must);
    const isChosen = subject.kind === 'topic' ? entry.source === 'topic' : !isLeftInPlace(config);
    if (wanted === null && (!must.explicit || isChosen)) return PASS;
    const target = wanted ?? value ?? '';
    const has = `${key} of ${name} is ${textOf(key, value)}, ${ORIGIN_TEXT[config.origin]}`;
    return violated({
      severity,
      config,
      consequence: `${has}; the policy wants it ${demand}. ${why}`,
      suggestion:
        subject.kind === 'topic' && target !== ''
          ? topicSet(subject, key, target, `The policy wants ${key} ${demand}.`)
          : null,
      instruction: subject.kind === 'broker' ? `Make ${key} ${demand} on broker ${name}.` : null,
    });
  });
}

/** `local.retention.…` of -2 follows the retention of the topic. */
function effectiveValue({ name, value }: ConfigEntry, configs: ConfigReader): string | null {
  if (value !== '-2' || !name.includes('local.retention.')) return value;
  const followed = configs.text(name.replace('local.', ''));
  return followed.known ? followed.value : null;
}

/** -1 is Kafka's way to write "no limit" for these. */
const isUnlimited = (key: string, value: string): boolean => /retention\.\w+$/.test(key) && value === '-1';

/** Null when the value is allowed; otherwise the allowed value that is nearest, or the first of the list. */
function nearestAllowed(key: string, value: string, { min, max, oneOf }: KeyDemand): string | null {
  if (oneOf !== null && !oneOf.some((allowed) => sameValue(allowed, value))) return oneOf[0] ?? null;
  if (min === null && max === null) return null;
  const number = isUnlimited(key, value) ? Number.POSITIVE_INFINITY : Number(value);
  if (min !== null && !(number >= min)) return String(min);
  return max !== null && !(number <= max) ? String(max) : null;
}

/** The order of a list (`compact,delete`) does not matter. */
const sameValue = (a: string, b: string): boolean =>
  a === b || [...splitList(a)].sort().join() === [...splitList(b)].sort().join();

function demandText(key: string, { explicit, min, max, oneOf }: KeyDemand, resource: string): string {
  const range =
    min !== null && max !== null
      ? `between ${textOf(key, String(min))} and ${textOf(key, String(max))}`
      : min !== null
        ? `at least ${textOf(key, String(min))}`
        : max !== null
          ? `at most ${textOf(key, String(max))}`
          : null;
  const choice = oneOf === null ? null : oneOf.length === 1 ? `${oneOf[0]}` : `one of ${oneOf.join(' | ')}`;
  const set = explicit ? `set on the ${resource} itself` : null;
  return [set, range, choice].filter((part) => part !== null).join(' and ');
}

function textOf(key: string, value: string | null): string {
  if (value === null) return 'unset';
  if (isUnlimited(key, value)) return 'unlimited';
  if (!/^\d+$/.test(value)) return value === '' ? 'empty' : value;
  if (key.endsWith('.ms')) return durationText(BigInt(value));
  return key.endsWith('.bytes') ? formatBytes(value) : value;
}
