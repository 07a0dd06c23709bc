import { createLoader, parseAsString } from 'nuqs/server';

/** What was typed, as it was typed: a calculation is its address. What is not there is measured or assumed. */
export const capacityParams = {
  /** Measured alone; the whole cluster when empty. */
  topic: parseAsString,
  rate: parseAsString,
  size: parseAsString,
  compression: parseAsString,
  rf: parseAsString,
  retention: parseAsString,
  partitions: parseAsString,
  groups: parseAsString,
  brokers: parseAsString,
  failures: parseAsString,
  disk: parseAsString,
  network: parseAsString,
  segment: parseAsString,
  roll: parseAsString,
  cache: parseAsString,
  perPartition: parseAsString,
  perConsumer: parseAsString,
  consumers: parseAsString,
};

export const loadCapacityParams = createLoader(capacityParams);

export type CapacityParams = Awaited<ReturnType<typeof loadCapacityParams>>;
export type InputParam = Exclude<keyof CapacityParams, 'topic'>;
