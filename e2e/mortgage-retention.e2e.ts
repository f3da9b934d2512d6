import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('personal data of a case that was cancelled long ago (S7)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  it('are erased for good once the supervisor confirms what is due', async () => {
    const path = await cases.case({
      number: 'HTOLD',
      house: '9-1-990',
      buyers: ['盧舊'],
      state: 'cancelled',
      bank: 'icbc',
    });
    const id = path.split('/').at(-1);
    await cases.bring(path, 'buyerId');
    await cases.database.query(`UPDATE mortgage_case SET state_since = now() - interval '13 months' WHERE id = $1`, [
      id,
    ]);
    // What the schedule would list within the hour.
    await cases.database.query(
      `INSERT INTO mortgage_erasure (case_id, what, outcome, months, due_on)
       SELECT $1, what, outcome, months, '2026-11-01' FROM mortgage_retention_rule WHERE outcome = 'cancelled' ON CONFLICT DO NOTHING`,
      [id],
    );
    const supervisor = await visitors.open('/mortgage-retention', { login: 'zhengpeipei' });
    const due = supervisor.getByRole('region', { name: '到期待刪除' }).locator('tr', { hasText: 'HTOLD' });
    await due.first().waitFor();
    for (const what of ['姓名、證件與電話', '資料與合同文本的內容']) {
      await due.filter({ hasText: what }).getByRole('button').click();
      await supervisor
        .getByRole('tooltip')
        .getByRole('button', { name: /^刪\s?除$/ })
        .click();
      await due.filter({ hasText: what }).waitFor({ state: 'detached' });
    }
    const erased = supervisor.getByRole('region', { name: '最近刪除' }).locator('tr', { hasText: 'HTOLD' });
    await erased.filter({ hasText: '鄭佩佩' }).first().waitFor();
    await supervisor.goto(path);
    await supervisor.getByRole('heading', { name: '—' }).waitFor();
  });
});
