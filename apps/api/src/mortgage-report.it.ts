import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OfficeTime } from '@kefu/office/calendar';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Step {
  readonly state: { key: string } | null;
  readonly stays: number;
  readonly medianGross: number | null;
  readonly medianNet: number | null;
  readonly medianNetBefore: number | null;
  readonly ninetiethNet: number | null;
  readonly grossMinutes: number;
  readonly customerMinutes: number;
  readonly bankMinutes: number;
  readonly siteMinutes: number;
  readonly usMinutes: number;
}
interface Rate {
  readonly rate: string;
  readonly group: string;
  readonly amount: number;
  readonly of: number;
  readonly amountBefore: number;
  readonly ofBefore: number;
}
interface Report {
  readonly steps: Step[];
  readonly bottlenecks: { state: { key: string }; cases: number; minutes: number; dueFen: number }[];
  readonly rates: Rate[];
  readonly trend: StepMonth[];
}
interface StepMonth {
  readonly month: string;
  readonly state: { key: string } | null;
  readonly stays: number;
  readonly medianNet: number;
  readonly ninetiethNet: number;
  readonly customerMinutes: number;
}
interface Row {
  readonly number: string;
  readonly amount: number;
}

const whole = `{ steps { state { key } stays medianGross medianNet medianNetBefore ninetiethNet grossMinutes customerMinutes bankMinutes siteMinutes
  usMinutes } bottlenecks { state { key } cases minutes dueFen } rates { rate group amount of amountBefore ofBefore }
  trend { month state { key } stays medianNet ninetiethNet customerMinutes } }`;

describe('the report of mortgage cases', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  let first: ToldCase;
  let second: ToldCase;
  let consultant = '';

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
    first = await desk.open(await desk.contract({ house: '1-1-101' }));
    second = await desk.open(await desk.contract({ house: '1-1-102' }));
    // Stays of every length in October and September 2026, over nights, weekends and the national holiday.
    await api.database.pool.query(
      `WITH stay AS (
         INSERT INTO mortgage_clock (case_id, state, started_at, ended_at, limit_minutes, told)
         SELECT CASE WHEN n % 2 = 0 THEN $1::uuid ELSE $2::uuid END, (ARRAY['docsCollecting', 'submitted', 'review'])[1 + n % 3],
           at - (n * 1237 || ' minutes')::interval, at, 450, n % 4
         FROM (SELECT n, timestamptz '2026-09-03 10:17+08' + (n * 2011 || ' minutes')::interval AS at FROM generate_series(1, 38) n) ends
         RETURNING id, started_at, ended_at)
       INSERT INTO mortgage_clock_span (clock_id, whose, started_at, ended_at, paused, reason, evidence, by_name)
       SELECT id, (ARRAY['customer', 'bank', 'site', 'us'])[part], started_at + (ended_at - started_at) * (part - 1) / 4,
         started_at + (ended_at - started_at) * part / 4, part = 3, 'r', 'e', 't' FROM stay, generate_series(1, 4) part`,
      [first.id, second.id],
    );
    // Both were paid in October, with all of their stays up to then behind them.
    await api.database.pool.query(
      `INSERT INTO mortgage_clock (case_id, state, started_at, ended_at)
       VALUES ($1, 'disbursed', '2026-10-15 10:00+08', '2026-10-15 11:00+08'), ($2, 'disbursed', '2026-10-20 10:00+08', '2026-10-20 11:00+08')`,
      [first.id, second.id],
    );
    await api.database.pool.query(
      `INSERT INTO mortgage_appointment (case_id, kind, bank, starts_at, escort_id, state, booked_by_name, ended_at)
       SELECT $1, 'interview', CASE WHEN n < 3 THEN 'icbc' ELSE 'ccb' END, at, p.id, state, 't', now()
       FROM (VALUES (1, timestamptz '2026-10-12 10:00+08', 'kept'), (2, '2026-10-13 10:00+08', 'noShow'), (3, '2026-10-31 23:30+08', 'kept'),
         (4, '2026-11-01 00:00+08', 'noShow'), (5, '2026-09-30 10:00+08', 'noShow'), (6, '2026-10-14 10:00+08', 'cancelled')) a (n, at, state),
         (SELECT id FROM person LIMIT 1) p`,
      [first.id],
    );
    await api.database.pool.query(
      `INSERT INTO mortgage_problem (case_id, stage, cause, detail, state, opened_by_name, acted_at, verified_at, escalated_at)
       SELECT $1, 'afterSigning', 'papers', 'd', 'settled', 't', at, at, CASE WHEN n = 1 THEN at END
       FROM (VALUES (1, timestamptz '2026-10-12 10:00+08'), (2, '2026-10-13 10:00+08'), (3, '2026-10-14 10:00+08')) a (n, at)`,
      [first.id],
    );
    const sold = await api.as('PC');
    await api.database.pool.query(
      `INSERT INTO mortgage_assist (case_id, consultant_id, what, why, due_on, state, asked_by_name, asked_at, accepted_at, done_at, late_at)
       SELECT $1, $2, 'w', 'y', '2026-10-14', CASE WHEN n < 3 THEN 'done' ELSE 'accepted' END, 't', at, at + reply, CASE WHEN n < 3 THEN at + reply END,
         CASE WHEN n > 1 THEN at + reply END
       FROM (VALUES (1, timestamptz '2026-10-12 10:00+08', interval '30 minutes'), (2, '2026-10-12 17:45+08', '16 hours'),
         (3, '2026-10-13 10:00+08', '1 hour')) a (n, at, reply)`,
      [first.id, sold.personId],
    );
    await api.database.pool.query(
      `INSERT INTO mortgage_private_promise (lifecycle, lifecycle_version, state, state_since, case_id, team_id, consultant_id, promised,
         promised_to, promised_on, reporter_name, statement_until, upheld_at)
       SELECT 'mortgagePrivatePromise', 1, ended, '2026-10-20 10:00+08', k.id, k.team_id, $2, 'p', 'b', '2026-10-01', 't', '2026-10-05',
         CASE WHEN ended = 'standing' THEN timestamptz '2026-10-16 10:00+08' END
       FROM mortgage_case k, unnest(ARRAY['standing', 'dismissed', 'reported']) ended WHERE k.id = $1`,
      [first.id, sold.personId],
    );
    consultant =
      (await api.database.pool.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [sold.personId]))
        .rows[0]?.name ?? '';
  }, 60_000);
  afterAll(() => api.close());

  const report = async (caller: TestCaller, by = 'team', month = '2026-10', months = 1): Promise<Report> => {
    const { data, errors } = await caller.graphql<{ mortgageReport: Report }>(
      `query($by: MortgageReportBreakdown!, $month: String!, $months: Int) { mortgageReport(month: $month, months: $months, by: $by) ${whole} }`,
      { by, month, months },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.mortgageReport;
  };
  const rows = async (caller: TestCaller, rate: string, by: string, group: string | null): Promise<Row[]> => {
    const { data, errors } = await caller.graphql<{ mortgageReportRows: Row[] }>(
      `query($rate: MortgageCaseRate!, $by: MortgageReportBreakdown!, $group: String) {
         mortgageReportRows(month: "2026-10", by: $by, rate: $rate, group: $group) { number amount } }`,
      { rate, by, group },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.mortgageReportRows;
  };
  /** The same by plain computation: each span by itself; a stay, or a whole way as its case. */
  const plainly = async (
    state: string | null,
    from: string,
    to: string,
  ): Promise<{ net: number[]; gross: number[]; byWhose: Record<string, number> }> => {
    const { rows: spans } = await api.database.pool.query<{
      clock: string;
      whose: string;
      paused: boolean;
      from: Date;
      to: Date;
    }>(
      state === null
        ? `SELECT c.case_id AS clock, s.whose, s.paused, s.started_at AS "from", s.ended_at AS "to" FROM mortgage_clock c
           JOIN mortgage_clock_span s ON s.clock_id = c.id JOIN mortgage_clock d ON d.case_id = c.case_id AND d.state = 'disbursed'
             AND c.ended_at <= d.started_at WHERE d.started_at >= $1 AND d.started_at < $2`
        : `SELECT c.id AS clock, s.whose, s.paused, s.started_at AS "from", s.ended_at AS "to" FROM mortgage_clock c
           JOIN mortgage_clock_span s ON s.clock_id = c.id WHERE c.state = $3 AND c.ended_at >= $1 AND c.ended_at < $2`,
      [from, to, ...(state === null ? [] : [state])],
    );
    const minutes = (await api.app.get(OfficeTime, { strict: false }).minutes(spans)) ?? [];
    const byClock = new Map<string, { net: number; gross: number }>();
    const byWhose: Record<string, number> = {};
    for (const [at, { clock, whose, paused }] of spans.entries()) {
      const each = minutes[at] ?? 0;
      const sum = byClock.get(clock) ?? { net: 0, gross: 0 };
      byClock.set(clock, { net: sum.net + (paused ? 0 : each), gross: sum.gross + each });
      byWhose[whose] = (byWhose[whose] ?? 0) + each;
    }
    const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);
    const sums = [...byClock.values()];
    return { net: sorted(sums.map(({ net }) => net)), gross: sorted(sums.map(({ gross }) => gross)), byWhose };
  };
  const median = (sorted: number[]): number | undefined => sorted[Math.ceil(sorted.length / 2) - 1];
  const ninetieth = (sorted: number[]): number | undefined => sorted[Math.ceil(sorted.length * 0.9) - 1];

  it('gives the times of each step as one would count them span by span, and whose they were adds up (S2)', async () => {
    const { steps } = await report(house.supervisor);
    for (const state of ['docsCollecting', 'submitted', 'review']) {
      const step = steps.find((each) => each.state?.key === state);
      const october = await plainly(state, '2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00');
      const september = await plainly(state, '2026-09-01T00:00:00+08:00', '2026-10-01T00:00:00+08:00');
      expect(step).toMatchObject({
        stays: october.net.length,
        medianNet: median(october.net),
        medianGross: median(october.gross),
        ninetiethNet: ninetieth(october.net),
        medianNetBefore: median(september.net),
        customerMinutes: october.byWhose['customer'],
        bankMinutes: october.byWhose['bank'],
        siteMinutes: october.byWhose['site'],
        usMinutes: october.byWhose['us'],
        grossMinutes: october.gross.reduce((sum, each) => sum + each, 0),
      });
    }
  });

  it('gives the whole way to the money as the sum of all stays before it (S2)', async () => {
    const way = (await report(house.supervisor)).steps.find(({ state }) => state === null);
    const october = await plainly(null, '2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00');
    expect(october.net).toHaveLength(2);
    expect(way).toMatchObject({
      stays: 2,
      medianNet: median(october.net),
      medianGross: median(october.gross),
      ninetiethNet: october.net[1],
      grossMinutes: october.gross.reduce((sum, each) => sum + each, 0),
      customerMinutes: october.byWhose['customer'],
    });
  });

  it('takes several months together, beside as many before: a quarter, a year, any span (S2, S17)', async () => {
    const both = await report(house.supervisor, 'bank', '2026-10', 2);
    const submitted = both.steps.find(({ state }) => state?.key === 'submitted');
    const times = await plainly('submitted', '2026-09-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00');
    expect(submitted).toMatchObject({
      stays: times.net.length,
      medianNet: median(times.net),
      ninetiethNet: ninetieth(times.net),
      medianNetBefore: null,
    });
    expect(both.rates.filter(({ rate }) => rate === 'noShow')).toEqual([
      { rate: 'noShow', group: '工商銀行', amount: 1, of: 2, amountBefore: 0, ofBefore: 0 },
      { rate: 'noShow', group: '建設銀行', amount: 1, of: 2, amountBefore: 0, ofBefore: 0 },
    ]);
  });

  it('shows each step month by month, the same as the months by themselves (S2)', async () => {
    const { trend } = await report(house.supervisor, 'team', '2026-12', 12);
    expect(new Set(trend.map(({ month }) => month))).toEqual(new Set(['2026-09', '2026-10']));
    for (const { month, state, ...shown } of trend) {
      const step = (await report(house.supervisor, 'team', month)).steps.find((each) => each.state?.key === state?.key);
      expect(step).toMatchObject(shown);
    }
  });

  it('shows in which step most days of cases stand, with their money (S2)', async () => {
    const { bottlenecks } = await report(house.supervisor);
    expect(bottlenecks).toMatchObject([{ state: { key: 'intake' }, cases: 2 }]);
  });

  it('counts who did not come to appointments of the month by bank, beside the month before (S17)', async () => {
    const { rates } = await report(house.supervisor, 'bank');
    expect(rates.filter(({ rate }) => rate === 'noShow')).toEqual([
      { rate: 'noShow', group: '工商銀行', amount: 1, of: 2, amountBefore: 0, ofBefore: 0 },
      { rate: 'noShow', group: '建設銀行', amount: 0, of: 1, amountBefore: 1, ofBefore: 1 },
    ]);
  });

  it('opens a figure to the rows that it was counted from (S17, S26)', async () => {
    const [bank] = (await report(house.supervisor, 'bank')).rates;
    const noShows = await rows(house.supervisor, 'noShow', 'bank', bank?.group ?? '');
    expect(noShows.map(({ amount }) => amount)).toEqual([1, 0]);
    const problems = await rows(house.supervisor, 'selfResolved', 'team', null);
    expect(problems.map(({ number, amount }) => [number, amount])).toEqual([
      [first.number, 1],
      [first.number, 1],
      [first.number, 0],
    ]);
  });

  it('opens the stays in a step, whose minutes add up to its time (S2)', async () => {
    const { data } = await house.supervisor.graphql<{ mortgageReportRows: Row[] }>(
      '{ mortgageReportRows(month: "2026-10", by: team, rate: stay, step: "submitted") { number amount } }',
    );
    const stays = data?.mortgageReportRows ?? [];
    const step = (await report(house.supervisor)).steps.find(({ state }) => state?.key === 'submitted');
    expect(stays).toHaveLength(step?.stays ?? -1);
    expect(stays.reduce((sum, { amount }) => sum + amount, 0)).toBe(step?.grossMinutes);
  });

  it('shows a specialist the own team alone (S2)', async () => {
    expect((await report(house.specialist)).bottlenecks).toHaveLength(1);
    expect(await report(house.otherSpecialist)).toEqual({ steps: [], bottlenecks: [], rates: [], trend: [] });
  });

  it('gives the rows of a figure as a file (X6)', async () => {
    const headers = { ...house.supervisor.headers, 'accept-language': 'en' };
    const filter = { month: '2026-10', by: 'bank', rate: 'noShow' };
    const payload = { name: 'mortgage-report', format: 'csv', filter };
    const asked = await api.app.inject({ method: 'POST', url: '/exports', headers, payload });
    const file = await api.app.inject({ url: `/exports/${asked.json<{ id: string }>().id}`, headers });
    const [head, ...lines] = file.body.split('\r\n').slice(0, -1);
    expect(head).toBe('\ufeffCase,House,"Team, bank, specialist or consultant",Day,Counts (times: office minutes)');
    expect(lines).toEqual([
      `${first.number},1-1-101,建設銀行,2026-10-31,0`,
      `${first.number},1-1-101,工商銀行,2026-10-13,1`,
      `${first.number},1-1-101,工商銀行,2026-10-12,0`,
    ]);
  });

  it('says by consultant how soon requests were accepted, which were done in time, and which promises were upheld (S27, S28)', async () => {
    const { rates } = await report(house.supervisor, 'consultant');
    const of = (rate: string) => rates.filter((each) => each.rate === rate && each.group === consultant);
    // 30 minutes; a quarter of an hour in the evening and three quarters in the morning; an hour.
    expect(of('assistResponse')).toMatchObject([{ amount: 30 + 60 + 60, of: 3 }]);
    expect(of('assistInTime')).toMatchObject([{ amount: 1, of: 3 }]);
    expect(of('promiseUpheld')).toMatchObject([{ amount: 1, of: 2 }]);
    expect(
      (await rows(house.supervisor, 'promiseUpheld', 'consultant', consultant))
        .map(({ amount }) => amount)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1]);
  });
});
