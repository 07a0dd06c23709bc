/** Something that grows on a disk until it has its size. Bytes and bytes per second. */
export type Growth = { bytes: number; perSecond: number; limit: number };

export type Fill = {
  /** What is added per second now. */
  perSecond: number;
  /** Seconds until `usable` is used up; null when everything has its size before. */
  fullInSeconds: number | null;
  /** What is added until everything has its size; `Infinity` when something never has. */
  addedInTheEnd: number;
};

/**
 * Lets everything grow, each at its own pace and to its own limit, and tells when the room is used up. What is above its
 * limit already is taken to stay: that it will shrink is not certain enough to plan with.
 *
 * 10 B free, one at 2 B/s up to 6 B more, one at 1 B/s without limit: 3 s together (9 B), then 1 B/s: full after 4 s.
 */
export function fill(usable: number, growths: readonly Growth[]): Fill {
  const growing = growths
    .filter(({ perSecond, bytes, limit }) => perSecond > 0 && limit > bytes)
    .map(({ perSecond, bytes, limit }) => ({ perSecond, until: (limit - bytes) / perSecond }))
    .sort((a, b) => a.until - b.until);
  let perSecond = growing.reduce((sum, one) => sum + one.perSecond, 0);
  const addedInTheEnd = growing.reduce((sum, one) => sum + one.perSecond * one.until, 0);
  const now = perSecond;
  if (usable <= 0) return { perSecond: now, fullInSeconds: 0, addedInTheEnd };
  let room = usable;
  let time = 0;
  for (const { perSecond: own, until } of growing) {
    const grown = perSecond * (until - time);
    if (grown >= room) return { perSecond: now, fullInSeconds: time + room / perSecond, addedInTheEnd };
    room -= grown;
    time = until;
    perSecond -= own;
  }
  return { perSecond: now, fullInSeconds: null, addedInTheEnd };
}
