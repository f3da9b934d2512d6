import { CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { runAs, systemActor } from '@kefu/platform/context';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { Topics } from '@kefu/platform/topics';
import * as fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountEvents } from '../account-event/index.ts';
import { accountsSchema } from '../accounts.schema.ts';
import { CountAccounts } from './account-counts.ts';
import { dayAfter, type Period, readPeriod } from './period.ts';
import { PeriodClosingService } from './period-closing.service.ts';
import { periodFiguresSql } from './period-figures.sql.ts';
import { type LineRow, linesSql } from './period-lines.sql.ts';
import type { PeriodFigure } from './period-report.types.ts';

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

/** One act of a history; `count` is the hourly counting coming by, `freeze` a period that two people close or restate at once. */
type Act =
  | {
      readonly kind: 'opened' | 'closed' | 'renewed' | 'changed';
      readonly account: number;
      readonly day: number;
      readonly branch: number;
    }
  | { readonly kind: 'tagged'; readonly account: number; readonly day: number }
  | { readonly kind: 'count'; readonly day: number }
  | { readonly kind: 'freeze'; readonly period: string };

const accounts = 5;
const branches = 3;
const months = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06'];
const periods = [...months, '2021-Q1', '2021-Q2'];
/** Where a figure stands in the rows. */
const columnOf = {
  activeAtStart: 'active_at_start',
  opened: 'opened',
  closed: 'closed',
  movedIn: 'moved_in',
  movedOut: 'moved_out',
  renewed: 'renewed',
  changed: 'changed',
  activeAtEnd: 'active_at_end',
} as const satisfies Record<PeriodFigure, keyof Figures>;
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
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('freeze' as const), period: fc.constantFrom(...periods) }),
    },
  ),
  { minLength: 1, maxLength: 40 },
);

/** A version as it was when it was frozen. */
interface Frozen {
  readonly id: string;
  readonly period: Period;
  readonly seq: number;
  readonly rows: readonly Figures[];
}

describe('the figures of a period', () => {
  let house: TestDatabase;
  let ids: string[];
  let units: string[];
  let owner: pg.Client;
  let calendar: CalendarService;
  let closing: PeriodClosingService;
  const events = new AccountEvents();

  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await house.database.pool.query<Row>(text, values)).rows;
  const figures = (key: string): Promise<Figures[]> => {
    const period = readPeriod(key);
    return query<Figures>(periodFiguresSql, [period.firstDay, dayAfter(period)]);
  };
  const stored = (id: string): Promise<Figures[]> =>
    query<Figures>(
      `SELECT branch_id, class, active_at_start, opened, closed, moved_in, moved_out, renewed, changed, active_at_end
       FROM period_report_row WHERE report_id = $1 ORDER BY branch_id, class`,
      [id],
    );

  beforeAll(async () => {
    house = await testDatabase(accountsSchema);
    owner = new pg.Client({ connectionString: house.settings.databaseUrl });
    await owner.connect();
    const audit = new AuditTrail();
    const topics = new Topics(house.settings);
    calendar = new CalendarService(house.database, audit);
    closing = new PeriodClosingService(house.database, calendar, audit, topics, new Tasks(calendar, audit, topics));
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

  /** Fresh accounts of which nothing was written yet. */
  const begin = async (): Promise<void> => {
    // The tests alone may tear leaves out of the book: as its owner.
    await owner.query(
      `SET session_replication_role = replica;
       TRUNCATE account_count, account_count_mark, account_event, account_class, period_report_row, period_report;
       SET session_replication_role = origin; DELETE FROM trader_tag; DELETE FROM trader`,
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

  /** Closes a period, or states it anew, as two people at once: one of them does, unless there is nothing new to say. */
  const freeze = async (key: string): Promise<Frozen[]> => {
    const period = readPeriod(key);
    const newest = async (): Promise<{ id: string; version: number; seq: number } | undefined> =>
      (
        await query<{ id: string; version: number; seq: number }>(
          'SELECT id, version, seq FROM period_report WHERE period = $1 ORDER BY version DESC LIMIT 1',
          [key],
        )
      )[0];
    const before = await newest();
    const act = (): ReturnType<PeriodClosingService['close']> =>
      before ? closing.restate({ period: key, version: before.version, reason: '補錄' }) : closing.close(key);
    const answers = await Promise.all([act(), act()]);
    const done = answers.filter((answer) => answer === key).length;
    const now = await newest();
    expect(now?.version ?? 0).toBe((before?.version ?? 0) + done);
    if (done === 0) expect(answers).toMatchObject([{ state: 'same' }, { state: 'same' }]);
    expect(done).toBeLessThanOrEqual(1);
    return now && done === 1 ? [{ ...now, period, rows: await stored(now.id) }] : [];
  };

  const play = async (acts: readonly Act[]): Promise<Frozen[]> => {
    const counting = new CountAccounts(house.database, calendar);
    const frozen: Frozen[] = [];
    for (const act of acts) {
      if (act.kind === 'count') {
        await counting.countUntil(dayOf(act.day));
        await counting.countAgain(3);
        continue;
      }
      if (act.kind === 'freeze') {
        frozen.push(...(await freeze(act.period)));
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
    return frozen;
  };

  const total = (rows: readonly Figures[], of: (row: Figures) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const cellOf = (branch: string, named: string): string => `${branch} ${named}`;

  const addUp = (rows: readonly Figures[]): void => {
    for (const row of rows) {
      expect(row.active_at_start + row.opened - row.closed + row.moved_in - row.moved_out).toBe(row.active_at_end);
      expect(Math.min(row.active_at_start, row.active_at_end)).toBeGreaterThanOrEqual(0);
    }
    // Whoever leaves one branch arrives in another: in total nobody moved.
    expect(total(rows, (row) => row.moved_in)).toBe(total(rows, (row) => row.moved_out));
    expect(total(rows, (row) => row.active_at_start + row.opened - row.closed)).toBe(
      total(rows, (row) => row.active_at_end),
    );
  };

  /** Behind every figure stand as many lines as it says, cell by cell. */
  const openTheirRows = async (rows: readonly Figures[], period: Period, seq?: number): Promise<void> => {
    for (const figure of Object.keys(columnOf) as PeriodFigure[]) {
      const values: unknown[] = [];
      const lines = await query<LineRow>(linesSql({ period, figure, seq }, values), values);
      const counted = new Map<string, number>();
      for (const { branch, fromBranch, class: named, fromClass } of lines) {
        const [place, of] = figure === 'movedOut' ? [fromBranch ?? branch, fromClass ?? named] : [branch, named];
        const cell = cellOf(units[Number(place.at(-1))] ?? '', of);
        counted.set(cell, (counted.get(cell) ?? 0) + 1);
      }
      const said = rows
        .filter((row) => row[columnOf[figure]] > 0)
        .map((row) => [cellOf(row.branch_id, row.class), row[columnOf[figure]]] as const);
      expect(counted).toEqual(new Map(said));
    }
  };

  it('add up for any history, whenever months are counted and periods closed; the end of each is the start of the next; every figure opens its rows; what is frozen stays (T7)', async () => {
    await runAs(systemActor('spec'), () =>
      fc.assert(
        fc.asyncProperty(history, async (acts) => {
          await begin();
          const frozen = await play(acts);
          let last: Figures[] | undefined;
          for (const key of months) {
            const now = await figures(key);
            addUp(now);
            await openTheirRows(now, readPeriod(key));
            const cells = (rows: Figures[], of: 'active_at_start' | 'active_at_end'): Map<string, number> =>
              new Map(rows.filter((row) => row[of] > 0).map((row) => [cellOf(row.branch_id, row.class), row[of]]));
            if (last) expect(cells(now, 'active_at_start')).toEqual(cells(last, 'active_at_end'));
            last = now;
          }
          // The book read account by account says the same as the figures read by their sums.
          const [open] = await query<{ count: number }>(
            `SELECT count(*)::int AS count FROM (
               SELECT DISTINCT ON (trader_id) active FROM account_event WHERE on_day < '2021-07-01' ORDER BY trader_id, seq DESC
             ) last WHERE active`,
          );
          expect(total(last ?? [], (row) => row.active_at_end)).toBe(open?.count ?? 0);
          const quarter = await figures('2021-Q1');
          const inMonths = (await Promise.all(months.slice(0, 3).map(figures))).flat();
          for (const figure of ['opened', 'closed', 'renewed', 'changed'] as const)
            expect(total(quarter, (row) => row[figure])).toBe(total(inMonths, (row) => row[figure]));
          for (const { id, period, seq, rows } of frozen) {
            addUp(rows);
            expect(await stored(id)).toEqual(rows);
            await openTheirRows(rows, period, seq);
          }
        }),
        { numRuns: 25 },
      ),
    );
  });

  it('know a line written late about a month that was counted already, counted again or not (T7)', async () => {
    await begin();
    await play([
      { kind: 'opened', account: 0, day: 10, branch: 0 },
      { kind: 'count', day: 170 },
      { kind: 'opened', account: 1, day: 12, branch: 1 },
      { kind: 'changed', account: 0, day: 40, branch: 2 },
    ]);
    const open = async (key: string): Promise<Record<string, number>> =>
      Object.fromEntries((await figures(key)).map((row) => [String(units.indexOf(row.branch_id)), row.active_at_end]));
    const right = async (): Promise<void> => {
      expect(await open('2021-01')).toEqual({ 0: 1, 1: 1 });
      expect(await open('2021-02')).toEqual({ 0: 0, 1: 1, 2: 1 });
      expect(await open('2021-05')).toEqual({ 1: 1, 2: 1 });
    };
    await right();
    const counting = new CountAccounts(house.database, calendar);
    // One line is late for February's count, both for those after it.
    expect(await counting.countAgain(2)).toBe(4);
    expect(await counting.countAgain(2)).toBe(0);
    await right();
  });
});
