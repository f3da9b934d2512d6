import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines } from './exported-file.ts';
import { enterPaper } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

describe('a queue of the accounts desk as a file (X6)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let branch: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('BO');
    branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    const own = await enterTrader(api, { number: 'E1', name: '李科美', branch: '沈陽營業部', endsOn: '2026-01-31' });
    const other = await enterTrader(api, { number: 'E2', name: '王偉', branch: '大同營業部', endsOn: '2026-02-28' });
    await api.database.pool.query(`UPDATE term SET state = 'grace'`);
    for (const id of [own, other]) {
      const lent = { borrower: '何財', due: 3 };
      await enterPaper(
        api,
        { type: 'trader', id },
        { type: 'identityDocument', form: 'original', cabinet: 'A-3', lent },
      );
    }
    await branch.graphql('mutation($input: SaveTransmittalInput!) { saveTransmittal(input: $input) { __typename } }', {
      input: { courier: '順豐', waybill: 'SF99', items: [{ traderId: own, type: '身份證複印件' }] },
    });
  });
  afterAll(() => api.close());

  const lines = (caller: TestCaller, name: string, filter: object = {}): Promise<string[]> =>
    exportedLines(api, caller, name, filter);

  it('holds the terms to renew, the first to end first, narrowed as on the page (T3)', async () => {
    expect(await lines(clerk, 'renewal-terms')).toEqual([
      '\ufeffNumber,Name,Branch,Ends on,State,Answer,Note,Taken down by',
      'E1,李科美,沈陽營業部,2026-01-31,Grace,,,',
      'E2,王偉,大同營業部,2026-02-28,Grace,,,',
    ]);
    expect(await lines(clerk, 'renewal-terms', { endsFrom: '2026-02-01' })).toHaveLength(2);
  });

  it('holds the traders in the order in which the page shows them (T6)', async () => {
    const numbers = async (order: string): Promise<string[]> =>
      (await lines(clerk, 'traders', { order })).slice(1).map((line) => line.split(',')[0] ?? '');
    expect(await numbers('number')).toEqual(['E1', 'E2']);
    expect(await numbers('numberDescending')).toEqual(['E2', 'E1']);
    expect(await numbers('termEndDescending')).toEqual(['E2', 'E1']);
    expect(await lines(clerk, 'traders', { order: 'certificate' })).toEqual([]);
  });

  it('holds the parcels with their state in words (T8)', async () => {
    const [head, parcel, ...more] = await lines(clerk, 'transmittals', { text: 'SF99' });
    expect(head).toMatch(/^\ufeffNumber,From branch,State,Carried by,Waybill,Papers/);
    expect(parcel).toMatch(/^\w+,沈陽營業部,Being packed,順豐,SF99,1,0,/);
    expect(more).toEqual([]);
  });

  it('holds a shelf of the archive, and what each record lacks (T5)', async () => {
    const [, ...lent] = await lines(clerk, 'archive', { shelf: 'lent' });
    expect(lent).toHaveLength(2);
    expect(lent[0]).toMatch(/^Identity document[^,]*,E1 李科美,沈陽營業部,Original,,,A-3,何財,\d{4}-\d\d-\d\d$/);
    const [, ...lacking] = await lines(clerk, 'archive-incomplete', { text: 'E2' });
    expect(lacking).toEqual([expect.stringMatching(/^E2 王偉,大同營業部,\d+,1,\d+,.*is missing/)]);
  });

  it('holds the faults of the data, each with how to mend it (T6)', async () => {
    await api.database.pool.query(
      `INSERT INTO trader_fault (trader_id, branch_id, code, field, shown)
       SELECT id, branch_id, 'MISSING_PHONE', 'phones', '無' FROM trader WHERE number = 'E2'`,
    );
    const [head, fault, ...more] = await lines(clerk, 'data-faults', { state: 'open', mine: false });
    expect(head).toBe('\ufeffState,Fault,Number,Name,Branch,Column,Cell,How to mend it,Owner,Found on,Note');
    expect(fault).toMatch(/^Open,No phone,E2,王偉,大同營業部,Phones,無,[^,]*Ask the trader[^,]*,,\d{4}-\d\d-\d\d,$/);
    expect(more).toEqual([]);
    expect(await lines(branch, 'data-faults')).toHaveLength(1);
  });

  it('holds what the caller reaches and no more (X1)', async () => {
    for (const name of ['transmittals', 'archive', 'archive-incomplete', 'renewal-terms']) {
      const [, ...rows] = await lines(await api.as('BRANCH', { kind: 'branch', name: '大同營業部' }), name);
      expect({ name, foreign: rows.filter((row) => row.includes('沈陽')) }).toEqual({ name, foreign: [] });
    }
  });

  it('is refused for a filter that the queue does not know', async () => {
    const payload = { name: 'archive', format: 'csv', filter: { shelf: 'nowhere' } };
    const asked = await api.app.inject({ method: 'POST', url: '/exports', headers: clerk.headers, payload });
    const file = await api.app.inject({ url: `/exports/${asked.json<{ id: string }>().id}`, headers: clerk.headers });
    expect(file.json()).toMatchObject({ code: 'BAD_INPUT' });
  });
});
