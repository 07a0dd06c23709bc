import { createParser, useQueryState } from 'nuqs';

export type ChosenPartition = { topic: string; partition: number };

/** `orders 3` */
const param = createParser<ChosenPartition>({
  parse: (text) => {
    const [, topic, partition] = /^(\S+) (\d{1,9})$/.exec(text) ?? [];
    return topic === undefined ? null : { topic, partition: Number(partition) };
  },
  serialize: ({ topic, partition }) => `${topic} ${partition}`,
  eq: (a, b) => a.topic === b.topic && a.partition === b.partition,
});

/** The partition that the charts of a group show, in the address; null = all of them. */
export const useChosenPartition = () => useQueryState('partition', param);
