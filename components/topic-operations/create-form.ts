import { parseConfigInput } from '@/components/configs/config-input.ts';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import type { NewTopicInput } from '@/lib/contracts/topic-operations.ts';
import { topicNameProblem } from '@/lib/shared/topic-name.ts';

export type CreateForm = {
  name: string;
  partitions: number | null;
  copies: number | null;
  /** What was typed, by key. */
  set: Readonly<Record<string, string>>;
};

/** What stands in the way of asking Kafka, by field; the config keys are fields of their own. */
export function formProblems(
  form: CreateForm,
  configs: readonly ConfigViewDto[],
): ReadonlyMap<string, string> {
  const name = topicNameProblem(form.name);
  const types = new Map(configs.map((config) => [config.name, config.type]));
  const bad = Object.entries(form.set).flatMap(([key, text]): [string, string][] => {
    const parsed = parseConfigInput({ name: key, type: types.get(key) ?? 'unknown' }, text);
    return parsed.ok ? [] : [[key, parsed.message]];
  });
  return new Map([...(name === null ? [] : [['name', name] as const]), ...bad]);
}

/** A name that is sure to be free, so that the blanks can be resolved before a name is typed. */
const NAMELESS = 'highwater-validate-only';

/** What the API is asked for: units worked out, what cannot be understood left out. */
export function inputOf(form: CreateForm, configs: readonly ConfigViewDto[]): NewTopicInput {
  const types = new Map(configs.map((config) => [config.name, config.type]));
  return {
    name: topicNameProblem(form.name) === null ? form.name : NAMELESS,
    partitions: form.partitions,
    replicationFactor: form.copies,
    configs: Object.entries(form.set).flatMap(([key, text]) => {
      const parsed = parseConfigInput({ name: key, type: types.get(key) ?? 'unknown' }, text);
      return parsed.ok ? [{ key, value: parsed.value }] : [];
    }),
  };
}

/** The keys that most topics are made with, in the order in which they matter; the others follow by name. */
const FIRST = [
  'cleanup.policy',
  'retention.ms',
  'retention.bytes',
  'min.insync.replicas',
  'max.message.bytes',
  'compression.type',
];

export function inOrder(configs: readonly ConfigViewDto[], filter: string): ConfigViewDto[] {
  const rank = ({ name }: ConfigViewDto) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return configs
    .filter(({ name, readOnly }) => !readOnly && name.includes(filter.trim().toLowerCase()))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
