import { performance } from 'node:perf_hooks';
import { accountsSchema, TraderListService, traderPage } from '@kefu/accounts';
import { everyRow, runAs, systemActor } from '@kefu/platform/context';
import { Database, makeDataSource } from '@kefu/platform/database';
import { RegisterServers } from '../register/servers.ts';
import type { Row } from '../row.ts';

const rowsPerPage = 50;

/** Traders read and mapped by the service that answers lists, against the rows as `pg` reads them. */
export const listRows: Row = {
  name: 'list-rows',
  unit: 'rows/s',
  target: 0.9,
  rounds: 7,
  async prepare(bench) {
    const { databaseUrl } = await RegisterServers.of(bench);
    const dataSource = await makeDataSource({ databaseUrl, databasePool: 2 }, [accountsSchema], 'app').initialize();
    const database = new Database(dataSource);
    const service = new TraderListService(database);
    const page = { filter: null, order: 'number', first: rowsPerPage } as const;
    const statement = traderPage({ scope: everyRow, filter: {}, order: 'number', first: rowsPerPage });
    const round = async (read: () => Promise<number>): Promise<number> => {
      let rows = 0;
      const began = performance.now();
      while (performance.now() - began < 3000) rows += await read();
      return rows / ((performance.now() - began) / 1000);
    };
    const ours = (): Promise<number> =>
      runAs(systemActor('bench'), () => round(async () => (await service.page(page)).nodes.length));
    const bare = { name: 'bare', text: statement.sql.text, values: [...statement.values] };
    // One row beyond the page is read by either side and counted by neither.
    const baseline = (): Promise<number> =>
      round(async () => (await database.pool.query<object>(bare)).rows.slice(0, rowsPerPage).length);
    await ours();
    await baseline();
    return { ours, baseline, close: () => dataSource.destroy() };
  },
};
