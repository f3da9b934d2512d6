import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bring,
  decideAll,
  type ExpectedDay,
  enterRegister,
  expectedDays,
  move,
  noticesOf,
  riskFile,
  runPage,
  setToday,
} from './risk-days.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const ranks = ['watch', 'warn', 'call', 'force', 'negativeEquity'];

/** What became of whom from one day's levels to the next. */
function changesBetween(before: ExpectedDay, after: ExpectedDay): Record<string, number> {
  const levelIn = (day: ExpectedDay): Map<string, number> =>
    new Map(
      ranks.flatMap((level, rank) => (day.levels[level] ?? []).map((number): [string, number] => [number, rank])),
    );
  const [old, now] = [levelIn(before), levelIn(after)];
  const counts = { fresh: 0, raised: 0, same: 0, lowered: 0, gone: 0 };
  for (const [number, rank] of now) {
    const was = old.get(number);
    if (was === undefined) counts.fresh++;
    else if (was === rank) counts.same++;
    else if (was < rank) counts.raised++;
    else counts.lowered++;
  }
  for (const number of old.keys()) if (!now.has(number)) counts.gone++;
  return counts;
}

describe('the daily risk run', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let manager: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('BO');
    manager = await api.as('M');
    await enterRegister(api);
  });
  afterAll(() => api.close());

  const levelsOf = async (id: string): Promise<Record<string, string[]>> => {
    const { rows } = await api.database.pool.query<{ level: string; number: string }>(
      `SELECT w.level, w.number FROM risk_row w JOIN risk_run r ON r.file_id = w.file_id
       WHERE r.id = $1 AND w.counts AND w.level IS NOT NULL ORDER BY w.number`,
      [id],
    );
    return Object.fromEntries(
      ['watch', 'warn', 'call', 'force', 'negativeEquity'].map((level) => [
        level,
        rows.filter((row) => row.level === level).map((row) => row.number),
      ]),
    );
  };

  it.each(Object.entries(expectedDays))(
    'screens %s to exactly the levels expected, asks about unknown and doubled numbers, and sends each notice once (T9)',
    async (day, expected) => {
      await setToday(manager, day);
      // A running installation has statistics of the days before, and none of today's rows.
      await api.database.pool.query('SET ROLE NONE; ANALYZE risk_row, risk_file; SET ROLE kefu_app');
      const brought = await bring(api, clerk, expected.file, riskFile(expected.file));
      expect(brought).toMatchObject({ status: 201, taken: true, file: { rows: expected.rows } });
      const screened = await runPage(clerk, brought.runId);
      expect(await levelsOf(screened.id)).toEqual(expected.levels);
      expect(Object.fromEntries(screened.levels.map(({ level, traders }) => [level, traders]))).toEqual(
        expected.counts,
      );
      const days = Object.keys(expectedDays);
      const before = days[days.indexOf(day) - 1];
      const { since, cleared, nearlyCleared, ...changes } = screened.changes;
      expect(since).toBe(before ?? null);
      const gone = Number(cleared) + Number(nearlyCleared);
      if (before) expect({ ...changes, gone }).toEqual(changesBetween(expectedDays[before] ?? expected, expected));
      const asked = (kind: string) =>
        screened.questions.filter((question) => question.kind === kind).map(({ number }) => number);
      expect(asked('unknown')).toEqual(expected.unknownTraders);
      expect(asked('duplicate')).toEqual(expected.duplicateRows);

      const blocked = await move(clerk, 'submitRiskRun', screened);
      expect(blocked).toMatchObject({ __typename: 'TransitionBlocked', reasons: [{ code: 'UNDECIDED' }] });
      const decided = await decideAll(clerk, screened.id);
      expect(await levelsOf(screened.id)).toEqual(expected.levels);
      expect(await move(clerk, 'submitRiskRun', decided)).toMatchObject({ __typename: 'RiskRunRecord' });
      const submitted = await runPage(clerk, screened.id);
      expect(submitted.state.key).toBe('review');
      expect(await move(manager, 'approveRiskRun', submitted)).toMatchObject({ __typename: 'RiskRunRecord' });
      const sending = await runPage(clerk, screened.id);
      const traders = Object.values(expected.counts).reduce((sum, count) => sum + count, 0);
      expect(sending).toMatchObject({ state: { key: 'send' }, balance: { approved: traders, missing: 0 } });
      expect(await noticesOf(api, day)).toEqual(
        Object.entries(expected.levels)
          .flatMap(([level, numbers]) => numbers.map((number) => `${number} ${level}`))
          .toSorted(),
      );
    },
  );

  it('refuses the truncated and the stale file whole, whatever they hold (T9)', async () => {
    const before = await api.database.pool.query('SELECT count(*)::int AS n FROM message');
    await setToday(manager, '2026-10-09');
    expect(
      await bring(api, clerk, 'risk-2026-10-09.csv', riskFile('refuse/truncated/risk-2026-10-09.csv')),
    ).toMatchObject({ taken: false, file: { refused: 'TRUNCATED' } });
    await setToday(manager, '2026-10-12');
    expect(
      await bring(api, clerk, 'risk-2026-10-12.csv', riskFile('refuse/yesterday/risk-2026-10-12.csv')),
    ).toMatchObject({ taken: false, file: { refused: 'STALE_FILE', expected: '2026-10-12', found: '2026-10-09' } });
    expect(await api.database.pool.query('SELECT count(*)::int AS n FROM message')).toMatchObject({
      rows: before.rows,
    });
  });
});
