/** `definition` is JSON, opaque here, as `settings`, `scope`, `state` and `message` are. Times are epoch ms. */
export type AlertRuleRecord = {
  id: string;
  name: string;
  definition: string;
  createdAt: number;
  updatedAt: number;
};

export type AlertChannelRecord = {
  id: string;
  name: string;
  kind: string;
  settings: string;
  /** Ciphertext, or "" for a channel without any. */
  secrets: string;
  createdAt: number;
  updatedAt: number;
};

export type AlertWindowRecord = {
  id: string;
  name: string;
  fromAt: number;
  toAt: number;
  scope: string;
  createdAt: number;
};

export type AlertRecord = {
  id: string;
  ruleId: string;
  clusterId: string;
  subjectKind: string;
  subjectName: string;
  aspect: string;
  team: string | null;
  phase: string;
  state: string;
  value: string | null;
  words: string;
  sampledAt: number | null;
  firedAt: number | null;
  resolvedAt: number | null;
  toldAt: number | null;
  toldLastAt: number | null;
  closedAt: number | null;
  heldBack: string | null;
  settled: boolean;
};

export type AlertAckRecord = { alertId: string; at: number; by: string; note: string };

export type AlertDeliveryRecord = {
  id: string;
  key: string;
  channelId: string;
  clusterId: string;
  ruleId: string;
  incident: string;
  message: string;
  state: string;
  attempts: number;
  nextAt: number;
  createdAt: number;
  position: number;
  endedAt: number | null;
  error: string | null;
};

/** What one evaluation of one cluster changed. */
export type AlertCommit = {
  /** Who evaluates; refused with `conflict` when the lease is no longer theirs at `now`. */
  lease: string;
  holder: string;
  now: number;
  saved: readonly AlertRecord[];
  removed: readonly string[];
  /** One that is there already (key and channel) stays as it is. */
  deliveries: readonly AlertDeliveryRecord[];
};

export type AlertCounts = {
  firing: readonly { clusterId: string; count: number }[];
  waiting: number;
  failed: number;
};

export type AlertStore = {
  listAlertRules(): Promise<AlertRuleRecord[]>;
  saveAlertRule(record: AlertRuleRecord): Promise<void>;
  /** With its alerts; `deliveries` go out, as what waits in the outbox does. True when there was one. */
  deleteAlertRule(id: string, deliveries: readonly AlertDeliveryRecord[]): Promise<boolean>;
  listAlertChannels(): Promise<AlertChannelRecord[]>;
  saveAlertChannel(record: AlertChannelRecord): Promise<void>;
  /** With what waits for it. True when there was one. */
  deleteAlertChannel(id: string): Promise<boolean>;
  listAlertWindows(): Promise<AlertWindowRecord[]>;
  saveAlertWindow(record: AlertWindowRecord): Promise<void>;
  deleteAlertWindow(id: string): Promise<boolean>;
  /** Those that are not settled, with the pending ones. */
  openAlerts(clusterId: string): Promise<AlertRecord[]>;
  /** Those that fired, newest first. */
  listAlerts(clusterId: string, limit: number): Promise<AlertRecord[]>;
  findAlert(clusterId: string, id: string): Promise<AlertRecord | null>;
  /** One transaction: all or nothing. */
  commitAlerts(commit: AlertCommit): Promise<void>;
  saveAlertAck(record: AlertAckRecord): Promise<void>;
  listAlertAcks(alertIds: readonly string[]): Promise<AlertAckRecord[]>;
  /** In the order they were written. */
  waitingDeliveries(limit: number): Promise<AlertDeliveryRecord[]>;
  /** Newest first. */
  listDeliveries(limit: number): Promise<AlertDeliveryRecord[]>;
  /** Replaces by id; false when it is not there any more. */
  updateDelivery(record: AlertDeliveryRecord): Promise<boolean>;
  countAlerts(): Promise<AlertCounts>;
  /** True = it is the holder's until then: it was free, had ended, or was theirs. */
  takeLease(name: string, holder: string, now: number, until: number): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
};
