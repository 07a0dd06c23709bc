import { describe, expect, it } from 'vitest';
import { strimziText, terraformText } from './declarative.ts';

const topic = { kind: 'topic', name: '9.odd name' } as const;
const changes = [
  { key: 'retention.ms', value: '259200000' },
  { key: 'cleanup.policy', value: 'compact,delete' },
  { key: 'segment.ms', value: null },
];

describe('the same change for Terraform', () => {
  it('sets the keys, names those to take out, and is a legal identifier', () => {
    expect(terraformText(topic, changes)).toBe(
      [
        'resource "kafka_topic" "_9_odd_name" {',
        '  name = "9.odd name"',
        '  config = {',
        '    # keep what is there',
        '    "retention.ms" = "259200000"',
        '    "cleanup.policy" = "compact,delete"',
        '    # take out "segment.ms"',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  it('does not let a value begin an expression', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a value
    expect(terraformText(topic, [{ key: 'a', value: '${path}' }])).toContain('"a" = "$${path}"');
  });

  it.each(['broker', 'cluster', 'group'] as const)('has nothing for a %s', (kind) => {
    expect(terraformText({ kind, name: '1' }, changes)).toBeNull();
  });
});

describe('the same change for Strimzi', () => {
  it('is a patch of the topic, numbers bare and lists quoted, null where a key goes', () => {
    expect(strimziText(topic, changes)).toBe(
      [
        '# KafkaTopic',
        'spec:',
        '  topicName: "9.odd name"',
        '  config:',
        '    retention.ms: 259200000',
        '    cleanup.policy: "compact,delete"',
        '    segment.ms: null',
      ].join('\n'),
    );
  });

  it('is a patch of the cluster for a cluster-wide default', () => {
    expect(strimziText({ kind: 'cluster', name: '' }, changes)).toContain(
      '  kafka:\n    config:\n      retention.ms: 259200000',
    );
  });

  it.each(['broker', 'group', 'client-metrics', 'broker-logger'] as const)('has nothing for %s', (kind) => {
    expect(strimziText({ kind, name: '1' }, changes)).toBeNull();
  });
});
