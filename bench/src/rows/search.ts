import { RegisterServers, searchTexts } from '../register/servers.ts';
import type { Row } from '../row.ts';

const query = `query Search($text: String!) {
  searchTraders(text: $text) { id number name state branch { id name } mainPhone termEndsOn }
}`;
/** Milliseconds within which 95 of 100 searches are to be answered, one person typing. */
const mostP95 = 50;

/** Folded search over 1 M traders, against the bare statements; its p95 is told beside it. */
export const search: Row = {
  name: 'search',
  unit: 'req/s',
  target: 0.7,
  async prepare(bench) {
    const servers = await RegisterServers.of(bench);
    const variables = searchTexts.map((text) => ({ text }));
    const paths = searchTexts.map((_, nth) => `/search/${nth}`);
    const ours = (): Promise<number> => servers.graphql(query, variables).then((report) => report.perSecond);
    const baseline = (): Promise<number> => servers.bare(paths).then((report) => report.perSecond);
    await ours();
    await baseline();
    const { p95 } = await servers.graphql(query, variables, { connections: 1, seconds: 10 });
    const verdict = p95 <= mostP95 ? 'within' : 'beyond';
    process.stdout.write(`  search p95 ${p95.toFixed(1)} ms for one person, ${verdict} ${mostP95} ms\n`);
    return { ours, baseline };
  },
};
