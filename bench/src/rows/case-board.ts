import { performance } from 'node:perf_hooks';
import { caseCounts, caseFacts, openSql } from '@kefu/mortgage';
import pg from 'pg';
import { Pool } from 'undici';
import { giveKey, startApi } from '../register/servers.ts';
import type { Row } from '../row.ts';

const clients = 8;
const seconds = 4;
const query = `query { mortgageBoard(first: 50) {
  counts { state { key title } whose count dueFen }
  cases { nodes { id number contractNumber house buyers team specialist state { key title tone final } stateSince version priceFen
    gapFen dueFen whose held problem dueAt late } pageInfo { hasNextPage endCursor } }
} }`;

/**
 * The board of 200,000 open cases (S2): counts by state and by whose time it is, and the first page, over GraphQL with an
 * API key, against the same two statements through `pg`.
 */
export const caseBoard: Row = {
  name: 'case-board',
  unit: 'boards/s',
  target: 0.6,
  async prepare(bench) {
    const { settings, environment } = await bench.database();
    await fill(settings.databaseUrl, Math.round(200_000 * bench.scale));
    const key = await giveKey(settings.databaseUrl, 'mortgageCase.read');
    const { api, apiPort } = await startApi(environment);
    const http = new Pool(`http://127.0.0.1:${apiPort}`, { connections: clients });
    const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 2 * clients });
    // It is ended a little before its connections are, which the end of PostgreSQL may still reach.
    pool.on('error', () => undefined);
    const board = async (): Promise<void> => {
      const answer = await http.request({
        method: 'POST',
        path: '/graphql',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data } = (await answer.body.json()) as { data?: { mortgageBoard?: { cases: { nodes: unknown[] } } } };
      if (data?.mortgageBoard?.cases.nodes.length !== 50) throw new Error('The board was not answered');
    };
    const bare = async (): Promise<void> => {
      const [, page] = await Promise.all([
        pool.query(`${caseCounts} WHERE TRUE AND ${openSql} GROUP BY 1, 2`),
        pool.query(`${caseFacts} WHERE TRUE AND ${openSql} ORDER BY k.state_since, k.id LIMIT $1`, [51]),
      ]);
      JSON.stringify(page.rows);
    };
    const perSecond = async (ask: () => Promise<void>): Promise<number> => {
      let asked = 0;
      const began = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (; performance.now() - began < seconds * 1000; asked++) await ask();
        }),
      );
      return (asked * 1000) / (performance.now() - began);
    };
    // Both sides warm: a compiled document, read pages.
    for (const ask of [board, bare]) await perSecond(ask);
    return {
      ours: () => perSecond(board),
      baseline: () => perSecond(bare),
      close: async () => {
        await http.close();
        await pool.end();
        api.kill();
      },
    };
  },
};

/** So many open cases on every step of the way, in ten teams, each with its contract, buyer, loan and running clock. */
async function fill(databaseUrl: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO org_unit (kind, name, name_key) SELECT 'team', 'team ' || n, 'team ' || n FROM generate_series(1, 10) n`,
  );
  await owner.query(
    `WITH team AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS n FROM org_unit WHERE kind = 'team'),
       given AS (SELECT n, uuidv7() AS contract_id, uuidv7() AS case_id, uuidv7() AS clock_id FROM generate_series(1, $1) n),
       contract AS (INSERT INTO mortgage_contract (id, number, project_id, house, house_key, area, price_fen, home, product,
         down_payment_fen, commercial_fen, provident_fund_fen, signed_on, team_id)
         SELECT g.contract_id, 'B' || g.n, p.id, '1-1-' || g.n, '1-1-' || g.n, 9000, 100000000, 'first', 'commercial', 20000000, 80000000, 0,
           '2026-01-01', team.id
         FROM given g JOIN team ON team.n = g.n % 10, LATERAL (SELECT id FROM mortgage_project LIMIT 1) p RETURNING id),
       buyer AS (INSERT INTO mortgage_buyer (contract_id, position, name, name_key) SELECT contract_id, 1, '買方' || n, '买方' || n FROM given),
       entered AS (INSERT INTO mortgage_case (id, contract_id, lifecycle, lifecycle_version, state, state_since, team_id, whose, due_fen)
         SELECT g.case_id, g.contract_id, 'mortgageCase', 1, states[1 + g.n % cardinality(states)], now() - g.n * interval '1 minute', team.id,
           whose[1 + g.n % 4], 80000000
         FROM given g JOIN team ON team.n = g.n % 10, (SELECT ARRAY['intake', 'contractDraft', 'review', 'signed', 'filed',
           'docsCollecting', 'docsVerified', 'bankInterview', 'submitted', 'supplement', 'approved', 'loanSigned',
           'preMortgageRegistered', 'ready', 'disbursed', 'reconciled'] AS states, ARRAY['us', 'customer', 'bank', 'site'] AS whose) l)
     INSERT INTO mortgage_clock (id, case_id, state, limit_minutes, warn_at, due_at, escalate_at, next_at)
     SELECT clock_id, case_id, 'submitted', 450, now() + interval '1 day', now() + interval '2 days', now() + interval '3 days',
       now() + interval '1 day' FROM given`,
    [count],
  );
  await owner.query('VACUUM ANALYZE');
  await owner.end();
}
