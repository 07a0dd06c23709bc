/** Series of numbers of partitions, by the names that Kafka's own metrics have. */
export const troubleMetrics = [
  'underReplicatedPartitions',
  'offlinePartitions',
  'underMinIsrPartitions',
] as const;

export type TroubleMetric = (typeof troubleMetrics)[number];
