import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import * as fc from 'fast-check';
import pg from 'pg';
import { AccountEvents } from '../account-event/index.ts';
import { accountsSchema } from '../accounts.schema.ts';
import { CountAccounts } from './account-counts.ts';
import { earlier, periodOf } from './period.ts';
import { periodFiguresSql } from './period-figures.sql.ts';

interface Figures {
  branch_id: string;
  class: string;
  active_at_start: number;
  opened: number;
  closed: number;
  moved_in: number;
  moved_out: number;
  renewed: number;
  changed: number;
  active_at_end: number;
}

/** One act of a history; `count` is the hourly counting coming by. */
type Act =
  | {
      readonly kind: 'opened' | 'closed' | 'renewed' | 'changed';
      readonly account: number;
      readonly day: number;
      readonly branch: number;
    }
  | { readonly kind: 'tagged'; readonly account: number; readonly day: number }
  | { readonly kind: 'count'; readonly day: number };

const accounts = 5;
const branches = 3;
const dayOf = (day: number): string => new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 180 });
const account = fc.integer({ min: 0, max: accounts - 1 });
const history = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constantFrom('opened' as const, 'closed' as const, 'renewed' as const, 'changed' as const),
        account,
        day,
        branch: fc.integer({ min: 0, max: branches - 1 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('tagged' as const), account, day }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const), day }) },
  ),
  { minLength: 1, maxLength: 40 },
);

describe('the figures of a period', () => {
  let house: TestDatabase;
  let ids: string[];
  let units: string[];
  let owner: pg.Client;
  const events = new AccountEvents();

  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await house.database.pool.query<Row>(text, values)).rows;
  const figures = (key: string): Promise<Figures[]> => {
    const period = periodOf(key);
    if (!period) throw new Error('no period');
    return query<Figures>(periodFiguresSql, [period.firstDay, earlier(period, -1).firstDay]);
  };

  beforeAll(async () => {
    house = await testDatabase(accountsSchema);
    owner = new pg.Client({ connectionString: house.settings.databaseUrl });
    await owner.connect();
    units = [];
    for (let n = 0; n < branches; n++) {
      const [row] = await query<{ id: string }>(
        `INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', $1, $1) RETURNING id`,
        [`營業部${n}`],
      );
      units.push(row?.id ?? '');
    }
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** Fresh accounts of which nothing was written yet; the book keeps the others, so branches are told apart by them. */
  const begin = async (): Promise<void> => {
    // The tests alone may tear leaves out of the book: as its owner.
    await owner.query(
      `ALTER TABLE account_event DISABLE TRIGGER append_only; TRUNCATE account_count, account_count_mark, account_event, account_class;
       ALTER TABLE account_event ENABLE TRIGGER append_only; DELETE FROM trader_tag; DELETE FROM trader`,
    );
    await query(`INSERT INTO account_class VALUES ('大戶', 1)`);
    ids = (
      await query<{ id: string }>(
        `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
           certificate_masked, branch_id)
         SELECT 'JY' || n, '', '', '', 'company', 'businessLicence', '', int4send(n), '', $1 FROM generate_series(1, $2) n
         RETURNING id`,
        [units[0], accounts],
      )
    ).map(({ id }) => id);
  };
  const play = async (acts: readonly Act[]): Promise<void> => {
    const counting = new CountAccounts(house.database, new CalendarService(house.database, new AuditTrail()));
    for (const act of acts) {
      if (act.kind === 'count') {
        await counting.countUntil(dayOf(act.day));
        continue;
      }
      const id = ids[act.account] ?? '';
      await house.database
        .transaction(async (tx) => {
          if (act.kind === 'tagged') {
            const put: object[] = await tx.query(
              `INSERT INTO trader_tag VALUES ($1, '大戶') ON CONFLICT DO NOTHING RETURNING tag`,
              [id],
            );
            if (put.length === 0) await tx.query('DELETE FROM trader_tag WHERE trader_id = $1', [id]);
            await events.reclassify(tx, [id], dayOf(act.day));
          } else {
            await tx.query('UPDATE trader SET branch_id = $2 WHERE id = $1', [id, units[act.branch]]);
            await events.record(tx, { kind: act.kind, traderIds: [id], onDay: dayOf(act.day) });
          }
        })
        // An account that is open is not opened, one that is not is not closed.
        .catch((error: Error) => expect(error.message).toMatch(/open/));
    }
  };

  it('add up for any history, whenever months are counted, and the end of each is the start of the next (T7)', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        await begin();
        await play(acts);
        let last: Figures[] | undefined;
        const keys = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06'];
        for (const key of keys) {
          const now = await figures(key);
          const total = (of: (row: Figures) => number): number => now.reduce((sum, row) => sum + of(row), 0);
          for (const row of now) {
            expect(row.active_at_start + row.opened - row.closed + row.moved_in - row.moved_out).toBe(
              row.active_at_end,
            );
            expect(Math.min(row.active_at_start, row.active_at_end)).toBeGreaterThanOrEqual(0);
          }
          // Whoever leaves one branch arrives in another: in total nobody moved.
          expect(total((row) => row.moved_in)).toBe(total((row) => row.moved_out));
          expect(total((row) => row.active_at_start + row.opened - row.closed)).toBe(total((row) => row.active_at_end));
          const cells = (rows: Figures[], of: 'active_at_start' | 'active_at_end'): Map<string, number> =>
            new Map(
              rows.filter((row) => row[of] > 0).map((row) => [`${row.branch_id} ${row.class}`, row[of]] as const),
            );
          if (last) expect(cells(now, 'active_at_start')).toEqual(cells(last, 'active_at_end'));
          last = now;
        }
        // The book read account by account says the same as the figures read by their sums.
        const [open] = await query<{ count: number }>(
          `SELECT count(*)::int AS count FROM (
             SELECT DISTINCT ON (trader_id) active FROM account_event WHERE on_day < '2021-07-01' ORDER BY trader_id, seq DESC
           ) last WHERE active`,
        );
        expect((last ?? []).reduce((sum, row) => sum + row.active_at_end, 0)).toBe(open?.count ?? 0);
        const quarter = await figures('2021-Q1');
        const months = await Promise.all(keys.slice(0, 3).map(figures));
        for (const figure of ['opened', 'closed', 'renewed', 'changed'] as const) {
          const sum = (rows: Figures[]): number => rows.reduce((total, row) => total + row[figure], 0);
          expect(sum(quarter)).toBe(sum(months.flat()));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('know a line written late about a month that was counted already (T7)', async () => {
    await begin();
    await play([
      { kind: 'opened', account: 0, day: 10, branch: 0 },
      { kind: 'count', day: 170 },
      { kind: 'opened', account: 1, day: 12, branch: 1 },
      { kind: 'changed', account: 0, day: 40, branch: 2 },
    ]);
    const open = async (key: string): Promise<Record<string, number>> =>
      Object.fromEntries((await figures(key)).map((row) => [String(units.indexOf(row.branch_id)), row.active_at_end]));
    expect(await open('2021-01')).toEqual({ 0: 1, 1: 1 });
    expect(await open('2021-02')).toEqual({ 0: 0, 1: 1, 2: 1 });
    expect(await open('2021-05')).toEqual({ 1: 1, 2: 1 });
  });
});
