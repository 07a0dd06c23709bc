/**
 * Something a principal is allowed on a topic or group, from any host. A `literal` name of `*` stands for every name; Kafka's
 * other operations and what is denied are left out.
 */
export type AclBinding = {
  resource: 'topic' | 'group';
  pattern: 'literal' | 'prefixed';
  name: string;
  /** As Kafka writes it: `User:payments-svc`. */
  principal: string;
  operation: 'all' | 'read' | 'write';
};

/** What the authorizer of a cluster allows; null where the brokers have no authorizer. */
export type Acls = { bindings: readonly AclBinding[] | null };
