import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import type { KeyChange } from './alter-command.ts';

const quoted = (text: string): string => JSON.stringify(text);

/** Names of Terraform resources: letters, digits, `_` and `-`, not beginning with a digit. */
const identifier = (name: string): string => name.replaceAll(/[^\w-]/g, '_').replace(/^(?=[\d-])/, '_');

/** `${` would begin an expression. */
const literal = (text: string): string =>
  quoted(text).replaceAll(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`);

/** What to write into the `kafka_topic` of the Terraform provider; null where it has no resource for this. */
export function terraformText(
  { kind, name }: ConfigSubjectDto,
  changes: readonly KeyChange[],
): string | null {
  if (kind !== 'topic') return null;
  const set = changes.flatMap(({ key, value }) =>
    value === null ? [] : [`    ${quoted(key)} = ${literal(value)}`],
  );
  const gone = changes.flatMap(({ key, value }) => (value === null ? [`    # take out ${quoted(key)}`] : []));
  return [
    `resource "kafka_topic" ${quoted(identifier(name))} {`,
    `  name = ${literal(name)}`,
    '  config = {',
    '    # keep what is there',
    ...set,
    ...gone,
    '  }',
    '}',
  ].join('\n');
}

/** Numbers and booleans stay bare, as the operator's examples have them. */
const yamlValue = (value: string): string => (/^(-?\d+|true|false)$/.test(value) ? value : quoted(value));

/**
 * A merge patch for the Strimzi resource that holds these configs: `null` takes a key out. Null where Strimzi keeps none
 * (groups, loggers, one broker of many).
 */
export function strimziText({ kind, name }: ConfigSubjectDto, changes: readonly KeyChange[]): string | null {
  if (kind !== 'topic' && kind !== 'cluster') return null;
  const indent = kind === 'topic' ? '    ' : '      ';
  const configs = changes.map(
    ({ key, value }) => `${indent}${key}: ${value === null ? 'null' : yamlValue(value)}`,
  );
  return kind === 'topic'
    ? ['# KafkaTopic', 'spec:', `  topicName: ${quoted(name)}`, '  config:', ...configs].join('\n')
    : ['# Kafka', 'spec:', '  kafka:', '    config:', ...configs].join('\n');
}
