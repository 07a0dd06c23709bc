/** Kafka's `ConfigResource.Type` ids. A broker resource with an empty name is the cluster-wide default. */
export const TOPIC_RESOURCE = 2;
export const BROKER_RESOURCE = 4;
