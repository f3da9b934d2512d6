import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines, exportRefusal } from './exported-file.ts';
import { runPage } from './risk-days.ts';
import { numbers, RiskHouse } from './risk-house.ts';

const [one = '', two = '', three = ''] = numbers;

describe('the lists of the risk desk as files (X6)', () => {
  let house: RiskHouse;
  let runId: string;
  beforeAll(async () => {
    house = await RiskHouse.open();
    await house.nextDay();
    const run = await house.approved(house.file({ [one]: 95, [two]: 105, [three]: 85 }));
    runId = run.id;
    await house.answered({ [one]: 'undelivered' });
    await house.tick();
    await house.rows(
      `INSERT INTO risk_signal (market_id, trader_id, kind, found_on, days, measure)
       SELECT k.id, t.id, 'lossStreak', '2026-09-09', 4, 400000 FROM risk_market k, trader t WHERE t.number = $1`,
      [two],
    );
  });
  afterAll(() => house.close());

  const lines = (name: string, filter: object = {}, language = 'en'): Promise<string[]> =>
    exportedLines(house.api, house.manager, name, filter, language);

  it('hold the traders at risk of one day with ratio, what would help, where the notice is and its words, phones masked (T9)', async () => {
    const [head, ...traders] = await lines('risk-traders', { runId });
    expect(head).toMatch(
      /^\ufeffNumber,Name,Branch,Phone,Priority,Line of the file,Level,Since the trading day before,/,
    );
    const { data } = await house.manager.graphql<{ riskTraders: { nodes: { number: string }[] } }>(
      `query($runId: ID!) { riskTraders(runId: $runId, first: 50) { nodes { number } } }`,
      { runId },
    );
    expect(traders.map((line) => line.split(',')[0])).toEqual(data?.riskTraders.nodes.map(({ number }) => number));
    const worst = traders.find((line) => line.startsWith(two)) ?? '';
    expect(worst).toContain('Margin call');
    expect(worst).toContain('105.00');
    expect(worst).toContain('Delivered');
    expect(traders.find((line) => line.startsWith(one))).toContain('Not delivered');
    expect(traders.filter((line) => /1\d{10}/.test(line.replace(/"[^"]*"/g, '')))).toEqual([]);
  });

  it('hold no more of a day than its page shows (T9)', async () => {
    const [, ...called] = await lines('risk-traders', { runId, level: 'call' });
    expect(called.map((line) => line.split(',')[0])).toEqual([two]);
    expect(await lines('risk-traders', { runId, text: three })).toHaveLength(2);
    expect(await lines('risk-traders', {})).toEqual([]);
  });

  it('hold follow-ups with each try in words, and those of the caller’s branch alone (T9, X1)', async () => {
    const [head, ...open] = await lines('risk-follow-ups', { open: true });
    expect(head).toBe(
      '\ufeffTrading day,Number,Name,Branch,Phone,Level,Why it did not arrive,Step,Outcome,What was tried',
    );
    expect(open).toEqual([
      expect.stringMatching(new RegExp(`^${house.day},${one},.*,Not delivered,Telephone,Under way,`)),
    ]);
    expect((await lines('risk-follow-ups', { open: true }, 'zh-Hans'))[1]).toContain('未送达,电话,进行中');
    expect(await lines('risk-follow-ups', { open: false })).toHaveLength(1);
    const elsewhere = await house.api.as('BRANCH', { kind: 'branch', name: '別處營業部' });
    expect(await exportedLines(house.api, elsewhere, 'risk-follow-ups')).toHaveLength(1);
    expect((await runPage(house.clerk, runId)).state.key).toBe('followUp');
  });

  it('hold the watch list with what was seen, in words (T11)', async () => {
    expect((await lines('risk-watch', { open: true }))[1]).toMatch(
      new RegExp(`^${two},.*,Loss streak,"Equity fell 4 trading days in a row, by CNY 4,000.00",2026-09-09,Under way,`),
    );
    expect(await lines('risk-watch', { kind: 'overTrading' })).toHaveLength(1);
    const branch = await house.api.as('BRANCH', { kind: 'branch', name: '別處營業部' });
    expect(await exportRefusal(house.api, branch, 'risk-watch')).toBe('FORBIDDEN');
  });
});
