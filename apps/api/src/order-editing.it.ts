import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, moveOrder, orderFields, readOrder, type ToldOrder } from './franchise-factory.ts';
import { plantOrders, plantSkus } from './goods-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const window = { from: '2009-08-01', to: '2009-10-31' };

describe('lines of a draft order (F3)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let other: TestCaller;
  let third: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    [clerk, other, third] = [await api.as('CS'), await api.as('CS'), await api.as('CS')];
    await plantSkus(api, '0912');
  });
  afterAll(() => api.close());

  const edit = (by: TestCaller, { order }: ToldOrder, change: { added?: object[]; changed?: object[] }) =>
    ask<ToldOrder>(by, `mutation($input: EditOrderLinesInput!) { editOrderLines(input: $input) { ${orderFields} } }`, {
      input: { id: order.id, version: order.version, added: [], changed: [], ...change },
    });
  const sizes = ({ lines }: ToldOrder) => lines.map(({ sku, quantity }) => [sku, quantity]);
  /** A draft of ten pieces of one size that the clerk entered. */
  const draft = async (franchisee: string): Promise<ToldOrder> => {
    await plantOrders(api, [{ franchisee, sku: '0912-01-S', quantity: 10 }]);
    const { rows } = await api.database.pool.query<{ id: string }>(
      `UPDATE franchise_order o SET state = 'DRAFT', checked_by = NULL, entered_by = $2 FROM franchisee f
       WHERE f.id = o.franchisee_id AND f.number = $1 RETURNING o.id`,
      [franchisee, clerk.personId],
    );
    return readOrder(clerk, rows[0]?.id);
  };

  it('are added, changed and removed by who may enter orders, in one go', async () => {
    const order = await draft('K1');
    const more = await edit(clerk, order, {
      added: [{ sku: ' 0912-01-m', ...window, quantity: 5 }],
      changed: [{ lineId: order.lines[0]?.id, quantity: 12 }],
    });
    expect(sizes(more)).toEqual([
      ['0912-01-S', 12],
      ['0912-01-M', 5],
    ]);
    const less = await edit(clerk, more, { changed: [{ lineId: more.lines[0]?.id, quantity: 0 }] });
    expect(sizes(less)).toEqual([['0912-01-M', 5]]);
    expect(less.order.version).toBe(order.order.version + 2);
  });

  it('stay as they are when one of several changes is wrong, and every fault is named', async () => {
    const order = await draft('K2');
    const refused = await edit(clerk, order, {
      added: [
        { sku: '0912-01-M', ...window, quantity: 5 },
        { sku: '9999-01-M', ...window, quantity: 5 },
        { sku: '0912-01-L', from: '2009-11-01', to: '2009-10-01', quantity: 5 },
        { sku: '0912-01-S', ...window, quantity: 5 },
      ],
    });
    expect(refused.fields).toEqual([
      { path: 'added.1.sku', code: 'UNKNOWN_SKU' },
      { path: 'added.2.to', code: 'BAD_WINDOW' },
      { path: 'added.3.sku', code: 'LINE_TWICE' },
    ]);
    expect(sizes(await readOrder(clerk, order.order.id))).toEqual([['0912-01-S', 10]]);
  });

  it('are never changed after the second check, nor below what came for a line before it was sent back', async () => {
    const order = await draft('K3');
    const checked = await moveOrder(other, order.order, 'lock');
    const change = { changed: [{ lineId: order.lines[0]?.id, quantity: 4 }] };
    expect(await edit(clerk, checked, change)).toMatchObject({ __typename: 'WrongState' });
    await api.database.pool.query('UPDATE order_line SET delivered = 6 WHERE id = $1', [order.lines[0]?.id]);
    const back = await moveOrder(other, checked.order, 'reopen', '數量有誤');
    expect((await edit(clerk, back, change)).fields).toEqual([{ path: 'changed.0.quantity', code: 'LESS_THAN_HELD' }]);
  });

  it('are not changed through another order, nor by who only reads', async () => {
    const [mine, foreign] = [await draft('K4'), await draft('K5')];
    const change = { changed: [{ lineId: foreign.lines[0]?.id, quantity: 1 }] };
    expect(await edit(clerk, mine, change)).toMatchObject({ __typename: 'NotFound' });
    await expect(edit(await api.as('FIN'), mine, change)).rejects.toThrow('FORBIDDEN');
  });

  it('make whoever changed them one who entered the order: somebody else checks it', async () => {
    const order = await draft('K6');
    const changed = await edit(other, order, { changed: [{ lineId: order.lines[0]?.id, quantity: 11 }] });
    expect((await moveOrder(other, changed.order, 'lock')).reasons).toEqual([{ code: 'SECOND_PERSON' }]);
    expect((await moveOrder(third, changed.order, 'lock')).order.state.key).toBe('LOCKED');
  });

  it('are changed by one of two who saw the same version; the other is told', async () => {
    const order = await draft('K7');
    const answers = await Promise.all(
      [3, 4].map((quantity) => edit(clerk, order, { changed: [{ lineId: order.lines[0]?.id, quantity }] })),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'ChangedMeanwhile',
      'FranchiseOrderRecord',
    ]);
  });

  it('are either checked or changed when both are tried at once, never both', async () => {
    const order = await draft('K8');
    const answers = await Promise.all([
      edit(clerk, order, { changed: [{ lineId: order.lines[0]?.id, quantity: 3 }] }),
      moveOrder(third, order.order, 'lock'),
    ]);
    expect(answers.filter(({ __typename }) => __typename === 'FranchiseOrderRecord')).toHaveLength(1);
  });
});
