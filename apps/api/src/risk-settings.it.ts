import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, bring, noticesOf, type RunPage, rowAt, runPage, setToday, writtenFile } from './risk-days.ts';
import { numbers, RiskHouse } from './risk-house.ts';
import type { TestCaller } from './testing.ts';

// The eighth trader is a company, those before are persons.
const [one = '', two = ''] = numbers;
const company = numbers[7] ?? '';

describe('what governs a risk day', () => {
  let house: RiskHouse;
  let deputy: TestCaller;
  let marketId: string;
  beforeAll(async () => {
    house = await RiskHouse.open();
    deputy = await house.api.as('DM');
    marketId = (await house.rows<{ id: string }>('SELECT id FROM risk_market'))[0]?.id ?? '';
  });
  beforeEach(() => house.nextDay());
  afterAll(() => house.close());

  const levelsOf = (run: RunPage): Record<string, number> =>
    Object.fromEntries(run.levels.map(({ level, traders }) => [level, traders]));

  describe('limits (T9)', () => {
    const propose = (effectiveFrom: string, watch: number, traderClass = 'company') =>
      ask(house.manager, 'proposeRiskThreshold', 'ProposeRiskThresholdInput', {
        marketId,
        traderClass,
        effectiveFrom,
        watch,
        warn: 9_000,
        call: 10_000,
        force: 12_000,
        clears: 200,
        reason: '行情波動',
      });
    const proposed = async (): Promise<string> =>
      (await house.rows<{ id: string }>(`SELECT id FROM risk_threshold WHERE state = 'proposed'`))[0]?.id ?? '';
    const decide = (by: TestCaller, id: string, approve = true) =>
      ask(by, 'decideRiskThreshold', 'DecideRiskThresholdInput', { id, approve });

    it('of a class hold from their day on, once another person has approved them', async () => {
      const at = (): Buffer => house.file({ [one]: 72, [company]: 72 });
      expect(await propose(house.dayAfter, 7_000)).toEqual({ __typename: 'RiskThreshold' });
      const id = await proposed();
      expect(await decide(house.manager, id)).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await decide(deputy, id)).toEqual({ __typename: 'RiskThreshold' });
      expect(levelsOf(await house.screened(at()))).toEqual({});
      await house.nextDay();
      // The company is watched from 70 % now, a person from 80 % as before.
      const run = await house.screened(at());
      expect(levelsOf(run)).toEqual({ watch: 1 });
      const rule = await house.rows(
        `SELECT l.version FROM risk_row w JOIN risk_run r ON r.file_id = w.file_id JOIN risk_threshold l ON l.id = w.threshold_id
         WHERE r.id = $1 AND w.level IS NOT NULL`,
        [run.id],
      );
      expect(rule).toEqual([{ version: 2 }]);
    });

    it('that nobody approved, or that were refused, change nothing; of two who decide at once one is told', async () => {
      await propose(house.day, 1_000);
      const id = await proposed();
      const answers = await Promise.all([decide(deputy, id, false), decide(deputy, id, false)]);
      expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual(['RiskThreshold', 'WrongState']);
      expect(levelsOf(await house.screened(house.file({})))).toEqual({});
    });

    it('are never of a day that is over, nor out of their order; two proposals at once are two versions', async () => {
      expect(await propose('2026-09-01', 7_000)).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await propose(house.day, 9_500)).toMatchObject({ code: 'INVALID_INPUT' });
      await Promise.all([propose(house.dayAfter, 7_100), propose(house.dayAfter, 7_200)]);
      const versions = await house.rows<{ version: number }>(
        `SELECT version FROM risk_threshold WHERE state = 'proposed' ORDER BY version`,
      );
      expect(new Set(versions.map(({ version }) => version)).size).toBe(2);
      // Nobody decided in time: then it is too late for that day.
      await house.nextDay();
      await house.nextDay();
      expect(await decide(deputy, await proposed())).toMatchObject({ code: 'INVALID_INPUT' });
    });
  });

  it('approves by itself what lies below the level that the market names, and nothing else (T9)', async () => {
    await house.rows(`UPDATE risk_market SET auto_approve_below = 'call'`);
    const severe = await house.moved(
      house.clerk,
      'submitRiskRun',
      await house.screened(house.file({ [one]: 95, [two]: 101 })),
    );
    expect(severe.state.key).toBe('review');
    expect(await noticesOf(house.api, house.day)).toEqual([]);
    await house.nextDay();
    await house.moved(house.clerk, 'submitRiskRun', await house.screened(house.file({ [one]: 95, [two]: 85 })));
    expect(await noticesOf(house.api, house.day)).toEqual([`${one} warn`, `${two} watch`]);
    const { data } = await house.clerk.graphql<{ riskRuns: { nodes: unknown[] } }>(
      '{ riskRuns(first: 1) { nodes { autoApproved approvedBy state { key } } } }',
    );
    expect(data?.riskRuns.nodes).toMatchObject([{ autoApproved: true, state: { key: 'send' } }]);
    await house.rows('UPDATE risk_market SET auto_approve_below = NULL');
  });

  describe('a file (T9)', () => {
    const nothingCounts = async (): Promise<void> => {
      const { rows } = await house.api.database.pool.query(
        `SELECT FROM risk_run r JOIN risk_row w ON w.file_id = r.file_id WHERE r.trading_day = $1`,
        [house.day],
      );
      expect(rows).toEqual([]);
    };

    it('whose rows are all those of an earlier day is stale, whatever day it names', async () => {
      const rows = numbers.map((number) => rowAt(number, 61));
      await house.screened(writtenFile(house.day, rows));
      const before = house.day;
      await house.nextDay();
      const answer = await house.brought(writtenFile(house.day, rows));
      expect(answer.file).toMatchObject({ refused: 'STALE_FILE', expected: house.day, found: before });
      await nothingCounts();
    });

    it('with far more or fewer rows than the last ten days is refused, and the band is the market’s', async () => {
      const few = writtenFile(
        house.day,
        numbers.slice(0, 20).map((number) => rowAt(number, 62)),
      );
      expect((await house.brought(few)).file).toMatchObject({
        refused: 'OUTSIDE_BAND',
        expected: '40 ± 20 %',
        found: '20',
      });
      await nothingCounts();
      await house.rows('UPDATE risk_market SET row_band_percent = 60');
      expect(await house.brought(few)).toMatchObject({ taken: true });
      await house.rows('UPDATE risk_market SET row_band_percent = 20');
    });

    it('is not taken on a day that the calendar does not know, on a day without trading, nor once the day is closed', async () => {
      const run = await house.screened(house.file({ [one]: 50.5 }));
      await house.rows(`UPDATE risk_run SET state = 'closed' WHERE id = $1`, [run.id]);
      expect((await house.brought(house.file({ [one]: 51.5 }))).file).toMatchObject({ refused: 'DAY_CLOSED' });
      const saturday = writtenFile(
        '2026-10-10',
        numbers.map((number) => rowAt(number, 120)),
      );
      await setToday(house.manager, '2026-10-10');
      expect(await bring(house.api, house.clerk, 'risk.csv', saturday)).toMatchObject({
        taken: false,
        runId: null,
        file: { refused: 'NOT_A_TRADING_DAY' },
      });
      await setToday(house.manager, '2030-01-08');
      const unknown = writtenFile(
        '2030-01-08',
        numbers.map((number) => rowAt(number, 120)),
      );
      expect((await bring(house.api, house.clerk, 'risk.csv', unknown)).file).toMatchObject({
        refused: 'CALENDAR_MISSING',
      });
      expect(await house.rows(`SELECT FROM risk_run WHERE trading_day IN ('2026-10-10', '2030-01-08')`)).toEqual([]);
    });

    it('is screened again when the register has come to know a trader of it, and only then', async () => {
      const late = 'JY20001';
      const content = house.file({}, [rowAt(late, 101)]);
      expect(levelsOf(await house.screened(content))).toEqual({});
      expect((await house.brought(content)).file).toMatchObject({ refused: 'SAME_FILE' });
      await house.rows(
        `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
           certificate_masked, branch_id)
         SELECT $1, $1, $1, '', kind, certificate_kind, '', '\\x0900', '', branch_id FROM trader WHERE number = $2`,
        [late, one],
      );
      expect(levelsOf(await house.screened(content))).toEqual({ call: 1 });
      expect((await house.brought(content)).file).toMatchObject({ refused: 'SAME_FILE' });
    });

    it('comes from an integration by GraphQL with an idempotency key: asked for ten times at once it is taken once', async () => {
      const input = { marketId, text: house.file({ [one]: 96 }).toString() };
      const importIt = () =>
        house.clerk.graphql<{ importRiskFile: { __typename: string; id: string } }>(
          'mutation($input: ImportRiskFileInput!) { importRiskFile(input: $input) { __typename ... on RiskRunRecord { id } } }',
          { input },
          { 'idempotency-key': `risk-${house.day}` },
        );
      const answers = await Promise.all(Array.from({ length: 10 }, importIt));
      const [first] = answers;
      expect(first?.errors).toBeUndefined();
      expect(first?.data?.importRiskFile.__typename).toBe('RiskRunRecord');
      for (const { data } of answers) expect(data).toEqual(first?.data);
      const run = await runPage(house.clerk, first?.data?.importRiskFile.id ?? '');
      expect(run.files).toHaveLength(1);
      expect(levelsOf(run)).toEqual({ warn: 1 });
    });
  });

  // Last: from then on a file must say of which market it is.
  it('a market that is added begins as another is, and has days of its own; of two of one name there is one (T9)', async () => {
    const add = () => ask(house.manager, 'addRiskMarket', 'AddRiskMarketInput', { name: '夜市', likeId: marketId });
    const answers = await Promise.all([add(), add()]);
    expect(answers.map((answer) => answer?.__typename ?? '').toSorted()).toEqual(['InvalidInput', 'RiskMarket']);
    const [added] = await house.rows<{ id: string }>(`SELECT id FROM risk_market WHERE name = '夜市'`);
    const runOf = async (market: string | undefined, percent: number): Promise<RunPage> => {
      const { data } = await house.clerk.graphql<{ importRiskFile: { id: string } }>(
        'mutation($input: ImportRiskFileInput!) { importRiskFile(input: $input) { ... on RiskRunRecord { id } } }',
        { input: { marketId: market, text: house.file({ [one]: percent }).toString() } },
      );
      return runPage(house.clerk, data?.importRiskFile.id ?? '');
    };
    const [night, day] = [await runOf(added?.id, 105), await runOf(marketId, 95)];
    expect([levelsOf(night), levelsOf(day)]).toEqual([{ call: 1 }, { warn: 1 }]);
    expect(night.groups.find(({ level }) => level === 'call')).toMatchObject({ toSend: 1, segments: 1 });
    expect(await house.brought(house.file({}))).toMatchObject({ status: 400 });
  });
});
