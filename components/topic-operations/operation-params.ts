import {
  createSerializer,
  parseAsInteger,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { z } from 'zod';
import type { ChangeDto } from '@/lib/contracts/changes.ts';
import { FACT } from '@/lib/contracts/topic-operations.ts';

export const topicOperations = ['partitions', 'truncate', 'elect', 'delete'] as const;
export type TopicOperationName = (typeof topicOperations)[number];

/** The operation under review on a topic's page, in the address. */
export const operationParams = {
  operation: parseAsStringLiteral(topicOperations),
  /** Id of the change it takes back. */
  reverts: parseAsString,
};

const serializeOperation = createSerializer(operationParams);

export const operationQuery = (operation: TopicOperationName, reverts: string | null = null): string =>
  serializeOperation({ operation, reverts });

/** The form of a new topic, in the address: a link can hold a whole proposal. Blank = as the cluster decides. */
export const newTopicParams = {
  name: parseAsString.withDefault(''),
  partitions: parseAsInteger,
  copies: parseAsInteger,
  set: parseAsJson(z.record(z.string(), z.string())).withDefault({}),
  reverts: parseAsString,
};

const serializeNewTopic = createSerializer(newTopicParams);

/** The form filled with what a deleted topic was; undefined when the record does not tell. */
export function createAgainQuery({ id, subject, facts, undo }: ChangeDto): string | undefined {
  const number = (label: string) => {
    const before = facts.find((fact) => fact.label === label)?.before;
    return before !== undefined && before !== null && /^\d+$/.test(before) ? Number(before) : null;
  };
  const partitions = number(FACT.partitions);
  if (partitions === null) return undefined;
  const set = Object.fromEntries(undo.flatMap((edit) => (edit.op === 'set' ? [[edit.key, edit.value]] : [])));
  return serializeNewTopic({
    name: subject.name,
    partitions,
    copies: number(FACT.replicationFactor),
    set,
    reverts: id,
  });
}
