export const TOPIC_NAME_MAX = 249;

/** Why Kafka would refuse the name (`org.apache.kafka.common.internals.Topic.validate`); null when it would not. */
export function topicNameProblem(name: string): string | null {
  if (name === '') return 'A name is needed.';
  if (name === '.' || name === '..') return '"." and ".." are not allowed.';
  if (name.length > TOPIC_NAME_MAX) {
    return `At most ${TOPIC_NAME_MAX} characters are allowed; this has ${name.length}.`;
  }
  const [foreign] = name.match(/[^a-zA-Z0-9._-]/u) ?? [];
  return foreign === undefined
    ? null
    : `"${foreign}" is not allowed: only letters of ASCII, digits, ".", "_" and "-".`;
}

/** Kafka's metrics write "." as "_", so it refuses two topics whose names differ in nothing else. */
export const collidingName = (name: string): string => name.replaceAll('.', '_');

/** Topics that Kafka or its coordinators keep their own state in, whether or not Metadata marks them as internal. */
const KAFKAS_OWN: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
  '__cluster_metadata',
  '__remote_log_metadata',
]);

export const isKafkasOwn = (topic: { name: string; internal: boolean }): boolean =>
  topic.internal || KAFKAS_OWN.has(topic.name);
