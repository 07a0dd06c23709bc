import { z } from 'zod';
import {
  channelInputSchema,
  channelListSchema,
  channelSchema,
  channelTestSchema,
} from '@/lib/contracts/alert-channels.ts';
import {
  acknowledgeInputSchema,
  alertListSchema,
  alertPreviewSchema,
  alertRuleInputSchema,
  alertRuleListSchema,
  alertRuleSchema,
  alertSummarySchema,
  alertWindowInputSchema,
  alertWindowListSchema,
  alertWindowSchema,
  deliveryListSchema,
  previewInputSchema,
} from '@/lib/contracts/alerts.ts';
import {
  acceptanceInputSchema,
  acceptanceListQuerySchema,
  acceptanceListSchema,
  acceptanceSchema,
  auditSchema,
  findingListQuerySchema,
  findingListSchema,
  unknownListQuerySchema,
  unknownListSchema,
} from '@/lib/contracts/audit.ts';
import { auditReportQuerySchema, auditReportSchema } from '@/lib/contracts/audit-report.ts';
import { brokerDetailSchema, brokerListSchema } from '@/lib/contracts/brokers.ts';
import { capacityQuerySchema, capacitySchema } from '@/lib/contracts/capacity.ts';
import {
  bulkChangeInputSchema,
  bulkPlanInputSchema,
  bulkPlanSchema,
  bulkResultSchema,
  changeListQuerySchema,
  changeListSchema,
  changeSchema,
  configChangeInputSchema,
  configPlanInputSchema,
  configPlanSchema,
} from '@/lib/contracts/changes.ts';
import {
  clusterInputSchema,
  clusterListSchema,
  clusterSummarySchema,
  connectionTestSchema,
  overviewSchema,
} from '@/lib/contracts/clusters.ts';
import { problemSchema } from '@/lib/contracts/common.ts';
import { configResourceSchema, subscriptionListSchema } from '@/lib/contracts/config.ts';
import { configBoundsQuerySchema, configBoundsSchema } from '@/lib/contracts/config-bounds.ts';
import {
  configDriftSchema,
  configKeysQuerySchema,
  configKeysSchema,
  matrixExportQuerySchema,
  matrixExportSchema,
  matrixQuerySchema,
  matrixSchema,
} from '@/lib/contracts/config-matrix.ts';
import {
  groupOperationPlanSchema,
  groupOperationResultSchema,
  groupOperationSchema,
  runGroupOperationSchema,
} from '@/lib/contracts/group-operations.ts';
import { groupDetailSchema, groupListQuerySchema, groupListSchema } from '@/lib/contracts/groups.ts';
import {
  historyQuerySchema,
  historySchema,
  historyStorageSchema,
  sparkQuerySchema,
  sparksSchema,
} from '@/lib/contracts/history.ts';
import {
  findingTrendQuerySchema,
  findingTrendSchema,
  policyViewSchema,
  scorecardListSchema,
  teamMappingInputSchema,
  teamMappingSchema,
} from '@/lib/contracts/policy.ts';
import { searchQuerySchema, searchSchema } from '@/lib/contracts/search.ts';
import { timelineQuerySchema, timelineSchema } from '@/lib/contracts/timeline.ts';
import { timelineMomentQuerySchema, timelineMomentSchema } from '@/lib/contracts/timeline-moment.ts';
import {
  createTopicSchema,
  newTopicPlanSchema,
  newTopicSchema,
  runTopicOperationSchema,
  topicOperationPlanSchema,
  topicOperationResultSchema,
  topicOperationSchema,
} from '@/lib/contracts/topic-operations.ts';
import { topicDetailSchema, topicListQuerySchema, topicListSchema } from '@/lib/contracts/topics.ts';
import type { Permission } from './permissions.ts';

type Operation = {
  summary: string;
  permission: Permission;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Absent: no content, or not JSON. */
  response?: z.ZodType;
  status?: number;
  contentType?: string;
};

type Methods = Partial<Record<'get' | 'post' | 'put' | 'delete', Operation>>;

/** Every operation under /api/v1; a test compares it with the route files. */
export const OPERATIONS: Record<string, Methods> = {
  '/api/v1/clusters': {
    get: { summary: 'List clusters', permission: 'clusters:read', response: clusterListSchema },
    post: {
      summary: 'Add a cluster after testing the connection',
      permission: 'clusters:write',
      body: clusterInputSchema,
      response: clusterSummarySchema,
      status: 201,
    },
  },
  '/api/v1/clusters/test': {
    post: {
      summary: 'Test a connection without saving anything',
      permission: 'clusters:write',
      query: z.strictObject({ of: z.string().max(80).optional() }),
      body: clusterInputSchema,
      response: connectionTestSchema,
    },
  },
  '/api/v1/clusters/{clusterId}': {
    get: {
      summary: 'What needs attention in a cluster',
      permission: 'clusters:read',
      response: overviewSchema,
    },
    put: {
      summary: 'Change a stored cluster; secrets left out stay',
      permission: 'clusters:write',
      body: clusterInputSchema,
      response: clusterSummarySchema,
    },
    delete: { summary: 'Remove a stored cluster and its history', permission: 'clusters:write', status: 204 },
  },
  '/api/v1/alerts/rules': {
    get: { summary: 'List alert rules', permission: 'alerts:read', response: alertRuleListSchema },
    post: {
      summary: 'Add an alert rule',
      permission: 'alerts:write',
      body: alertRuleInputSchema,
      response: alertRuleSchema,
      status: 201,
    },
  },
  '/api/v1/alerts/rules/{ruleId}': {
    put: {
      summary: 'Change an alert rule',
      permission: 'alerts:write',
      body: alertRuleInputSchema,
      response: alertRuleSchema,
    },
    delete: { summary: 'Remove an alert rule and its alerts', permission: 'alerts:write', status: 204 },
  },
  '/api/v1/alerts/channels': {
    get: { summary: 'List alert channels', permission: 'alerts:read', response: channelListSchema },
    post: {
      summary: 'Add an alert channel',
      permission: 'alerts:write',
      body: channelInputSchema,
      response: channelSchema,
      status: 201,
    },
  },
  '/api/v1/alerts/channels/{channelId}': {
    put: {
      summary: 'Change an alert channel; secrets left out stay',
      permission: 'alerts:write',
      body: channelInputSchema,
      response: channelSchema,
    },
    delete: {
      summary: 'Remove an alert channel and what waits for it',
      permission: 'alerts:write',
      status: 204,
    },
  },
  '/api/v1/alerts/channels/{channelId}/test': {
    post: {
      summary: 'Send a test message now',
      permission: 'alerts:write',
      response: channelTestSchema,
    },
  },
  '/api/v1/alerts/windows': {
    get: { summary: 'List maintenance windows', permission: 'alerts:read', response: alertWindowListSchema },
    post: {
      summary: 'Plan a maintenance window',
      permission: 'alerts:write',
      body: alertWindowInputSchema,
      response: alertWindowSchema,
      status: 201,
    },
  },
  '/api/v1/alerts/windows/{windowId}': {
    put: {
      summary: 'Change a maintenance window',
      permission: 'alerts:write',
      body: alertWindowInputSchema,
      response: alertWindowSchema,
    },
    delete: { summary: 'End or remove a maintenance window', permission: 'alerts:write', status: 204 },
  },
  '/api/v1/alerts/deliveries': {
    get: { summary: 'List messages of the outbox', permission: 'alerts:read', response: deliveryListSchema },
  },
  '/api/v1/alerts/deliveries/{deliveryId}/retry': {
    post: { summary: 'Send a message that was given up again', permission: 'alerts:write', status: 204 },
  },
  '/api/v1/clusters/{clusterId}/alerts': {
    get: {
      summary: 'What fires in a cluster, and what fired lately',
      permission: 'alerts:read',
      response: alertListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/alerts/summary': {
    get: {
      summary: 'How many alerts fire in a cluster',
      permission: 'alerts:read',
      response: alertSummarySchema,
    },
  },
  '/api/v1/clusters/{clusterId}/alerts/preview': {
    post: {
      summary: 'What a rule would have done over the stored history',
      permission: 'alerts:read',
      body: previewInputSchema,
      response: alertPreviewSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/alerts/{alertId}/acknowledgement': {
    post: {
      summary: 'Say who looks at an alert',
      permission: 'alerts:write',
      body: acknowledgeInputSchema,
      status: 204,
    },
  },
  '/api/v1/clusters/{clusterId}/brokers': {
    get: {
      summary: 'List brokers, quorum and features',
      permission: 'brokers:read',
      response: brokerListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/brokers/{brokerId}': {
    get: { summary: 'One broker', permission: 'brokers:read', response: brokerDetailSchema },
  },
  '/api/v1/clusters/{clusterId}/topics': {
    get: {
      summary: 'List topics',
      permission: 'topics:read',
      query: topicListQuerySchema,
      response: topicListSchema,
    },
    post: {
      summary: 'Create a topic, and answer when the brokers show it',
      permission: 'topics:write',
      body: createTopicSchema,
      response: topicOperationResultSchema,
      status: 201,
    },
  },
  '/api/v1/clusters/{clusterId}/topic-plan': {
    post: {
      summary: 'What a new topic would be, blanks resolved; creates nothing',
      permission: 'topics:read',
      body: newTopicSchema,
      response: newTopicPlanSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/topics/{name}': {
    get: { summary: 'One topic', permission: 'topics:read', response: topicDetailSchema },
  },
  '/api/v1/clusters/{clusterId}/configs/{kind}': {
    get: {
      summary: 'The client metrics subscriptions (kind `client-metrics`)',
      permission: 'configs:read',
      response: subscriptionListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/{kind}/{name}': {
    get: {
      summary: 'All configs of one resource, read now; the cluster-wide defaults are `cluster/default`',
      permission: 'configs:read',
      response: configResourceSchema,
    },
    post: {
      summary: 'Change configs of a resource: only the edited keys are sent',
      permission: 'configs:write',
      body: configChangeInputSchema,
      response: changeSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/{kind}/{name}/plan': {
    post: {
      summary: 'What a change of configs would do; changes nothing',
      permission: 'configs:read',
      body: configPlanInputSchema,
      response: configPlanSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/{kind}/{name}/bounds': {
    get: {
      summary: 'What Kafka takes for a key, in its own words; changes nothing',
      permission: 'configs:read',
      query: configBoundsQuerySchema,
      response: configBoundsSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/bulk': {
    post: {
      summary: 'Change configs of many topics, one part of them; each has its own record',
      permission: 'configs:write',
      body: bulkChangeInputSchema,
      response: bulkResultSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/bulk/plan': {
    post: {
      summary: 'What a change of many topics would do, topic by topic; changes nothing',
      permission: 'configs:read',
      body: bulkPlanInputSchema,
      response: bulkPlanSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs': {
    get: {
      summary: 'A few config keys over all topics or brokers, with who decided each value',
      permission: 'configs:read',
      query: matrixQuerySchema,
      response: matrixSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/export': {
    get: {
      summary: 'The same as a file with all pages; format=csv answers text/csv',
      permission: 'configs:read',
      query: matrixExportQuerySchema,
      response: matrixExportSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/keys': {
    get: {
      summary: 'The config keys there are, with their documentation',
      permission: 'configs:read',
      query: configKeysQuerySchema,
      response: configKeysSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/configs/drift': {
    get: {
      summary: 'Config keys about which brokers disagree',
      permission: 'configs:read',
      response: configDriftSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/topics/{name}/operations': {
    post: {
      summary: 'Add partitions, truncate, elect preferred leaders or delete, as a plan said',
      permission: 'topics:write',
      body: runTopicOperationSchema,
      response: topicOperationResultSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/topics/{name}/operations/plan': {
    post: {
      summary: 'What an operation on a topic would do; changes nothing',
      permission: 'topics:read',
      body: topicOperationSchema,
      response: topicOperationPlanSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/changes': {
    get: {
      summary: 'What was changed through Highwater, newest first',
      permission: 'changes:read',
      query: changeListQuerySchema,
      response: changeListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/groups': {
    get: {
      summary: 'List groups',
      permission: 'groups:read',
      query: groupListQuerySchema,
      response: groupListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/groups/{groupId}': {
    get: { summary: 'One group', permission: 'groups:read', response: groupDetailSchema },
  },
  '/api/v1/clusters/{clusterId}/groups/{groupId}/operations': {
    post: {
      summary:
        'Reset or delete offsets, bring them back, delete the group or remove a static member, as a plan said',
      permission: 'groups:write',
      body: runGroupOperationSchema,
      response: groupOperationResultSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/groups/{groupId}/operations/plan': {
    post: {
      summary: 'What an operation on a group would do, partition by partition; changes nothing',
      permission: 'groups:read',
      body: groupOperationSchema,
      response: groupOperationPlanSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/audit': {
    get: { summary: 'The audit by rule', permission: 'audit:read', response: auditSchema },
  },
  '/api/v1/clusters/{clusterId}/audit/findings': {
    get: {
      summary: 'Findings of the audit',
      permission: 'audit:read',
      query: findingListQuerySchema,
      response: findingListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/unknown': {
    get: {
      summary: 'What the audit could not judge, and why',
      permission: 'audit:read',
      query: unknownListQuerySchema,
      response: unknownListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/report': {
    get: {
      summary: 'The audit as a file: JSON, CSV, SARIF, JUnit or Markdown',
      permission: 'audit:read',
      query: auditReportQuerySchema,
      response: auditReportSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/acceptances': {
    get: {
      summary: 'Every sign-off there ever was, or those of one finding',
      permission: 'audit:read',
      query: acceptanceListQuerySchema,
      response: acceptanceListSchema,
    },
    post: {
      summary: 'Sign for a finding until a day',
      permission: 'audit:write',
      body: acceptanceInputSchema,
      response: acceptanceSchema,
      status: 201,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/acceptances/{acceptanceId}': {
    delete: {
      summary: 'Withdraw a sign-off; it stays in the history',
      permission: 'audit:write',
      status: 204,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/teams': {
    get: {
      summary: 'How each team stands, worst first',
      permission: 'audit:read',
      response: scorecardListSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/audit/trend': {
    get: {
      summary: 'Findings over time',
      permission: 'audit:read',
      query: findingTrendQuerySchema,
      response: findingTrendSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/policy': {
    get: {
      summary: 'The policy in force, and what it reaches in the cluster',
      permission: 'audit:read',
      response: policyViewSchema,
    },
  },
  '/api/v1/policy/teams': {
    post: {
      summary: 'Give names to a team, in every cluster',
      permission: 'audit:write',
      body: teamMappingInputSchema,
      response: teamMappingSchema,
      status: 201,
    },
  },
  '/api/v1/policy/teams/{mappingId}': {
    delete: { summary: 'Take names from a team', permission: 'audit:write', status: 204 },
  },
  '/api/v1/clusters/{clusterId}/capacity': {
    get: {
      summary: 'What sizing starts from, as measured, and when the disks are full',
      permission: 'topics:read',
      query: capacityQuerySchema,
      response: capacitySchema,
    },
  },
  '/api/v1/clusters/{clusterId}/timeline': {
    get: {
      summary: 'What changed, newest first; as text for a ticket with format=markdown',
      permission: 'timeline:read',
      query: timelineQuerySchema,
      response: timelineSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/timeline/moment': {
    get: {
      summary: 'What is stored about one moment',
      permission: 'timeline:read',
      query: timelineMomentQuerySchema,
      response: timelineMomentSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/history': {
    get: {
      summary: 'Samples over time, of several series at once; format=csv answers text/csv',
      permission: 'groups:read',
      query: historyQuerySchema,
      response: historySchema,
    },
  },
  '/api/v1/clusters/{clusterId}/history/sparks': {
    get: {
      summary:
        'The newest course of one quantity of many topics, groups or their partitions, or of the cluster',
      permission: 'groups:read',
      query: sparkQuerySchema,
      response: sparksSchema,
    },
  },
  '/api/v1/history': {
    get: {
      summary: 'What the history of all clusters takes, and may take',
      permission: 'clusters:read',
      response: historyStorageSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/search': {
    get: {
      summary: 'Find topics, groups and brokers by name',
      permission: 'topics:read',
      query: searchQuerySchema,
      response: searchSchema,
    },
  },
  '/api/v1/clusters/{clusterId}/events': {
    get: {
      summary: 'Server-sent events: that a section changed, never the data',
      permission: 'clusters:read',
      contentType: 'text/event-stream',
    },
  },
  '/api/v1/openapi.json': {
    get: { summary: 'This document', permission: 'public', response: z.looseObject({}) },
  },
};

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12, which zod writes itself. */
export function openApiDocument() {
  const paths = Object.fromEntries(
    Object.entries(OPERATIONS).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [method, documented(path, operation)]),
      ),
    ]),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Highwater', version: '1', license: { name: 'Apache-2.0' } },
    paths,
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  };
}

function documented(path: string, operation: Operation) {
  const {
    summary,
    permission,
    query,
    body,
    response,
    status = 200,
    contentType = 'application/json',
  } = operation;
  const content = response
    ? { [contentType]: { schema: jsonSchema(response, 'output') } }
    : { [contentType]: {} };
  return {
    summary,
    'x-permission': permission,
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    responses: {
      [status]: { description: summary, ...(status !== 204 && { content }) },
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: z.ZodObject | undefined) {
  if (!query) return [];
  const { properties = {} } = jsonSchema(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}
