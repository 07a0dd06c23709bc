import { connection } from 'next/server';
import type { FindingListQuery, UnknownListQuery } from '@/lib/contracts/audit.ts';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import type { MatrixQuery } from '@/lib/contracts/config-matrix.ts';
import type { GroupListQuery } from '@/lib/contracts/groups.ts';
import { historyQuerySchema, type SeriesSource } from '@/lib/contracts/history.ts';
import type { FindingTrendQuery } from '@/lib/contracts/policy.ts';
import type { TopicListQuery } from '@/lib/contracts/topics.ts';
import { listAlerts, listChannels, listRules, listWindows } from '@/lib/services/alerts/views.ts';
import { auditSummary, listAcceptances, listFindings, signedAudit } from '@/lib/services/audit.ts';
import { listUnknown } from '@/lib/services/audit-unknown.ts';
import { brokerDetail, listBrokers } from '@/lib/services/brokers.ts';
import { capacity } from '@/lib/services/capacity.ts';
import { listClusters } from '@/lib/services/clusters.ts';
import { configDrift, configMatrix } from '@/lib/services/config-matrix.ts';
import { configDetail } from '@/lib/services/config-resources.ts';
import { readTrend } from '@/lib/services/findings-trend.ts';
import { groupDetail } from '@/lib/services/group-detail.ts';
import { groupRows } from '@/lib/services/group-index.ts';
import { listGroups } from '@/lib/services/groups.ts';
import { readHistory } from '@/lib/services/history.ts';
import { orUnknown } from '@/lib/services/or-unknown.ts';
import { overview, rowsAhead } from '@/lib/services/overview.ts';
import { policyView } from '@/lib/services/policy/policy-view.ts';
import { scorecards } from '@/lib/services/scorecards.ts';
import { listTimeline, type TimelineListing } from '@/lib/services/timeline/list.ts';
import { topicDetail } from '@/lib/services/topic-detail.ts';
import { topicRows } from '@/lib/services/topic-index.ts';
import { listTopics } from '@/lib/services/topics.ts';
import { boundsOf, type TimeWindow } from '@/lib/shared/time-window.ts';
import { runtime } from './runtime.ts';

/** Waits for a request first: a build tries to render pages too, and must start nothing. */
async function clusters() {
  await connection();
  const { registry } = await runtime();
  return registry;
}

const cluster = async (clusterId: string) => (await clusters()).get(clusterId);

/** What server-rendered pages prefetch: the same objects the API answers. Each rejects with an `AppError`. */
export const services = {
  async clusters() {
    return listClusters((await clusters()).list());
  },
  async overview(clusterId: string) {
    const watched = await cluster(clusterId);
    const snapshot = watched.collector.snapshot();
    await rowsAhead(snapshot);
    return overview(snapshot, watched);
  },
  async brokers(clusterId: string) {
    const { collector } = await cluster(clusterId);
    return listBrokers(collector.snapshot(), collector.cadence);
  },
  async broker(clusterId: string, brokerId: number) {
    const { collector } = await cluster(clusterId);
    return brokerDetail(collector.snapshot(), collector.cadence, brokerId);
  },
  async topics(clusterId: string, query: TopicListQuery) {
    const { collector } = await cluster(clusterId);
    const snapshot = collector.snapshot();
    await topicRows.ahead(snapshot);
    return listTopics(snapshot, collector.cadence, query);
  },
  async topic(clusterId: string, name: string) {
    const { collector } = await cluster(clusterId);
    return topicDetail(collector.snapshot(), collector.cadence, name);
  },
  async configs(clusterId: string, subject: ConfigSubjectDto) {
    return configDetail(await cluster(clusterId), subject, Date.now());
  },
  async groups(clusterId: string, query: GroupListQuery) {
    const { collector } = await cluster(clusterId);
    const snapshot = collector.snapshot();
    await groupRows.ahead(snapshot);
    return listGroups(snapshot, collector.cadence, query);
  },
  async group(clusterId: string, groupId: string) {
    const { collector } = await cluster(clusterId);
    return groupDetail(collector.snapshot(), collector.cadence, groupId);
  },
  /** Whether something was changed here through Highwater; false when the database does not tell. */
  async isChanged(clusterId: string, { kind, name }: ConfigSubjectDto) {
    await connection();
    const { store } = await runtime();
    const asked = store.listChanges({ clusterId, subjectKind: kind, subjectName: name, limit: 1 });
    return ((await orUnknown(asked))?.length ?? 0) > 0;
  },
  async configMatrix(clusterId: string, query: MatrixQuery) {
    const { collector } = await cluster(clusterId);
    return configMatrix(collector.snapshot(), collector.cadence, query);
  },
  async configDrift(clusterId: string) {
    const { collector } = await cluster(clusterId);
    return configDrift(collector.snapshot(), collector.cadence);
  },
  async audit(clusterId: string) {
    const watched = await cluster(clusterId);
    return auditSummary(await signedAudit(watched), watched.collector.cadence);
  },
  async findings(clusterId: string, query: FindingListQuery) {
    const watched = await cluster(clusterId);
    return listFindings(await signedAudit(watched), watched.collector.cadence, query);
  },
  async unknown(clusterId: string, query: UnknownListQuery) {
    const watched = await cluster(clusterId);
    return listUnknown(await signedAudit(watched), watched.collector.cadence, query);
  },
  async scorecards(clusterId: string) {
    const watched = await cluster(clusterId);
    return scorecards(clusterId, await signedAudit(watched), await runtime());
  },
  async findingTrend(clusterId: string, query: FindingTrendQuery) {
    await cluster(clusterId);
    const { store, now } = await runtime();
    return readTrend(store, clusterId, query, now());
  },
  async acceptances(clusterId: string) {
    const watched = await cluster(clusterId);
    const { now } = await runtime();
    return listAcceptances(await signedAudit(watched), {}, now());
  },
  async policy(clusterId: string) {
    const watched = await cluster(clusterId);
    const { policies } = await runtime();
    return policyView(watched, await signedAudit(watched), policies);
  },
  async alerts(clusterId: string) {
    const watched = await cluster(clusterId);
    const { store, alerting, now } = await runtime();
    return listAlerts(watched, store, alerting.engine, now());
  },
  async alertRules() {
    const list = (await clusters()).list();
    const { store } = await runtime();
    return listRules(
      store,
      list.map(({ definition }) => definition.id),
    );
  },
  async channels() {
    await connection();
    const { store, alerting } = await runtime();
    return listChannels(store, alerting.channels);
  },
  async maintenance() {
    await connection();
    const { store, now } = await runtime();
    return listWindows(store, now());
  },
  async capacity(clusterId: string, topic: string | null) {
    const watched = await cluster(clusterId);
    const { store, now } = await runtime();
    return capacity(watched, store, topic ?? undefined, now());
  },
  async timeline(clusterId: string, query: TimelineListing) {
    const { collector } = await cluster(clusterId);
    const { store } = await runtime();
    return listTimeline(store, clusterId, collector.snapshot(), query);
  },
  async history(clusterId: string, source: SeriesSource, window: TimeWindow) {
    await cluster(clusterId);
    const { store, now } = await runtime();
    const to = now();
    const { format: _, ...query } = historyQuerySchema.parse({ ...source, ...boundsOf(window, to) });
    return readHistory(store, clusterId, query, to);
  },
};
