import { performance } from 'node:perf_hooks';
import { mortgageSchema, nextStreaks, racingTeams, rankMonth, streaksBefore } from '@kefu/mortgage';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import type { Row } from '../row.ts';

const month = { key: '2026-10', first: '2026-10-01', next: '2026-11-01' };
const teams = 100;
const readings = 5;

/**
 * The race of a month over 100 teams and 100,000 receipts credited in it, among as many of the month before (S24): what each team
 * collected less reversals, whether it had a case to collect from or is new, places, who is first and last, and the streaks after the
 * frozen month before. Against one hand-written statement on the same table that sums, ranks, and continues the streaks.
 */
export const ranking: Row = {
  name: 'ranking',
  unit: 'races/min',
  target: 0.6,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    owner.on('error', () => undefined);
    await fill(owner, Math.round(100_000 * bench.scale));
    const database = new Database(await makeDataSource(settings, [mortgageSchema], 'app').initialize());
    const ours = (): Promise<unknown[]> =>
      database.transaction(async (tx) => {
        const ranked = rankMonth(await racingTeams(tx, month.key), { zeroIsLast: 'hadCases' });
        const streaks = nextStreaks(await streaksBefore(tx, month.key), ranked);
        return ranked.standings.map(({ teamId, collected, rank, first, last }) => [
          teamId,
          collected,
          rank,
          first,
          last,
          streaks[teamId] ?? 0,
        ]);
      });
    const bare = async (): Promise<unknown[]> =>
      (await owner.query<Record<string, unknown>>(statement, [month.first, month.next])).rows.map((row) =>
        Object.values(row),
      );
    const plain = (rows: unknown[]): string => JSON.stringify(rows.map(String).toSorted());
    const [said, says] = [plain(await ours()), plain(await bare())];
    if (said !== says)
      throw new Error(`The two sides do not say the same: ${said.slice(0, 300)} ${says.slice(0, 300)}`);
    const perMinute = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      for (let n = 0; n < readings; n++) await work();
      return (readings * 60_000) / (performance.now() - began);
    };
    return {
      ours: () => perMinute(ours),
      baseline: () => perMinute(bare),
      async close() {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};

const statement = `WITH summed AS (
    SELECT team_id, sum(amount_fen)::bigint AS fen FROM mortgage_receipt WHERE credited_on >= $1 AND credited_on < $2 GROUP BY team_id),
  placed AS (
    SELECT team_id, fen, rank() OVER (ORDER BY fen DESC) AS place, max(fen) OVER () AS most, min(fen) OVER () AS least FROM summed)
  SELECT p.team_id, p.fen, p.place, p.fen = most AND most > 0 AS first,
    p.fen = least AND least < most AS last, CASE WHEN p.fen = least AND least < most THEN coalesce(r.streak, 0) + 1 ELSE 0 END AS streak
  FROM placed p LEFT JOIN mortgage_ranking_month m ON m.month = $1::date - interval '1 month' AND m.reopened_at IS NULL
  LEFT JOIN mortgage_ranking_row r ON r.month_id = m.id AND r.team_id = p.team_id`;

async function fill(owner: pg.Client, receipts: number): Promise<void> {
  await owner.query(
    `INSERT INTO org_unit (kind, name, name_key) SELECT 'team', 'T' || n, 't' || n FROM generate_series(1, ${teams}) n`,
  );
  await owner.query(
    `INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
       commercial_fen, provident_fund_fen, signed_on, team_id)
     SELECT 'HT' || n, p.id, n::text, n::text, 10000, 100000000, 'first', 'commercial', 30000000, 70000000, 0, '2026-08-01', u.id
     FROM mortgage_project p, (SELECT id, row_number() OVER () AS n FROM org_unit WHERE kind = 'team') u`,
  );
  await owner.query(
    `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, entered_by_name,
       confirmed_by_name, confirmed_at)
     SELECT 'R' || n, c.id, c.team_id, 'bankLoan', 100 + n::bigint * 7919 % 1000003, day, day, 'bench', 'bench', now()
     FROM generate_series(1, $1::int * 2) n
     JOIN (SELECT id, team_id, row_number() OVER (ORDER BY number) AS at FROM mortgage_contract) c ON c.at = 1 + n % ${teams},
     LATERAL (SELECT (CASE WHEN n / 100 % 2 = 0 THEN date '2026-10-01' ELSE date '2026-09-01' END) + n / 200 % 28 AS day) on_day`,
    [receipts],
  );
  await owner.query(
    `WITH m AS (INSERT INTO mortgage_ranking_month (month, version, ranked, rules, frozen_by_name) VALUES ('2026-09-01', 1, true, '{}', 'bench') RETURNING id)
     INSERT INTO mortgage_ranking_row SELECT m.id, u.id, u.name, 0, NULL, false, false, false, 1 FROM m, org_unit u WHERE u.kind = 'team'`,
  );
  await owner.query('VACUUM ANALYZE mortgage_receipt');
}
