import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mortgageRace } from './mortgage-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the streak of a renamed team waits for a person (S24, S25)', () => {
  let api: TestApi;
  let manager: TestCaller;
  let race: ReturnType<typeof mortgageRace>;

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  /** Months of the renamed team as they are frozen: its streak in each. */
  const frozen = () =>
    rows<{ month: string; streak: number | null }>(
      `SELECT to_char(m.month, 'YYYY-MM') AS month, r.streak FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
       WHERE m.reopened_at IS NULL AND r.team_id = $1 AND m.month <= '2025-05-01' ORDER BY m.month`,
      [race.teams.西組],
    );
  const proposed = () =>
    rows<{ month: string; streak: number; fen: number }>(
      `SELECT to_char(month, 'YYYY-MM') AS month, streak, amount_fen AS fen FROM mortgage_penalty
       WHERE team_id = $1 AND state = 'proposed' ORDER BY month`,
      [race.teams.西組],
    );
  const decide = async (month: string, streak: number): Promise<unknown> =>
    (
      await manager.graphql<{ decideMortgageStreak: { __typename: string } }>(
        'mutation($input: DecideStreakInput!) { decideMortgageStreak(input: $input) { __typename } }',
        { input: { teamId: race.teams.西組, month, streak, reason: '改名，沿用原組紀錄' } },
      )
    ).data?.decideMortgageStreak.__typename;

  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('GM');
    race = mortgageRace(api);
    // Last in January; renamed; last in February and March, void in April, last in May.
    for (const month of ['2025-01', '2025-02', '2025-03', '2025-05']) {
      await race.collect('東組', `${month}-10`, 900);
      await race.collect('西組', `${month}-10`, 100);
    }
    await race.freeze();
    const { data } = await manager.graphql<{ reopened: { __typename: string } }>(
      `mutation { reopened: reopenMortgageMonth(month: "2025-02", reason: "改名補記") { __typename } }`,
    );
    expect(data?.reopened.__typename).toBe('TeamRace');
    await rows(`UPDATE org_unit SET name = '西城組', name_key = '西城组' WHERE id = $1`, [race.teams.西組]);
    await race.freeze();
  });
  afterAll(() => api.close());

  it('places are frozen, the streak is not counted, no penalty is proposed, and the question stands', async () => {
    expect(await frozen()).toEqual([
      { month: '2025-01', streak: 1 },
      { month: '2025-02', streak: null },
      { month: '2025-03', streak: null },
      { month: '2025-04', streak: null },
      { month: '2025-05', streak: null },
    ]);
    expect(await proposed()).toEqual([]);
    const { data } = await manager.graphql<{ mortgageStreakQuestions: { questions: object[] } }>(
      '{ mortgageStreakQuestions { questions { month team formerly streak decidedBy } } }',
    );
    expect(data?.mortgageStreakQuestions.questions).toContainEqual({
      month: '2025-02',
      team: '西城組',
      formerly: ['西組'],
      streak: 1,
      decidedBy: null,
    });
    const { data: shown } = await manager.graphql<{
      mortgageTeamRace: { standings: { team: string; streak: number | null }[] };
    }>('{ mortgageTeamRace(month: "2025-03") { standings { team streak } } }');
    expect(shown?.mortgageTeamRace.standings).toContainEqual({ team: '西城組', streak: null });
  });

  it('once two decide it at once, one counts: the months follow by the frozen places and their penalties are proposed', async () => {
    expect(await decide('2025-03', 1)).toBe('WrongState');
    const twice = await Promise.all([decide('2025-02', 1), decide('2025-02', 1)]);
    expect(new Set(twice)).toEqual(new Set(['StreakQuestions', 'WrongState']));
    expect(await frozen()).toEqual([
      { month: '2025-01', streak: 1 },
      { month: '2025-02', streak: 2 },
      { month: '2025-03', streak: 3 },
      { month: '2025-04', streak: 3 },
      { month: '2025-05', streak: 4 },
    ]);
    expect(await proposed()).toMatchObject([
      { month: '2025-02', streak: 2, fen: 20_000 },
      { month: '2025-03', streak: 3, fen: 40_000 },
      { month: '2025-05', streak: 4, fen: 80_000 },
    ]);
    const [kept] = await rows<{ count: number }>(`SELECT count(*)::int AS count FROM mortgage_streak_decision`);
    expect(kept?.count).toBe(1);
  });

  it('freezing a month anew comes to the same by what was decided', async () => {
    await manager.graphql(`mutation { reopenMortgageMonth(month: "2025-02", reason: "再次核對") { __typename } }`);
    expect(await proposed()).toEqual([]);
    await race.freeze();
    expect((await frozen()).map(({ streak }) => streak)).toEqual([1, 2, 3, 3, 4]);
    expect((await proposed()).map(({ fen }) => fen)).toEqual([20_000, 40_000, 80_000]);
  });

  it('a streak that stands is changed by nobody', async () => {
    await expect(rows('UPDATE mortgage_ranking_row SET streak = 0 WHERE streak IS NOT NULL')).rejects.toThrow(/stands/);
  });
});
