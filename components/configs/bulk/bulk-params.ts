import { createSerializer, parseAsString } from 'nuqs/server';

/** What is taken back, in the address: the id of a batch. */
export const bulkParams = { batch: parseAsString };

export const batchQuery = createSerializer(bulkParams);
