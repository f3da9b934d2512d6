import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenRules, place, plantOrders, plantSkus, receive } from './goods-factory.ts';
import { type Answer, startTestApi, type TestApi, type TestCaller } from './testing.ts';

const ask = `mutation ($input: RequestGoodsInput!) { requestGoods(input: $input) { __typename
  ... on GoodsRequest { id state quantity amount diverted } ... on InvalidInput { fields { path code } } } }`;
const consentTo = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename
  ... on GoodsRequest { consent } ... on InvalidInput { fields { path code } } } }`;

interface Asked {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly diverted: number;
}

describe('goods beside the orders (F5, F7, F10)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let lead: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    lead = await api.as('SUP');
    await plantSkus(api, 'NB1', 'NB2', 'NB3', 'NB4');
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const asked = async (input: object, by = clerk): Promise<Asked> => {
    const { data, errors }: Answer<{ requestGoods: Asked }> = await by.graphql(ask, {
      input: { reason: '客戶來電', ...input },
    });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.requestGoods;
  };
  const decide = async (caller: TestCaller, id: string, decision = 'approve'): Promise<unknown> => {
    const [approval] = await rows<{ id: string }>('SELECT id FROM approval WHERE subject_id = $1', [id]);
    const { data, errors } = await caller.graphql<{ decideApproval: unknown }>(
      `mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename ... on TransitionBlocked { reasons { code } } } }`,
      { input: { approvalId: approval?.id, position: 1, decision, reason: '不合適' } },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.decideApproval;
  };
  const franchisee = async (name: string): Promise<string> =>
    (await rows<{ id: string }>('SELECT id FROM franchisee WHERE name = $1', [name]))[0]?.id ?? '';
  const line = async (id: string): Promise<unknown> =>
    (
      await rows('SELECT delivered, allocated, substituted, open_quantity AS open FROM order_line WHERE id = $1', [id])
    )[0];
  const hold = async (id: string, pieces: number): Promise<void> => {
    await rows('UPDATE order_line SET allocated = $2 WHERE id = $1', [id, pieces]);
    await rows(
      `UPDATE stock_balance b SET reserved = (SELECT sum(allocated) FROM order_line l WHERE l.sku_id = b.sku_id)
       WHERE b.sku_id = (SELECT sku_id FROM order_line WHERE id = $1) AND b.place_id = (SELECT id FROM stock_place WHERE kind = 'WAREHOUSE')`,
      [id],
    );
  };

  it('a special price waits for another person; approved, the goods leave at that price and count into no execution', async () => {
    await receive(api, { 'NB1-01-S': 30 });
    const [id = ''] = await plantOrders(api, [
      { franchisee: '甲', sku: 'NB1-01-S', quantity: 10, window: ['2020-01-01', '2040-01-01'] },
    ]);
    const input = {
      kind: 'SPECIAL',
      franchiseeId: await franchisee('甲'),
      source: 'STOCK',
      lines: [{ sku: 'nb1-01-s', quantity: 12, unitPrice: 4_000 }],
    };
    const byLead = await asked(input, lead);
    expect(await decide(lead, byLead.id)).toEqual({ __typename: 'SecondPersonNeeded' });
    const request = await asked(input);
    expect(request).toMatchObject({ state: 'asked', quantity: 12, amount: 48_000 });
    expect(await rows(`SELECT FROM dispatch_line`)).toEqual([]);
    expect(await decide(lead, request.id)).toEqual({ __typename: 'Approval' });
    expect(
      await rows('SELECT kind, quantity, unit_price_fen AS price, amount_fen AS amount, source FROM dispatch_line'),
    ).toEqual([{ kind: 'SPECIAL', quantity: 12, price: 4_000, amount: 48_000, source: 'STOCK' }]);
    expect(await line(id)).toEqual({ delivered: 0, allocated: 0, substituted: 0, open: 10 });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('is never taken out of what orders hold, and what is refused changes nothing', async () => {
    const [id = ''] = await rows<{ id: string }>('SELECT id FROM order_line').then((found) =>
      found.map((one) => one.id),
    );
    await hold(id, 10);
    const input = {
      kind: 'REPLENISHMENT',
      franchiseeId: await franchisee('甲'),
      source: 'PREMADE',
      lines: [{ sku: 'NB1-01-S', quantity: 9 }],
    };
    const tooMuch = await asked(input);
    expect(await decide(lead, tooMuch.id)).toEqual({
      __typename: 'TransitionBlocked',
      reasons: [{ code: 'NOT_IN_STOCK' }],
    });
    expect(await decide(lead, tooMuch.id, 'reject')).toEqual({ __typename: 'Approval' });
    expect(await rows('SELECT state FROM goods_request WHERE id = $1', [tooMuch.id])).toEqual([{ state: 'refused' }]);
    expect(await asked({ ...input, source: null, reason: ' ', lines: [{ sku: 'NB9', quantity: 1 }] })).toMatchObject({
      fields: [
        { path: 'reason', code: 'MISSING' },
        { path: 'source', code: 'MISSING' },
        { path: 'lines.0.sku', code: 'UNKNOWN_SKU' },
      ],
    });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('other goods leave once the franchisee agreed; they fill the second rate', async () => {
    await receive(api, { 'NB2-01-M': 40 });
    const [id = ''] = await plantOrders(api, [{ franchisee: '乙', sku: 'NB2-01-S', quantity: 50 }]);
    const request = await asked({
      kind: 'SUBSTITUTION',
      franchiseeId: await franchisee('乙'),
      lines: [{ sku: 'NB2-01-M', quantity: 40, original: 'NB2-01-S' }],
    });
    expect(await decide(lead, request.id)).toEqual({
      __typename: 'TransitionBlocked',
      reasons: [{ code: 'CONSENT_MISSING' }],
    });
    const consent = { id: request.id, consent: '王店長，電話', consentedOn: '2026-11-20' };
    expect((await clerk.graphql(consentTo, { input: { ...consent, consentedOn: '2999-01-01' } })).data).toMatchObject({
      recordConsent: { fields: [{ path: 'consentedOn', code: 'FUTURE_DATE' }] },
    });
    expect((await clerk.graphql(consentTo, { input: consent })).data).toEqual({
      recordConsent: { __typename: 'GoodsRequest', consent: '王店長，電話' },
    });
    expect(await decide(lead, request.id)).toEqual({ __typename: 'Approval' });
    expect(await line(id)).toEqual({ delivered: 0, allocated: 0, substituted: 40, open: 10 });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('own stores take what is free at once; what orders hold they get with approval alone, and whose it was is written down', async () => {
    await receive(api, { 'NB3-01-S': 50 });
    const store = await place(api, '上海南亭店');
    const [early = '', late = ''] = await plantOrders(api, [
      { franchisee: '丙', sku: 'NB3-01-S', quantity: 20, orderedAt: '2009-03-01T00:00:00Z' },
      { franchisee: '丁', sku: 'NB3-01-S', quantity: 20, orderedAt: '2009-03-05T00:00:00Z' },
    ]);
    await hold(early, 20);
    await hold(late, 20);
    const take = (quantity: number): Promise<Asked> =>
      asked({ kind: 'DIVERSION', placeId: store, lines: [{ sku: 'NB3-01-S', quantity }] });
    expect(await take(4)).toMatchObject({ state: 'done', diverted: 0 });
    const fenced = await take(31);
    expect(fenced).toMatchObject({ state: 'asked', diverted: 0 });
    expect(await line(late)).toMatchObject({ allocated: 20 });
    expect(await decide(lead, fenced.id)).toEqual({ __typename: 'Approval' });
    expect([await line(early), await line(late)]).toMatchObject([{ allocated: 15 }, { allocated: 0 }]);
    const { data } = await clerk.graphql(
      'query ($id: ID!) { diversions(requestId: $id) { franchisee quantity amount } }',
      {
        id: fenced.id,
      },
    );
    expect(data).toEqual({
      diversions: [
        { franchisee: '丁', quantity: 20, amount: 200_000 },
        { franchisee: '丙', quantity: 5, amount: 50_000 },
      ],
    });
    expect(await rows('SELECT quantity FROM stock_balance WHERE place_id = $1', [store])).toEqual([{ quantity: 35 }]);
    expect(await brokenRules(api)).toEqual([]);
    const never = await take(16);
    expect(await decide(lead, never.id)).toEqual({
      __typename: 'TransitionBlocked',
      reasons: [{ code: 'NOT_IN_STOCK' }],
    });
  });

  it('goods that two are to get are given once: the second who approves is told that they are gone', async () => {
    await receive(api, { 'NB4-01-S': 10 });
    await plantOrders(api, [{ franchisee: '戊', sku: 'NB4-01-L', quantity: 1 }]);
    const input = {
      kind: 'SPECIAL',
      franchiseeId: await franchisee('戊'),
      source: 'STOCK',
      lines: [{ sku: 'NB4-01-S', quantity: 6 }],
    };
    const [one, other] = [await asked(input), await asked(input)];
    const outcomes = await Promise.all([decide(lead, one.id), decide(lead, other.id)]);
    expect(outcomes).toContainEqual({ __typename: 'Approval' });
    expect(outcomes).toContainEqual({ __typename: 'TransitionBlocked', reasons: [{ code: 'NOT_IN_STOCK' }] });
    expect(await brokenRules(api)).toEqual([]);
  });
});
