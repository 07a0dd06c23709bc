import type { ProvenanceDto } from '@/lib/contracts/config.ts';

/** Words for a state: short on a filter, and in a sentence after a number. */
export const stateLooks: Record<
  ProvenanceDto,
  { label: string; says: readonly [one: string, many: string] }
> = {
  inherited: { label: 'Inherited', says: ['inherits it', 'inherit it'] },
  set: { label: 'Set, differs', says: ['sets another value', 'set another value'] },
  pinned: {
    label: 'Set, equals default',
    says: ['sets what it would inherit', 'set what they would inherit'],
  },
  sample: {
    label: "The sample file's value",
    says: ["has the sample file's value", "have the sample file's value"],
  },
  feature: { label: 'Written by Kafka', says: ['was written by Kafka', 'were written by Kafka'] },
  unknown: { label: 'Cannot know', says: ['cannot be known', 'cannot be known'] },
};
