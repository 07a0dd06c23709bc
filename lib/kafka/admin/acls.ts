import type { AclBinding, Acls } from '@/lib/domain/model/acl.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { errorMessageOf, fromInfo, kafkaRefusal, throwIfRefused } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import {
  type DescribeAclsResponseDescribeAclsResource as AclResource,
  describeAclsV3,
} from '../protocol/messages/describe-acls-v3.ts';
import type { Timing } from '../timing.ts';

/** Codes of Kafka's `ResourceType`, `PatternType`, `AclOperation` and `AclPermissionType`. */
const ANY = 1;
const ALLOW = 3;
const RESOURCES: ReadonlyMap<number, AclBinding['resource']> = new Map([
  [2, 'topic'],
  [3, 'group'],
]);
const PATTERNS: ReadonlyMap<number, AclBinding['pattern']> = new Map([
  [3, 'literal'],
  [4, 'prefixed'],
]);
const OPERATIONS: ReadonlyMap<number, AclBinding['operation']> = new Map([
  [2, 'all'],
  [3, 'read'],
  [4, 'write'],
]);

/** One filter holds one resource type, so that two requests would cost more than what is dropped of one answer. */
const EVERYTHING_ALLOWED = {
  resourceTypeFilter: ANY,
  resourceNameFilter: null,
  patternTypeFilter: ANY,
  principalFilter: null,
  hostFilter: null,
  operation: ANY,
  permissionType: ALLOW,
};

/**
 * What is allowed on topics and groups, in one request to any broker: each holds all ACLs. Rejects with `kafka_denied` without
 * DESCRIBE on the cluster.
 */
export async function readAcls(client: ClusterClient, timing: Timing): Promise<Acls> {
  const answer = await client.toAny([describeAclsV3], EVERYTHING_ALLOWED, timing);
  const { errorCode } = answer;
  if (errorCode === KAFKA_ERROR.SECURITY_DISABLED) return { bindings: null };
  if (errorCode === KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED) {
    // The broker's own text names its request object and not what is missing.
    throw fromInfo({
      ...kafkaRefusal(errorCode, errorMessageOf(answer)),
      message: 'DescribeAcls needs DESCRIBE on the cluster.',
    });
  }
  throwIfRefused(errorCode, errorMessageOf(answer));
  return { bindings: [...answer.resources].sort(byPattern).flatMap(bindingsOf) };
}

/** Brokers list the same ACLs in different orders: their resources come out of a hash map. */
function byPattern(a: AclResource, b: AclResource): number {
  if (a.resourceName !== b.resourceName) return a.resourceName < b.resourceName ? -1 : 1;
  return a.resourceType - b.resourceType || a.patternType - b.patternType;
}

function bindingsOf({ resourceType, resourceName: name, patternType, acls }: AclResource): AclBinding[] {
  const resource = RESOURCES.get(resourceType);
  const pattern = PATTERNS.get(patternType);
  if (resource === undefined || pattern === undefined) return [];
  return acls.flatMap(({ principal, operation: code }) => {
    const operation = OPERATIONS.get(code);
    return operation === undefined ? [] : [{ resource, pattern, name, principal, operation }];
  });
}
