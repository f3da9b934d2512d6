import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mortgageRace } from './mortgage-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Questions {
  readonly month: string;
  readonly questions: {
    team: string;
    formerly: string[];
    streak: number;
    decidedBy: string | null;
    reason: string | null;
  }[];
  readonly gone: { team: string; streak: number }[];
}

describe('streaks of teams that were merged or renamed (S24)', () => {
  let api: TestApi;
  let manager: TestCaller;
  let race: ReturnType<typeof mortgageRace>;
  let teams: Readonly<Record<string, string>>;

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const questions = async (caller = manager): Promise<Questions | undefined> =>
    (
      await caller.graphql<{ mortgageStreakQuestions: Questions }>(
        '{ mortgageStreakQuestions { month questions { team formerly streak decidedBy reason } gone { team streak } } }',
      )
    ).data?.mortgageStreakQuestions;
  const decide = async (input: object, caller = manager): Promise<unknown> => {
    const { data, errors } = await caller.graphql<{ decideMortgageStreak: { __typename: string } }>(
      'mutation($input: DecideStreakInput!) { decideMortgageStreak(input: $input) { __typename } }',
      { input },
    );
    return errors?.[0]?.extensions?.code ?? data?.decideMortgageStreak.__typename;
  };

  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('GM');
    race = mortgageRace(api);
    teams = race.teams;
    for (const month of ['2025-01', '2025-02']) {
      await race.collect('東組', `${month}-10`, 900);
      await race.collect('西組', `${month}-10`, 100);
    }
    await race.freeze();
    // Only the months before the present one are frozen; the rest of the story is of the one that is frozen next.
    await rows(
      `UPDATE mortgage_ranking_month SET reopened_by_name = 'x', reopened_at = now(), reopened_reason = 'test' WHERE month > '2025-02-01'`,
    );
  });
  afterAll(() => api.close());

  it('are asked about by both names, and decided with the reason for the month that is frozen next alone', async () => {
    await rows(`UPDATE org_unit SET name = '西城組', name_key = '西城组' WHERE id = $1`, [teams.西組]);
    await race.collect('南組', '2025-03-05', 50);
    await race.collect('東組', '2025-03-05', 900);
    await race.collect('西組', '2025-03-05', 800);
    expect(await questions()).toEqual({
      month: '2025-03',
      questions: [
        { team: '南組', formerly: [], streak: 0, decidedBy: null, reason: null },
        { team: '西城組', formerly: ['西組'], streak: 2, decidedBy: null, reason: null },
      ],
      gone: [],
    });
    const merged = { teamId: teams.南組, month: '2025-03', streak: 2, reason: '由西組拆出，沿用其紀錄' };
    expect(await decide({ ...merged, reason: '是' })).toBe('InvalidInput');
    expect(await decide({ ...merged, month: '2025-02' })).toBe('WrongState');
    expect(await decide({ ...merged, teamId: await api.unit('team', '閒組') })).toBe('NotFound');
    expect(await decide(merged, await api.as('SUP'))).toBe('FORBIDDEN');
    expect(await decide(merged)).toBe('StreakQuestions');
    expect((await questions())?.questions).toContainEqual(
      expect.objectContaining({ team: '南組', streak: 2, reason: '由西組拆出，沿用其紀錄' }),
    );
    expect(
      await rows(
        `SELECT before ->> 'streak' AS before, after ->> 'streak' AS after, reason FROM audit_entry WHERE action = 'mortgageRanking.streakDecided'`,
      ),
    ).toEqual([{ before: null, after: '2', reason: '由西組拆出，沿用其紀錄' }]);
  });

  it('count from what was decided when the month is frozen, and not once it is', async () => {
    const decision = { teamId: teams.南組, month: '2025-03', streak: 0, reason: '另行計算，從頭開始' };
    const [, late] = await Promise.all([race.freeze(), decide(decision)]);
    const [standing] = await rows<{ streak: number; last: boolean }>(
      `SELECT r.streak, r.last FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
       WHERE m.month = '2025-03-01' AND r.team_id = $1 AND m.reopened_at IS NULL`,
      [teams.南組],
    );
    // Whichever of the two came first: the frozen month says what was decided by then.
    expect(standing).toEqual({ last: true, streak: late === 'WrongState' ? 3 : 1 });
    expect(await decide(decision)).toBe('WrongState');
  });

  it('are freed by a shared first place, whose reward is shared to the fen by the rules of its month', async () => {
    for (const team of ['東組', '西組']) await race.collect(team, '2025-04-10', 5000);
    const policy = async (reward: number): Promise<unknown> => {
      const [now] = await rows<{ version: number }>('SELECT version FROM mortgage_ranking_policy');
      const input = {
        ...now,
        zeroIsLast: 'hadCases',
        steps: [20_000],
        reward,
        snapshotOfficeDay: 3,
        appealOfficeDays: 3,
      };
      const { data } = await manager.graphql<{ set: { __typename: string } }>(
        'mutation($input: SetRankingPolicyInput!) { set: setMortgageRankingPolicy(input: $input) { __typename } }',
        { input },
      );
      return data?.set.__typename;
    };
    const shares = async (): Promise<(number | null)[] | undefined> =>
      (
        await manager.graphql<{ mortgageTeamRace: { standings: { first: boolean; reward: number | null }[] } }>(
          '{ mortgageTeamRace(month: "2025-04") { standings { first reward } } }',
        )
      ).data?.mortgageTeamRace.standings
        .filter(({ first }) => first)
        .map(({ reward }) => reward);
    await rows(
      `UPDATE mortgage_ranking_month SET reopened_by_name = 'x', reopened_at = now(), reopened_reason = 'test' WHERE month > '2025-03-01' AND reopened_at IS NULL`,
    );
    expect(await policy(100_001)).toBe('MortgageRankingPolicy');
    expect((await shares())?.toSorted((a, b) => Number(a) - Number(b))).toEqual([50_000, 50_001]);
    await race.freeze();
    await policy(8);
    expect((await shares())?.toSorted((a, b) => Number(a) - Number(b))).toEqual([50_000, 50_001]);
    expect(
      await rows(`SELECT r.streak FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
        WHERE m.month = '2025-04-01' AND m.reopened_at IS NULL AND r.first`),
    ).toEqual([{ streak: 0 }, { streak: 0 }]);
  });
});
