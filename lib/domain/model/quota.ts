/** Whom a quota is for; null stands for the default of the type. */
export type QuotaEntity = { type: 'user' | 'client-id' | 'ip'; name: string | null };

/** One entity with quotas, for example a user, or a client id of a user. */
export type ClientQuota = {
  /** By type. */
  entity: readonly QuotaEntity[];
  /** By key: `producer_byte_rate` in bytes a second, `request_percentage` of one thread, … */
  values: ReadonlyMap<string, number>;
};
