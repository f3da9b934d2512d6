import { ClockSweep } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the clock of a step', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const sweep = (): Promise<number> => runAs(systemActor('test'), () => api.app.get(ClockSweep).sweep());
  const tell = (): Promise<number> => runAs(systemActor('test'), () => api.app.get(ClockSweep).tell());
  const drafted = async (name: string): Promise<ToldCase> =>
    desk.go(house.specialist, await desk.open(await desk.contract({ house: name })), 'startDraft');
  /** Has so many of the clock's instants come. */
  const pass = async ({ id }: ToldCase, ...columns: string[]): Promise<void> => {
    const set = columns.map((column) => `${column} = now() - interval '1 minute'`).join(', ');
    await api.database.pool.query(
      `UPDATE mortgage_clock SET ${set}, next_at = now() - interval '1 minute' WHERE case_id = $1 AND ended_at IS NULL`,
      [id],
    );
  };
  const tasksOf = async ({ id }: ToldCase): Promise<{ kind: string; to: string; state: string }[]> => {
    const { rows } = await api.database.pool.query<{ kind: string; to: string; state: string }>(
      `SELECT kind, coalesce(role_key, 'owner') AS to, state FROM task WHERE subject_id = $1 ORDER BY opened_at, id`,
      [id],
    );
    return rows;
  };
  const clock = (
    caller: MortgageHouse['specialist'],
    { id, version }: ToldCase,
    act: string,
    whose: string,
    more = {},
  ) => desk.mutate(caller, 'setMortgageClock', 'MortgageClockInput', { id, version, act, whose, ...more });

  it('has its instants from the beginning: 80, 100 and 150 % of its office days (S2, X4)', async () => {
    const at = await drafted('1-1-1');
    const { rows } = await api.database.pool.query<{ limit: number; ordered: boolean; next: boolean }>(
      `SELECT limit_minutes AS limit, started_at < warn_at AND warn_at < due_at AND due_at < escalate_at AS ordered,
         next_at = warn_at AS next FROM mortgage_clock WHERE case_id = $1 AND ended_at IS NULL`,
      [at.id],
    );
    expect(rows).toEqual([{ limit: 450, ordered: true, next: true }]);
  });

  it('warns its specialist, then tells the supervisor, then the manager, each once however often it is swept (S2)', async () => {
    const at = await drafted('1-1-2');
    await pass(at, 'warn_at');
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    await tell();
    await pass(at, 'warn_at', 'due_at');
    await sweep();
    await tell();
    await pass(at, 'warn_at', 'due_at', 'escalate_at');
    await Promise.all([sweep(), sweep()]);
    await Promise.all([tell(), tell()]);
    expect(await sweep()).toBe(0);
    expect(await tasksOf(at)).toEqual([
      { kind: 'mortgage.clockWarned', to: 'owner', state: 'open' },
      { kind: 'mortgage.clockOverdue', to: 'SUP', state: 'open' },
      { kind: 'mortgage.clockLongOverdue', to: 'M', state: 'open' },
    ]);
  });

  it('tells only how far it has come where nobody swept for a while, and nothing of a step that is over (S2)', async () => {
    const late = await drafted('1-1-3');
    const over = await drafted('1-1-4');
    await pass(late, 'warn_at', 'due_at', 'escalate_at');
    await pass(over, 'warn_at', 'due_at');
    expect(await sweep()).toBe(2);
    await desk.go(house.specialist, over, 'submitReview');
    await tell();
    expect((await tasksOf(late)).map(({ kind }) => kind)).toEqual(['mortgage.clockLongOverdue']);
    expect(await tasksOf(over)).toEqual([]);
  });

  it('settles what it asked for once the case goes on (S2)', async () => {
    const at = await drafted('1-1-5');
    await pass(at, 'warn_at');
    await sweep();
    await tell();
    await desk.go(house.specialist, at, 'submitReview');
    expect((await tasksOf(at)).map(({ state }) => state)).toEqual(['done']);
  });

  it('is paused with a reason and evidence only; net time stands still and gross time goes on (S2)', async () => {
    const at = await drafted('1-1-6');
    const bare = await clock(house.specialist, at, 'pause', 'customer', { reason: '客戶出國' });
    expect(bare.fields).toEqual([{ path: 'input.evidence', code: 'REQUIRED' }]);
    // Two office hours in which it ran, on an office day that is over.
    await api.database.pool.query(
      `UPDATE mortgage_clock_span SET started_at = '2026-11-26T01:00Z' WHERE clock_id IN (SELECT id FROM mortgage_clock WHERE case_id = $1 AND ended_at IS NULL)`,
      [at.id],
    );
    const paused = await clock(house.specialist, at, 'pause', 'customer', { reason: '客戶出國', evidence: '機票' });
    await api.database.pool.query(
      `UPDATE mortgage_clock_span s SET ended_at = CASE WHEN paused THEN s.ended_at ELSE '2026-11-26T03:00Z' END,
         started_at = CASE WHEN paused THEN '2026-11-26T03:00Z' ELSE s.started_at END
       FROM mortgage_clock c WHERE c.id = s.clock_id AND c.case_id = $1 AND c.ended_at IS NULL`,
      [at.id],
    );
    expect(paused.whose).toBe('customer');
    const told = (await desk.one(house.specialist, at.id))?.clocks.at(-1);
    expect([told?.netMinutes, told?.pausedReason]).toEqual([120, '客戶出國']);
    expect(told?.grossMinutes).toBeGreaterThanOrEqual(450);
    const { rows } = await api.database.pool.query(
      'SELECT FROM mortgage_clock WHERE case_id = $1 AND ended_at IS NULL AND num_nulls(warn_at, due_at, escalate_at, next_at) = 4',
      [at.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('goes on after a pause with what is left of its limit (S2)', async () => {
    const at = await drafted('1-1-7');
    const paused = await clock(house.specialist, at, 'pause', 'bank', { reason: '銀行盤點', evidence: '通知' });
    await api.database.pool.query(
      `UPDATE mortgage_clock_span s SET started_at = '2026-11-26T01:00Z', ended_at = '2026-11-26T04:00Z'
       FROM mortgage_clock c WHERE c.id = s.clock_id AND c.case_id = $1 AND c.ended_at IS NULL AND NOT s.paused`,
      [at.id],
    );
    const resumed = await clock(house.specialist, paused, 'resume', 'us');
    expect(resumed.whose).toBe('us');
    const { rows } = await api.database.pool.query<{ warn: Date; due: Date }>(
      'SELECT warn_at AS warn, due_at AS due FROM mortgage_clock WHERE case_id = $1 AND ended_at IS NULL',
      [at.id],
    );
    const { CalendarService } = await import('@kefu/office/calendar');
    // Of 450 minutes 180 are used up: the warning at 360 is 180 away, the end 270.
    const [warn, due] = await api.app.get(CalendarService, { strict: false }).afterOfficeMinutes(180, 270);
    const near = (one: Date | undefined, other: Date | undefined): boolean =>
      Math.abs((one?.getTime() ?? 0) - (other?.getTime() ?? 1e12)) < 120_000;
    expect([near(rows[0]?.warn, warn), near(rows[0]?.due, due)]).toEqual([true, true]);
  });

  it('is passed to whoever it waits for, and the board says so (S2)', async () => {
    const at = await drafted('1-1-8');
    const passed = await clock(house.specialist, at, 'pass', 'site');
    expect([passed.whose, passed.clocks.at(-1)?.pausedReason]).toEqual(['site', null]);
    expect((await clock(house.specialist, passed, 'resume', 'us')).code).toBe('WRONG_STATE');
  });
});
