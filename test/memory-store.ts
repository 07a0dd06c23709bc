import type { FindingRecord } from '@/lib/db/findings-store.ts';
import { TALLY_RESOLUTIONS } from '@/lib/db/retention.ts';
import type {
  AcceptanceRecord,
  ChangeRecord,
  Store,
  TallyRecord,
  TeamMappingRecord,
} from '@/lib/db/store.ts';
import type { TimelineEvent } from '@/lib/domain/timeline/event.ts';

const unused = () => Promise.reject(new Error('This store keeps less than a database does.'));

/** What a test may look at and change behind the store. */
type Kept = {
  tallies: Map<string, TallyRecord>;
  changes: ChangeRecord[];
  events: TimelineEvent[];
  heard: Map<string, number>;
};

/** A database in memory for services that keep acceptances, findings, team mappings, tallies and events. For one cluster. */
export function memoryStore(): Store & Kept {
  const changes: ChangeRecord[] = [];
  const events: TimelineEvent[] = [];
  const heard = new Map<string, number>();
  const acceptances = new Map<string, AcceptanceRecord>();
  const findings = new Map<string, FindingRecord & { fixedAt: number | null }>();
  const mappings = new Map<string, TeamMappingRecord>();
  const tallies = new Map<string, TallyRecord>();
  return {
    tallies,
    changes,
    events,
    heard,
    listClusters: unused,
    saveCluster: unused,
    deleteCluster: unused,
    saveChange: unused,
    findChange: unused,
    saveOffsets: unused,
    findOffsets: unused,
    saveWatch: unused,
    readWatch: unused,
    async listChanges({ clusterId, from = 0 }) {
      return changes.filter((change) => change.clusterId === clusterId && change.at >= from);
    },
    async saveAcceptance(record) {
      acceptances.set(record.id, record);
    },
    async listAcceptances(clusterId) {
      return [...acceptances.values()].filter((record) => record.clusterId === clusterId);
    },
    async saveFindings(_, { at, opened, fixed, gone }) {
      for (const record of opened) findings.set(record.key, { ...record, fixedAt: null });
      for (const key of fixed) {
        const record = findings.get(key);
        if (record !== undefined) findings.set(key, { ...record, fixedAt: at });
      }
      for (const key of gone) findings.delete(key);
    },
    async listOpenFindings() {
      return [...findings.values()].filter(({ fixedAt }) => fixedAt === null);
    },
    async listFixedFindings() {
      return [...findings.values()]
        .flatMap(({ fixedAt, ...record }) => (fixedAt === null ? [] : [{ ...record, fixedAt }]))
        .sort((a, b) => b.fixedAt - a.fixedAt);
    },
    async saveTeamMapping(record) {
      mappings.set(record.id, record);
    },
    async listTeamMappings() {
      return [...mappings.values()];
    },
    async deleteTeamMapping(id) {
      return mappings.delete(id);
    },
    async saveTally({ clusterId, judgedAt, counts }) {
      for (const { resolutionMs } of TALLY_RESOLUTIONS) {
        const at = Math.floor(judgedAt / resolutionMs) * resolutionMs;
        tallies.set(`${clusterId} ${resolutionMs} ${at}`, { clusterId, resolutionMs, at, judgedAt, counts });
      }
    },
    async listTallies({ clusterId, resolutionMs, from, to }) {
      return [...tallies.values()]
        .filter((one) => one.clusterId === clusterId && one.resolutionMs === resolutionMs)
        .filter(({ at }) => at >= Math.floor(from / resolutionMs) * resolutionMs && at < to)
        .sort((a, b) => a.at - b.at);
    },
    appendReadings: unused,
    readSeries: unused,
    seriesNames: unused,
    historyUsage: unused,
    listAlertRules: unused,
    saveAlertRule: unused,
    deleteAlertRule: unused,
    listAlertChannels: unused,
    saveAlertChannel: unused,
    deleteAlertChannel: unused,
    listAlertWindows: unused,
    saveAlertWindow: unused,
    deleteAlertWindow: unused,
    openAlerts: unused,
    listAlerts: unused,
    findAlert: unused,
    commitAlerts: unused,
    saveAlertAck: unused,
    listAlertAcks: unused,
    waitingDeliveries: unused,
    listDeliveries: unused,
    updateDelivery: unused,
    countAlerts: unused,
    takeLease: unused,
    releaseLease: unused,
    pruneHistory: unused,
    async appendEvents(clusterId, at, added) {
      heard.set(clusterId, at);
      const known = new Set(events.map(({ id }) => id));
      events.push(...added.filter(({ id }) => !known.has(id)));
    },
    listEvents: unused,
    heardAt: async (clusterId) => heard.get(clusterId) ?? null,
    eventsCompleteFrom: unused,
    deleteEvents: unused,
    pruneEvents: unused,
    ping: unused,
    close: unused,
  };
}
