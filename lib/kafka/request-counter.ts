/** Requests sent, by broker id (-1 = a bootstrap address) and by API name. */
export type RequestCounter = {
  count(brokerId: number | null, api: string): void;
  read(): { byBroker: ReadonlyMap<number, number>; byApi: ReadonlyMap<string, number> };
};

export function createRequestCounter(): RequestCounter {
  const byBroker = new Map<number, number>();
  const byApi = new Map<string, number>();
  const add = <K>(counts: Map<K, number>, key: K): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    count: (brokerId, api) => {
      add(byBroker, brokerId ?? -1);
      add(byApi, api);
    },
    read: () => ({ byBroker: new Map(byBroker), byApi: new Map(byApi) }),
  };
}
