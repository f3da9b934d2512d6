import { PracticeDay } from '@kefu/office/calendar';
import { MessagePlanner } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import type { Settings } from '@kefu/platform/config';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const change = `mutation($input: CalendarDayInput!) { changeCalendarDay(input: $input) {
  __typename ... on CalendarDay { office trading version source } ... on Failure { code } ... on InvalidInput { fields { path code } } } }`;
const enter = `mutation($input: CalendarYearInput!) { enterCalendarYear(input: $input) {
  __typename ... on CalendarDays { days { day office trading } } ... on Failure { code } ... on InvalidInput { fields { path code } } } }`;

describe('the calendar page', () => {
  let api: TestApi;
  let manager: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
  });
  afterAll(() => api.close());

  const day = { day: '2026-12-24', office: false, trading: true, name: '公司活動', reason: '年會' };

  it('lets a manager close the office on a trading day, and says why in the audit (X4)', async () => {
    const { data } = await manager.graphql(change, { input: { ...day, version: 1 } });
    expect(data?.changeCalendarDay).toEqual({
      __typename: 'CalendarDay',
      office: false,
      trading: true,
      version: 2,
      source: 'person',
    });
    const { rows } = await api.database.pool.query(
      `SELECT action, reason, before->>'office' AS before, after->>'office' AS after FROM audit_entry WHERE subject_id = '2026-12-24'`,
    );
    expect(rows).toEqual([{ action: 'calendarDay.changed', reason: '年會', before: 'true', after: 'false' }]);
  });

  it('of two people who change one day tells the later that it changed meanwhile (X4)', async () => {
    const input = { ...day, day: '2026-12-25', version: 1 };
    const answers = await Promise.all([manager.graphql(change, { input }), manager.graphql(change, { input })]);
    expect(
      answers
        .map(({ data }) => (data?.changeCalendarDay as { __typename: string } | undefined)?.__typename ?? '')
        .toSorted(),
    ).toEqual(['CalendarDay', 'ChangedMeanwhile']);
  });

  it('never opens the market on a make-up Saturday (X4)', async () => {
    const input = { day: '2026-10-10', office: true, trading: true, reason: '試', version: 1 };
    const { data } = await manager.graphql(change, { input });
    expect(data?.changeCalendarDay).toMatchObject({ fields: [{ path: 'trading', code: 'MARKET_RESTS_ON_WEEKENDS' }] });
  });

  it('is read by a clerk and changed by none (X4)', async () => {
    const clerk = await api.as('CS');
    const { errors } = await clerk.graphql(change, { input: { ...day, version: 2 } });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const month = await clerk.graphql<{
      calendarMonth: { days: { day: string; office: boolean; trading: boolean }[] };
    }>('{ calendarMonth(year: 2026, month: 10) { days { day office trading } } }');
    expect(month.data?.calendarMonth.days).toHaveLength(31);
    expect(month.data?.calendarMonth.days[9]).toEqual({ day: '2026-10-10', office: true, trading: false });
  });

  it('shows nothing for a year without data, until the year is entered (X4)', async () => {
    const february = '{ calendarMonth(year: 2031, month: 2) { days { day office } } }';
    const empty = await manager.graphql<{ calendarMonth: { days: unknown[] } }>(february);
    expect(empty.data?.calendarMonth.days).toEqual([]);
    const input = {
      year: 2031,
      holidays: ['2031-01-01', '2031-02-03'],
      makeUpWorkdays: ['2031-02-08'],
      reason: '國務院通知',
    };
    expect((await manager.graphql(enter, { input })).data?.enterCalendarYear).toMatchObject({
      __typename: 'CalendarDays',
    });
    const full = await manager.graphql<{ calendarMonth: { days: { day: string; office: boolean }[] } }>(february);
    expect(full.data?.calendarMonth.days).toHaveLength(28);
    expect(full.data?.calendarMonth.days.filter(({ day }) => ['2031-02-03', '2031-02-08'].includes(day))).toEqual([
      { day: '2031-02-03', office: false },
      { day: '2031-02-08', office: true },
    ]);
    expect((await manager.graphql(enter, { input })).data?.enterCalendarYear).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('names the day of an entered year that cannot be (X4)', async () => {
    const input = { year: 2032, holidays: ['2032-02-30'], makeUpWorkdays: ['2032-01-05'], reason: '通知' };
    expect((await manager.graphql(enter, { input })).data?.enterCalendarYear).toMatchObject({
      fields: [
        { path: 'holidays.0', code: 'IMPOSSIBLE_DATE' },
        { path: 'makeUpWorkdays.0', code: 'NOT_A_WEEKEND' },
      ],
    });
  });

  it('tells what today is to everyone who is signed in (X4)', async () => {
    const clerk = await api.as('CS');
    const { data } = await clerk.graphql<{ today: { date: string; nextOfficeDay: string | null } }>(
      '{ today { date day { office } nextOfficeDay nextTradingDay } }',
    );
    expect(data?.today.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  describe('set to a practice day', () => {
    const practise = `mutation($input: PracticeDayInput!) { setPracticeDay(input: $input) {
      __typename ... on Today { date practising day { office trading } } ... on Failure { code } ... on InvalidInput { fields { path code } } } }`;
    const today = '{ today { date practising mayPractise } }';
    afterEach(() => manager.graphql(practise, { input: { day: null } }));

    it('lives on that day until it is told to come back, and says so (X4)', async () => {
      const { data } = await manager.graphql(practise, { input: { day: '2026-10-10' } });
      expect(data?.setPracticeDay).toEqual({
        __typename: 'Today',
        date: '2026-10-10',
        practising: true,
        day: { office: true, trading: false },
      });
      expect((await manager.graphql(today)).data?.today).toMatchObject({ date: '2026-10-10', practising: true });
      await manager.graphql(practise, { input: { day: null } });
      const { rows } = await api.database.pool.query(
        `SELECT ((clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date)::text AS date`,
      );
      expect((await manager.graphql(today)).data?.today).toEqual({ ...rows[0], practising: false, mayPractise: true });
    });

    it('lets what is planned on that day leave until its real midnight (X4, X7)', async () => {
      await manager.graphql(practise, { input: { day: '2026-10-09' } });
      await api.database.pool.query(`INSERT INTO message_policy VALUES ('practice', 0, 1440)`);
      await api.database.pool.query(
        `INSERT INTO message_template (id, purpose, name) VALUES ('0197a000-0000-7000-8000-000000000001', 'practice', 'practice')`,
      );
      await api.database.transaction((tx) =>
        api.app.get(MessagePlanner).plan(tx, {
          purpose: 'practice',
          businessDate: '2026-10-09',
          due: `SELECT uuidv7() AS recipient, NULL::uuid AS branch_id, '1' AS level, NULL::uuid AS subject_id,
                  '0197a000-0000-7000-8000-000000000001'::uuid AS template_id`,
          values: [],
        }),
      );
      const { rows } = await api.database.pool.query(
        `SELECT business_date::text AS day, (expires_at AT TIME ZONE 'Asia/Shanghai')::date
           - (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date AS "endsAfter",
           (expires_at AT TIME ZONE 'Asia/Shanghai')::time::text AS at FROM message WHERE purpose = 'practice'`,
      );
      expect(rows).toEqual([{ day: '2026-10-09', endsAfter: 1, at: '00:00:00' }]);
    });

    it('goes to no day that does not exist, and to none beyond what a calendar can know (X4)', async () => {
      for (const day of ['2026-02-30', '1900-01-01']) {
        const { data } = await manager.graphql(practise, { input: { day } });
        expect(data?.setPracticeDay).toMatchObject({ fields: [{ path: 'day', code: 'IMPOSSIBLE_DATE' }] });
      }
    });

    it('never in production: it cannot be set there, and a production does not start on one (X4)', async () => {
      const settings = { environment: 'production' } as Settings;
      const production = new PracticeDay(api.database, settings, api.app.get(AuditTrail));
      expect(await production.set('2026-10-10')).toMatchObject({ code: 'WRONG_STATE', state: 'production' });
      await expect(production.onModuleInit()).resolves.toBeUndefined();
      await manager.graphql(practise, { input: { day: '2026-10-10' } });
      await expect(production.onModuleInit()).rejects.toThrow('practice');
    });
  });
});
