import type { AlertRule } from './rule.ts';

/** One time that a subject fired, and what was told about it. Epoch ms. */
export type Episode = {
  id: string;
  /** Whose subject it is; null when nobody's. */
  team: string | null;
  firedAt: number;
  resolvedAt: number | null;
  acknowledgedAt: number | null;
  /** When a message that it fires was put into the outbox, and the newest one of those. */
  toldAt: number | null;
  toldLastAt: number | null;
  /** The same for the message that it is over. */
  closedAt: number | null;
};

export type NoticeKind = 'fired' | 'repeat' | 'resolved';

export type Notice = {
  kind: NoticeKind;
  /** What the message is about within its rule: empty, a team, or a subject's episode. */
  group: string;
  /** The same for the same message, whoever plans it and however often. */
  key: string;
  episodeIds: readonly string[];
  /** Others of the group that still fire and were told. */
  stillFiring: number;
};

export type NoticePlan = { notices: readonly Notice[]; episodes: readonly Episode[] };

/** Over, and nothing will be told about it any more. */
export const isSettled = ({ resolvedAt, toldAt, closedAt }: Episode): boolean =>
  resolvedAt !== null && (toldAt === null || closedAt !== null);

/**
 * What is to be told now, and the episodes as they are once it is in the outbox. What is held back by `isHeld` (quiet
 * hours, maintenance) is told when that ends, if it still fires then; what came and went meanwhile is only recorded.
 */
export function planNotices(
  rule: Pick<AlertRule, 'groupBy' | 'groupWaitMs' | 'repeatMs'>,
  episodes: readonly Episode[],
  now: number,
  isHeld: (episode: Episode) => boolean,
): NoticePlan {
  const notices: Notice[] = [];
  const changed = new Map<string, Episode>();
  for (const [group, members] of groupsOf(rule, episodes)) {
    const free = members.filter((episode) => !isHeld(episode));
    const told = members.filter(({ toldAt, resolvedAt }) => toldAt !== null && resolvedAt === null);
    const add = (kind: NoticeKind, due: readonly Episode[], mark: Partial<Episode>, suffix = '') => {
      const ids = due.map(({ id }) => id).sort();
      const [first] = ids;
      if (first === undefined) return;
      const inNotice = new Set(ids);
      const stillFiring = told.filter(({ id }) => !inNotice.has(id)).length;
      notices.push({ kind, group, key: `${kind}/${first}${suffix}`, episodeIds: ids, stillFiring });
      for (const episode of due) changed.set(episode.id, { ...episode, ...mark });
    };
    const isRipe = (times: readonly number[]) => Math.min(...times) + rule.groupWaitMs <= now;
    const over = free.filter(
      (one) => one.resolvedAt !== null && one.toldAt !== null && one.closedAt === null,
    );
    if (isRipe(over.map(({ resolvedAt }) => resolvedAt ?? now))) add('resolved', over, { closedAt: now });
    const fresh = free.filter(({ resolvedAt, toldAt }) => resolvedAt === null && toldAt === null);
    if (isRipe(fresh.map(({ firedAt }) => firedAt))) add('fired', fresh, { toldAt: now, toldLastAt: now });
    const { repeatMs } = rule;
    if (repeatMs === null) continue;
    const again = free.filter(
      ({ resolvedAt, toldLastAt, acknowledgedAt }) =>
        resolvedAt === null && acknowledgedAt === null && toldLastAt !== null && now - toldLastAt >= repeatMs,
    );
    add(
      'repeat',
      again,
      { toldLastAt: now },
      `/${Math.max(...again.map(({ toldLastAt }) => toldLastAt ?? 0))}`,
    );
  }
  return { notices, episodes: episodes.map((episode) => changed.get(episode.id) ?? episode) };
}

function groupsOf(
  { groupBy }: Pick<AlertRule, 'groupBy'>,
  episodes: readonly Episode[],
): ReadonlyMap<string, readonly Episode[]> {
  const groups = new Map<string, Episode[]>();
  for (const episode of episodes) {
    const group = groupBy === 'rule' ? '' : groupBy === 'team' ? (episode.team ?? '') : episode.id;
    const known = groups.get(group);
    if (known) known.push(episode);
    else groups.set(group, [episode]);
  }
  return groups;
}
