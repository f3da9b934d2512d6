import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bring, enterRegister, expectedDays, riskFile, setToday } from './risk-days.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Run {
  id: string;
  version: number;
  state: { key: string };
  rows: number;
  openQuestions: number;
  levels: { level: string; traders: number }[];
  questions: { id: string; number: string; kind: string; version: number; decision: string | null }[];
  groups: {
    level: string;
    traders: number;
    toSend: number;
    told: number;
    excluded: number;
    segments: number;
    cost: number;
  }[];
  changes: Record<string, unknown>;
  balance: { approved: number; missing: number; unexplained: number };
  files: { refused: string | null }[];
}

const record = `__typename id version state { key } rows openQuestions levels { level traders }
  questions { id number kind version decision } groups { level traders toSend told excluded segments cost }
  changes { since fresh raised same lowered cleared nearlyCleared } balance { approved missing unexplained } files { refused }`;
const failure = `... on TransitionBlocked { reasons { code } } ... on Failure { code }`;

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

  const run = async (id: string): Promise<Run> => {
    const { data } = await clerk.graphql<{ riskRun: Run }>(`query($id: ID!) { riskRun(id: $id) { ${record} } }`, {
      id,
    });
    if (!data) throw new Error('no run');
    return data.riskRun;
  };
  const move = async (
    caller: TestCaller,
    mutation: string,
    { id, version }: { id: string; version: number },
    reason?: string,
  ) => {
    const { data, errors } = await caller.graphql<
      Record<string, { __typename: string; code?: string; reasons?: { code: string }[] }>
    >(
      `mutation($input: MoveRiskRunInput!) { ${mutation}(input: $input) { __typename ... on RiskRunRecord { version } ${failure} } }`,
      { input: { id, version, reason } },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.[mutation];
  };
  const decideAll = async (id: string): Promise<Run> => {
    for (const { id: question, kind, version, decision } of (await run(id)).questions) {
      if (decision) continue;
      const answer = await clerk.graphql(
        `mutation($input: DecideRiskQuestionInput!) { decideRiskQuestion(input: $input) { __typename } }`,
        { input: { id: question, version, decision: kind === 'unknown' ? 'leaveOut' : 'countOnce' } },
      );
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      expect(answer.data).toEqual({ decideRiskQuestion: { __typename: 'RiskRunRecord' } });
    }
    return run(id);
  };
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
      setToday(api, day);
      const brought = await bring(api, clerk, expected.file, riskFile(expected.file));
      expect(brought).toMatchObject({ status: 201, taken: true, file: { rows: expected.rows } });
      const screened = await run(brought.runId);
      expect(await levelsOf(screened.id)).toEqual(expected.levels);
      expect(Object.fromEntries(screened.levels.map(({ level, traders }) => [level, traders]))).toEqual(
        expected.counts,
      );
      const asked = (kind: string) =>
        screened.questions.filter((question) => question.kind === kind).map(({ number }) => number);
      expect(asked('unknown')).toEqual(expected.unknownTraders);
      expect(asked('duplicate')).toEqual(expected.duplicateRows);

      const blocked = await move(clerk, 'submitRiskRun', screened);
      expect(blocked).toMatchObject({ __typename: 'TransitionBlocked', reasons: [{ code: 'UNDECIDED' }] });
      const decided = await decideAll(screened.id);
      expect(await levelsOf(screened.id)).toEqual(expected.levels);
      expect(await move(clerk, 'submitRiskRun', decided)).toMatchObject({ __typename: 'RiskRunRecord' });
      const submitted = await run(screened.id);
      expect(submitted.state.key).toBe('review');
      expect(await move(manager, 'approveRiskRun', submitted)).toMatchObject({ __typename: 'RiskRunRecord' });
      const sending = await run(screened.id);
      const traders = Object.values(expected.counts).reduce((sum, count) => sum + count, 0);
      expect(sending).toMatchObject({ state: { key: 'send' }, balance: { approved: traders, missing: 0 } });
      const { rows } = await api.database.pool.query(
        `SELECT count(*)::int AS n FROM message WHERE purpose = 'riskNotice' AND business_date = $1`,
        [day],
      );
      expect(rows).toEqual([{ n: traders }]);
    },
  );

  it('refuses the truncated and the stale file whole, whatever they hold (T9)', async () => {
    const before = await api.database.pool.query('SELECT count(*)::int AS n FROM message');
    setToday(api, '2026-10-09');
    expect(
      await bring(api, clerk, 'risk-2026-10-09.csv', riskFile('refuse/truncated/risk-2026-10-09.csv')),
    ).toMatchObject({ taken: false, file: { refused: 'TRUNCATED' } });
    setToday(api, '2026-10-12');
    expect(
      await bring(api, clerk, 'risk-2026-10-12.csv', riskFile('refuse/yesterday/risk-2026-10-12.csv')),
    ).toMatchObject({ taken: false, file: { refused: 'STALE_FILE', expected: '2026-10-12', found: '2026-10-09' } });
    expect(await api.database.pool.query('SELECT count(*)::int AS n FROM message')).toMatchObject({
      rows: before.rows,
    });
  });
});
