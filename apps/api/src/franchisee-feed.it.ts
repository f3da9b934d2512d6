import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MessageSources } from '@kefu/office/messaging';
import { TellFranchisees } from '@kefu/orders';
import { runAs, systemActor } from '@kefu/platform/context';
import { ask, type FranchiseHouse, franchiseHouse } from './franchise-factory.ts';
import { setToday } from './risk-days.ts';
import { startTestApi, type TestApi } from './testing.ts';

interface Page {
  readonly __typename: string;
  readonly franchisee: string;
  readonly orders: { number: string; stage: string; quantity: number; amount: number; open: number }[];
  readonly goods: { number: string; quantity: number }[];
  readonly open: { month: string; quantity: number }[];
}

/** A Friday on which the office works. */
const friday = '2026-11-13';

describe('what franchisees are told of their goods (F31)', () => {
  let api: TestApi;
  let house: FranchiseHouse;
  let next = 0;
  let franchisees: { id: string; name: string }[];

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const tick = (): Promise<unknown> =>
    runAs(systemActor('test'), () => api.app.get(TellFranchisees, { strict: false }).tick());
  const told = (id: string): Promise<{ level: string; state: string }[]> =>
    rows('SELECT level, state FROM message WHERE recipient = $1 ORDER BY id', [id]);

  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
    franchisees = await rows('SELECT id, name FROM franchisee ORDER BY number');
    await setToday(await api.as('M'), friday);
    await rows('UPDATE message_policy SET opens_minute = 0, closes_minute = 1440');
  }, 120_000);
  afterAll(() => api.close());

  const phone = (id: string, number: string | null): Promise<{ __typename: string; phoneMasked: string }> =>
    rows<{ version: number }>('SELECT version FROM franchisee WHERE id = $1', [id]).then(([row]) =>
      ask(
        house.lead,
        `mutation($input: SetFranchiseePhoneInput!) { setFranchiseePhone(input: $input) { __typename
           ... on Franchisee { phoneMasked } ... on InvalidInput { fields { path code } } } }`,
        { input: { id, version: row?.version, phone: number } },
      ),
    );
  /** A franchisee with a locked order of ten pieces; with a number unless told otherwise. */
  const ordering = async (number: string | null = '139 0000 1234'): Promise<{ id: string; orderId: string }> => {
    const id = franchisees[next++]?.id ?? '';
    await phone(id, number);
    const [order] = await rows<{ id: string }>(
      `WITH o AS (INSERT INTO franchise_order (season_id, franchisee_id, ordered_on, state, entered_by, checked_by)
         SELECT s.id, $1, '2009-03-01', 'LOCKED', $2, $3 FROM season s WHERE s.code = '2009AW' RETURNING id, season_id)
       INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, quantity, price_fen, checked)
       SELECT o.id, o.season_id, $1, k.id, '2009-08-01', '2009-10-31', 10, 12000, true FROM o, (SELECT id FROM sku ORDER BY code LIMIT 1) k
       RETURNING order_id AS id`,
      [id, house.clerk.personId, house.other.personId],
    );
    return { id, orderId: order?.id ?? '' };
  };
  const dispatch = (id: string, day: string, number: string): Promise<object[]> =>
    rows(
      `WITH n AS (INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name) VALUES ($3, $1, $2, 't') RETURNING id)
       INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen)
       SELECT n.id, uuidv7(), $2, $1, k.id, 4, 'REPLENISHMENT', 12000, 48000 FROM n, (SELECT id FROM sku ORDER BY code LIMIT 1) k`,
      [id, day, number],
    );
  const makeLink = async (franchiseeId: string, days = 14): Promise<string> => {
    const { address } = await ask<{ address: string }>(
      house.lead,
      'mutation($input: MakeFeedLinkInput!) { makeFeedLink(input: $input) { ... on FeedLinkMade { address } } }',
      { input: { franchiseeId, days } },
    );
    return address.split('#')[1] ?? '';
  };
  /** As somebody without a session opens it. */
  const open = (token: string): Promise<Page> =>
    ask(
      api.anonymous,
      `mutation($input: OpenFeedInput!) { openFeed(input: $input) { __typename ... on FeedPage { franchisee
         orders { number stage quantity amount open } goods { number quantity } open { month quantity } } } }`,
      { input: { token } },
    );

  it('each stage of an order once, however many ticks run at once', async () => {
    const { id, orderId } = await ordering();
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    expect(await told(id)).toEqual([{ level: 'LOCKED', state: 'planned' }]);
    await rows(
      `WITH c AS (INSERT INTO consolidation (season_id, orders, quantity, amount_fen, made_by)
         SELECT season_id, 1, 10, 120000, $2 FROM franchise_order WHERE id = $1 RETURNING id)
       UPDATE franchise_order SET state = 'CONSOLIDATED', state_since = now(), consolidation_id = (SELECT id FROM c) WHERE id = $1`,
      [orderId, house.lead.personId],
    );
    await Promise.all([tick(), tick()]);
    expect((await told(id)).map(({ level }) => level)).toEqual(['LOCKED', 'CONSOLIDATED']);
  });

  it('in words with the figures as they are when it leaves', async () => {
    const { id, orderId } = await ordering();
    await tick();
    const source = api.app.get(MessageSources, { strict: false }).of('orderFeed');
    const messages = await rows<{ id: string; recipient: string; level: string; subjectId: string }>(
      'SELECT id, recipient, level, subject_id AS "subjectId" FROM message WHERE recipient = $1',
      [id],
    );
    await rows('UPDATE order_line SET quantity = 12 WHERE order_id = $1', [orderId]);
    expect([...((await source?.load(messages))?.values() ?? [])]).toMatchObject([
      { phone: '+8613900001234', phoneMasked: '+86139****1234', values: { season: '2009秋冬', pieces: '12' } },
    ]);
    await phone(id, null);
    expect([...((await source?.load(messages))?.values() ?? [])]).toEqual([{ suppressed: 'noPhone' }]);
  });

  it('goods of a day together, and nothing that is longer ago than three days', async () => {
    const { id } = await ordering();
    await tick();
    await dispatch(id, friday, 'FH1');
    await dispatch(id, friday, 'FH2');
    await dispatch(id, '2026-11-09', 'FH3');
    await Promise.all([tick(), tick()]);
    expect((await told(id)).map(({ level }) => level)).toEqual(['LOCKED', 'DISPATCHED']);
  });

  it('nothing to whom there is no number, and a number that cannot be called is refused', async () => {
    const { id } = await ordering(null);
    await tick();
    expect(await told(id)).toEqual([]);
    expect(await phone(id, '1.39E+10')).toMatchObject({ fields: [{ path: 'phone', code: 'SCIENTIFIC_PHONE' }] });
    expect(await phone(id, '13900001234/13900005678')).toMatchObject({ fields: [{ code: 'TOO_MANY_PHONES' }] });
  });

  it('who waits for goods and was told nothing for a week is listed', async () => {
    const [quiet, spoken] = [await ordering(null), await ordering()];
    await tick();
    await rows(
      `UPDATE message SET state = 'delivered', business_date = (now() AT TIME ZONE 'Asia/Shanghai')::date WHERE recipient = $1`,
      [spoken.id],
    );
    const listed = await ask<{ id: string; open: number; lastTold: string | null }[]>(
      house.clerk,
      '{ silentFranchisees(days: 7) { id open lastTold } }',
    );
    expect(listed.find(({ id }) => id === quiet.id)).toEqual({ id: quiet.id, open: 10, lastTold: null });
    expect(listed.some(({ id }) => id === spoken.id)).toBe(false);
    expect(await ask(house.clerk, '{ silentFranchiseeCount(days: 7) }')).toBe(listed.length);
  });

  it('a page of its own, of its own goods alone, to whoever has the link', async () => {
    const [own, other] = [await ordering(), await ordering()];
    await dispatch(own.id, friday, 'FH8');
    await dispatch(other.id, friday, 'FH9');
    const page = await open(await makeLink(own.id));
    expect(page).toMatchObject({
      franchisee: franchisees.find(({ id }) => id === own.id)?.name,
      orders: [{ stage: 'LOCKED', quantity: 10, amount: 120_000, open: 10 }],
      goods: [{ number: 'FH8', quantity: 4 }],
      open: [{ month: '2009-10', quantity: 10 }],
    });
  });

  it('a link that expired, was ended, was replaced or never was opens nothing, and one is not told from another', async () => {
    const { id } = await ordering();
    const [first, second] = [await makeLink(id), await makeLink(id)];
    expect([(await open(first)).__typename, (await open(second)).__typename]).toEqual(['NotFound', 'FeedPage']);
    await rows(`UPDATE feed_link SET expires_at = now() - interval '1 second' WHERE franchisee_id = $1`, [id]);
    expect(await open(second)).toEqual(await open('never'));
    const third = await makeLink(id);
    await ask(house.lead, 'mutation($id: ID!) { endFeedLink(franchiseeId: $id) }', { id });
    expect(await open(third)).toEqual(await open('never'));
  });

  it('keeps no secret: not in the database, not in the audit; and says who made, opened and ended a link', async () => {
    const { id } = await ordering();
    const token = await makeLink(id);
    await open(token);
    await open(token);
    await ask(house.lead, 'mutation($id: ID!) { endFeedLink(franchiseeId: $id) }', { id });
    const trail = await rows<{ action: string; whole: string }>(
      `SELECT action, row_to_json(a)::text AS whole FROM audit_entry a WHERE subject_id = $1 ORDER BY a.id`,
      [id],
    );
    expect(trail.map(({ action }) => action).filter((action) => action.includes('link'))).toEqual([
      'franchisee.linkMade',
      'franchisee.linkOpened',
      'franchisee.linkEnded',
    ]);
    const links = await rows<{ whole: string }>('SELECT row_to_json(l)::text AS whole FROM feed_link l');
    expect([...trail, ...links].some(({ whole }) => whole.includes(token))).toBe(false);
  });

  it('of two who make a link at once one opens', async () => {
    const { id } = await ordering();
    const tokens = await Promise.all([makeLink(id), makeLink(id)]);
    const pages = await Promise.all(tokens.map(open));
    expect(pages.map(({ __typename }) => __typename).filter((name) => name === 'FeedPage')).toHaveLength(1);
  });
});
