import { benchNumber } from '../register/register-data.ts';
import { RegisterServers } from '../register/servers.ts';
import type { Row } from '../row.ts';

const query = `query Trader($number: String!) {
  traderByNumber(number: $number) {
    id number name kind state certificateKind certificate branch { id name } marketOwner priority seatNumber
    remark mainPhone termStartsOn termEndsOn termState version createdAt updatedAt
  }
}`;

/** One trader read by an API key, against the same statement behind a bare route. */
export const point: Row = {
  name: 'point',
  unit: 'req/s',
  target: 0.7,
  async prepare(bench) {
    const servers = await RegisterServers.of(bench);
    const count = Math.round(1_000_000 * bench.scale);
    const numbers = Array.from({ length: 1000 }, (_, i) => benchNumber(1 + ((i * 7919) % count)));
    const variables = numbers.map((number) => ({ number }));
    const paths = numbers.map((number) => `/traders/${number}`);
    const ours = (): Promise<number> => servers.graphql(query, variables).then((report) => report.perSecond);
    const baseline = (): Promise<number> => servers.bare(paths).then((report) => report.perSecond);
    await ours();
    await baseline();
    return { ours, baseline };
  },
};
