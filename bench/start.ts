import type { BenchContext } from './context.ts';
import type { SectionReport } from './report.ts';
import { prepareServer, startServer, waitForAnswer, waitUntilComplete } from './server.ts';
import { median, percentile } from './stats.ts';

const STARTS = 5;
const FIRST_ANSWER_MOST_S = 3;

type List = { total: number; items: { lag?: { messages: string | null } }[] };
type Start = { topicsS: number; lagS: number; completeS: number };

/** From starting the program to all topics in one answer, to the lag of every group, to everything collected. */
export async function measureStart({ bootstrap, guard, facts, say }: BenchContext): Promise<SectionReport> {
  await prepareServer();
  const starts: Start[] = [];
  for (let i = 0; i < STARTS; i += 1) {
    const begin = performance.now();
    const since = () => (performance.now() - begin) / 1000;
    const server = await startServer(guard, bootstrap);
    try {
      await waitForAnswer<List>(
        `${server.api}/topics?limit=1`,
        'all topics',
        ({ total }) => total === facts.topics,
      );
      const topicsS = since();
      await waitForAnswer<List>(
        `${server.api}/groups?limit=5000`,
        'the lag of every group',
        ({ items, total }) => total === facts.groups && items.every(({ lag }) => lag?.messages != null),
      );
      const lagS = since();
      await waitUntilComplete(server);
      starts.push({ topicsS, lagS, completeS: since() });
      say(`start ${i + 1}: all topics after ${topicsS.toFixed(2)} s, lag after ${lagS.toFixed(2)} s`);
    } finally {
      await server.stop();
    }
  }
  const row = (what: string, key: keyof Start, most?: number) => {
    const times = starts.map((start) => start[key]);
    const beside = `${percentile(times, 0).toFixed(2)} to ${percentile(times, 1).toFixed(2)} s in ${STARTS} starts`;
    return { what, value: median(times), unit: 's' as const, beside, ...(most !== undefined && { most }) };
  };
  return {
    section: 'start',
    rows: [
      row('program start to all topics in an answer', 'topicsS', FIRST_ANSWER_MOST_S),
      row('… to the lag of every group', 'lagS'),
      row('… to everything collected', 'completeS'),
    ],
    details: starts,
  };
}
