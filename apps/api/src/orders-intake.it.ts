import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import {
  ask,
  enterForms,
  type FranchiseHouse,
  formsOf,
  franchiseFile,
  franchiseHouse,
  handIn,
  moveOrder,
  ordersOf,
  readOrder,
  readWaiting,
  type ToldForm,
} from './franchise-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the intake of order forms', () => {
  let api: TestApi;
  let house: FranchiseHouse;
  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
  }, 120_000);
  afterAll(() => api.close());

  /** Hands one form in. */
  const one = async (name: string, file = name, season = '2009AW'): Promise<ToldForm> => {
    const forms = await handIn(api, house.clerk, [
      { name: `${name}.xlsx`, content: franchiseFile(`orders/${season}/${file}.xlsx`) },
    ]);
    const found = forms.find(({ fileName }) => fileName === `${name}.xlsx`);
    if (!found) throw new Error(`${name} is not there`);
    return found;
  };
  const lock = async (customer: string): Promise<void> => {
    for (const order of await ordersOf(api, '2009AW'))
      if (order.customer === customer && order.state === 'DRAFT') await moveOrder(house.other, order, 'lock');
  };

  it('asks whose a form is when its name is nobody’s, with who may be meant; remembered, it asks no more (F3)', async () => {
    const form = await one('丹東霽綿', '丹東霽錦');
    expect(form).toMatchObject({ state: 'READY', franchiseeId: null });
    expect(form.candidates[0]).toMatchObject({
      name: '丹東霽錦',
      why: ['NUMBER', 'NAME_IN_FORM', 'SIMILAR_NAME', 'SAME_CITY'],
    });
    expect(await enterForms(house.clerk, [form])).toEqual({
      entered: 0,
      skipped: 0,
      left: [{ formId: form.id, code: 'WHOSE_FORM' }],
    });
    const said = await ask<{ __typename: string }>(
      house.clerk,
      'mutation($input: SayFormCustomerInput!) { sayFormCustomer(input: $input) { __typename } }',
      { input: { formId: form.id, version: form.version, franchiseeId: form.candidates[0]?.id, remember: true } },
    );
    expect(said).toEqual({ __typename: 'OrderForm' });
    const again = await one('丹東霽綿', '丹東霽錦', '2010SS');
    expect(again.franchisee).toBe('丹東霽錦');
  });

  it('proposes whose telephone or paper stands in a form that bears an unknown name, and keeps neither (F3)', async () => {
    const { rows } = await api.database.pool.query<{ id: string; version: number }>(
      `SELECT id, version FROM franchisee WHERE name IN ('大同', '沈陽恒美泰') ORDER BY name`,
    );
    const [first, second] = rows;
    const set = (name: string, input: object): Promise<{ __typename: string }> =>
      ask(
        house.lead,
        `mutation($input: ${name}Input!) { ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { __typename } }`,
        { input },
      );
    await set('SetFranchiseePhone', { ...first, phone: '139 0000 7788' });
    await set('SetFranchiseeCertificate', { ...second, certificate: '9121 0100 MAKE FW20 1A' });
    const book = new exceljs.Workbook();
    await book.xlsx.load(franchiseFile('orders/2009AW/丹東霽錦.xlsx') as never);
    const sheet = book.worksheets[0];
    if (sheet) {
      sheet.getCell('C2').value = '新開的店';
      sheet.getCell('H2').value = '';
      sheet.getCell('A4').value = '聯繫電話';
      sheet.getCell('C4').value = '１３９-0000-7788';
      sheet.getCell('F4').value = '證件號';
      sheet.getCell('H4').value = '91210100makefw201a';
    }
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const forms = await handIn(api, house.clerk, [{ name: '某某商行.xlsx', content }]);
    const form = forms.find(({ fileName }) => fileName === '某某商行.xlsx');
    expect(form?.candidates.map(({ id, why }) => [id, why])).toEqual([
      [second?.id, ['CERTIFICATE']],
      [first?.id, ['PHONE']],
    ]);
    const kept = await api.database.pool.query<{ whole: string }>(
      'SELECT row_to_json(o)::text AS whole FROM order_form o WHERE id = $1',
      [form?.id],
    );
    expect(kept.rows[0]?.whole).not.toMatch(/7788|makefw/i);
  });

  it('asks when the same workbook comes again: add, replace or skip; nothing happens by itself (F3)', async () => {
    const [first] = (await formsOf(house.clerk)).filter(({ season }) => season === '2009AW');
    expect(await enterForms(house.clerk, first ? [first] : [])).toMatchObject({ entered: 1 });
    const again = await one('丹東霽錦');
    expect(again).toMatchObject({ sameAs: '丹東霽綿.xlsx', standing: { state: 'DRAFT', quantity: 2334 } });
    expect((await enterForms(house.clerk, [again])).left).toEqual([{ formId: again.id, code: 'ORDER_EXISTS' }]);
    const id = again.standing?.id ?? '';
    const quantity = async (): Promise<number> => (await readOrder(house.clerk, id)).order.quantity;
    expect(await quantity()).toBe(2334);
    await enterForms(house.clerk, [again], 'ADD');
    expect(await quantity()).toBe(2 * 2334);
    await enterForms(house.clerk, [await one('丹東霽錦')], 'REPLACE');
    expect(await quantity()).toBe(2334);
    await enterForms(house.clerk, [await one('丹東霽錦')], 'SKIP');
    expect(await quantity()).toBe(2334);
    expect((await formsOf(house.clerk, 'SKIPPED')).map(({ fileName }) => fileName)).toEqual(['丹東霽錦.xlsx']);
  });

  it('a draft whose goods moved is not replaced by a form: it is added to, or its lines are corrected (F3, F4)', async () => {
    const form = await one('丹東霽錦');
    const id = form.standing?.id ?? '';
    const give = (pieces: number): Promise<unknown> =>
      api.database.pool.query(
        'UPDATE order_line SET allocated = $2 WHERE id = (SELECT min(id::text)::uuid FROM order_line WHERE order_id = $1)',
        [id, pieces],
      );
    await give(1);
    expect((await enterForms(house.clerk, [form], 'REPLACE')).left).toEqual([{ formId: form.id, code: 'GOODS_MOVED' }]);
    expect((await readOrder(house.clerk, id)).order.quantity).toBe(2334);
    await give(0);
    await enterForms(house.clerk, [form], 'SKIP');
  });

  it('of two who enter forms of one franchisee at once, the second finds the first one’s order (F3)', async () => {
    const files = ['a', 'b'].map(() => ({
      name: '保定筠笙.xlsx',
      content: franchiseFile('orders/2009AW/保定筠笙.xlsx'),
    }));
    const forms = (await handIn(api, house.clerk, files)).filter(({ fileName }) => fileName === '保定筠笙.xlsx');
    expect(forms).toHaveLength(2);
    const outcomes = await Promise.all([
      enterForms(house.clerk, forms.slice(0, 1)),
      enterForms(house.other, forms.slice(1)),
    ]);
    expect(outcomes.reduce((sum, { entered }) => sum + entered, 0)).toBe(1);
    expect(outcomes.flatMap(({ left }) => left.map(({ code }) => code))).toEqual(['ORDER_EXISTS']);
    expect((await ordersOf(api, '2009AW')).filter(({ customer }) => customer === '保定筠笙')).toHaveLength(1);
    // The same form entered by two at once is entered once.
    const fresh = await one('佛山霽語');
    const both = await Promise.all([enterForms(house.clerk, [fresh]), enterForms(house.other, [fresh])]);
    expect(both.map(({ entered }) => entered).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it('what was checked is not touched: more of it becomes a difference order, its place is not taken (F1, F3)', async () => {
    await lock('丹東霽錦');
    const form = await one('丹東霽錦');
    expect(form.standing?.state).toBe('LOCKED');
    expect((await enterForms(house.clerk, [form], 'REPLACE')).left).toEqual([
      { formId: form.id, code: 'ORDER_LOCKED' },
    ]);
    expect(await enterForms(house.clerk, [form], 'ADD')).toMatchObject({ entered: 1 });
    const orders = (await ordersOf(api, '2009AW')).filter(({ customer }) => customer === '丹東霽錦');
    const told = await Promise.all(orders.map(({ id }) => readOrder(house.clerk, id)));
    expect(told.map(({ order }) => [order.kind, order.state.key, order.quantity])).toEqual([
      ['ORIGINAL', 'LOCKED', 2334],
      ['DIFFERENCE', 'DRAFT', 2334],
    ]);
  });

  it('a season that is not open refuses its forms until it is, then they are read again (F3)', async () => {
    // Its styles are not there yet either, which is not told two hundred times besides.
    await api.database.pool.query(`UPDATE style SET number = 'NOT-YET-' || number`);
    await api.database.pool.query(`UPDATE season SET code = '2011SS', year = 2011 WHERE code = '2010SS'`);
    const form = await one('大同', '大同', '2010SS');
    expect(form.faults.map(({ code, shown }) => [code, shown])).toEqual([['UNKNOWN_SEASON', '2010SS']]);
    await api.database.pool.query(`UPDATE season SET code = '2010SS', year = 2010 WHERE code = '2011SS'`);
    await api.database.pool.query(`UPDATE style SET number = replace(number, 'NOT-YET-', '')`);
    const again = await ask<number>(house.clerk, 'mutation($ids: [ID!]!) { readOrderFormsAgain(formIds: $ids) }', {
      ids: [form.id],
    });
    await readWaiting(api);
    expect(again).toBe(1);
    expect((await formsOf(house.clerk)).find(({ id }) => id === form.id)).toMatchObject({ state: 'READY', faults: [] });
  });

  it('a file that is no order form is refused, and who may not enter orders sees none (F3)', async () => {
    const forms = await handIn(api, house.clerk, [{ name: '大同.xlsx', content: franchiseFile('claims.xlsx') }]);
    expect(forms.find(({ state }) => state === 'REFUSED')?.faults.map(({ code }) => code)).toEqual([
      'HEADING_MISSING',
      'HEADING_MISSING',
      'UNKNOWN_SEASON',
      'BAD_ORDER_DATE',
    ]);
    const warehouse = await api.as('WH');
    const { errors } = await warehouse.graphql('{ orderFormCounts { count } }');
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
