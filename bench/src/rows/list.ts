import { RegisterServers } from '../register/servers.ts';
import type { Row } from '../row.ts';

const query = `query Traders($first: Int!) {
  traders(first: $first) {
    nodes { id number name kind state certificateKind certificate branch { id name } marketOwner priority seatNumber
      remark mainPhone termStartsOn termEndsOn termState version createdAt updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A page of 50 traders × 20 fields with the branch, authenticated, against the same statement behind a bare route. */
export const list: Row = {
  name: 'list',
  unit: 'req/s',
  target: 0.7,
  async prepare(bench) {
    const servers = await RegisterServers.of(bench);
    const ours = (): Promise<number> => servers.graphql(query, [{ first: 50 }]).then((report) => report.perSecond);
    const baseline = (): Promise<number> => servers.bare(['/traders']).then((report) => report.perSecond);
    // Both sides warm: compiled documents, prepared statements.
    await ours();
    await baseline();
    return { ours, baseline };
  },
};
