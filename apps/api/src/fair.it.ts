import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { ask, type FranchiseHouse, franchiseHouse, moveOrder, readOrder, upload } from './franchise-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Sheet {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly wrong: string;
  readonly quantity: number;
  readonly amount: number;
  readonly orderId: string | null;
}
interface Cell {
  readonly skuId: string;
  readonly quantity: number;
  readonly version: number;
  readonly changedBy: string;
}
interface Saved {
  readonly __typename: string;
  readonly wrong: string;
  readonly saved: Cell[];
  readonly conflicts: Cell[];
  readonly quantity: number;
  readonly amount: number;
  readonly fields: { path: string; code: string }[];
}
interface Style {
  readonly id: string;
  readonly number: string;
  readonly picture: string | null;
  readonly contractPrice: number;
  readonly sizes: string[];
  readonly colours: { code: string; skuIds: string[] }[];
}

const answer = `__typename ... on Failure { code } ... on WrongState { wrong: state } ... on InvalidInput { fields { path code } }
  ... on FairSheet { id version state quantity amount orderId }`;
const acting = (name: string, input: string): string =>
  `mutation($input: ${input}!) { ${name}(input: $input) { ${answer} } }`;
const cell = 'skuId quantity version changedBy';

describe('ordering at the fair', () => {
  let api: TestApi;
  let house: FranchiseHouse;
  let seasonId: string;
  let styles: Style[];
  let franchisees: { id: string }[];
  let next = 0;
  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
    const seasons = await ask<{ id: string; code: string }[]>(house.lead, '{ seasons { id code } }');
    seasonId = seasons.find(({ code }) => code === '2009AW')?.id ?? '';
    styles = await ask(
      house.clerk,
      'query($id: ID!) { fairStyles(seasonId: $id) { id number picture contractPrice sizes colours { code skuIds } } }',
      { id: seasonId },
    );
    franchisees = (await api.database.pool.query<{ id: string }>('SELECT id FROM franchisee ORDER BY number')).rows;
  }, 120_000);
  afterAll(() => api.close());

  const openFor = (franchiseeId: string | undefined, caller = house.clerk): Promise<Sheet> =>
    ask(caller, acting('openFairSheet', 'OpenFairSheetInput'), {
      input: { seasonId, franchiseeId, target: 5_000_000, windowFrom: '2009-08-01', windowTo: '2009-10-31' },
    });
  /** A sheet of a franchisee that has none yet. */
  const open = (): Promise<Sheet> => openFor(franchisees[next++]?.id);
  const save = (
    caller: TestCaller,
    sheet: { readonly id: string },
    cells: readonly { readonly skuId: string | undefined; readonly quantity: number; readonly seen: number }[],
  ): Promise<Saved> =>
    ask(
      caller,
      `mutation($input: SaveCellsInput!) { saveCells(input: $input) { __typename ... on WrongState { wrong: state }
         ... on InvalidInput { fields { path code } }
         ... on CellsSaved { saved { ${cell} } conflicts { ${cell} } quantity amount } } }`,
      { input: { sheetId: sheet.id, cells } },
    );
  const cells = (sheet: { readonly id: string }): Promise<Cell[]> =>
    ask(house.clerk, `query($id: ID!) { fairCells(sheetId: $id) { ${cell} } }`, { id: sheet.id });
  const read = (sheet: { readonly id: string }): Promise<Sheet> =>
    ask(house.clerk, 'query($id: ID!) { fairSheet(sheetId: $id) { id version state quantity amount orderId } }', {
      id: sheet.id,
    });
  const handIn = async (caller: TestCaller, sheet: { readonly id: string }): Promise<Sheet> => {
    const { id, version } = await read(sheet);
    return ask(caller, acting('handInFairSheet', 'SeenFairSheetInput'), { input: { id, version } });
  };
  const sku = (style: number, colour = 0, size = 0): string | undefined => styles[style]?.colours[colour]?.skuIds[size];
  const price = (style: number): number => styles[style]?.contractPrice ?? 0;

  it('offers the styles of the season, each colour with a SKU for each size (F2)', () => {
    expect(styles.length).toBeGreaterThan(50);
    for (const { sizes, colours } of styles)
      for (const { skuIds } of colours) expect(skuIds).toHaveLength(sizes.length);
  });

  it('keeps what was entered, with its sum, and takes a figure back to nought (F3)', async () => {
    const sheet = await open();
    const first = await save(house.clerk, sheet, [
      { skuId: sku(0), quantity: 12, seen: 0 },
      { skuId: sku(1), quantity: 5, seen: 0 },
    ]);
    expect(first).toMatchObject({ conflicts: [], quantity: 17, amount: 12 * price(0) + 5 * price(1) });
    const second = await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 0, seen: 1 }]);
    expect(second).toMatchObject({ saved: [{ quantity: 0, version: 2 }], quantity: 5, amount: 5 * price(1) });
  });

  it('opens one sheet for a franchisee, however many open it at once (F1)', async () => {
    const franchiseeId = franchisees[next++]?.id;
    const opened = await Promise.all([house.clerk, house.other, house.lead].map((who) => openFor(franchiseeId, who)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  });

  it('lets one of two tablets write a cell, and tells the other what stands there and by whom (F3)', async () => {
    const sheet = await open();
    const answers = await Promise.all([
      save(house.clerk, sheet, [{ skuId: sku(0), quantity: 3, seen: 0 }]),
      save(house.other, sheet, [{ skuId: sku(0), quantity: 8, seen: 0 }]),
    ]);
    const won = answers.find(({ saved }) => saved.length === 1);
    const lost = answers.find(({ conflicts }) => conflicts.length === 1);
    expect(lost?.conflicts[0]).toEqual(won?.saved[0]);
    expect(await cells(sheet)).toEqual(won?.saved);
    expect((await read(sheet)).quantity).toBe(won?.saved[0]?.quantity);
  });

  it('saves once what is sent again because the answer was lost (F3)', async () => {
    const sheet = await open();
    const sent = [{ skuId: sku(2), quantity: 24, seen: 0 }];
    const [first, again] = [await save(house.clerk, sheet, sent), await save(house.clerk, sheet, sent)];
    expect(again).toEqual(first);
    expect(await read(sheet)).toMatchObject({ quantity: 24, amount: 24 * price(2) });
  });

  it('saves nothing of a batch in which one SKU is not offered, and says which (F3)', async () => {
    const sheet = await open();
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT k.id FROM sku k JOIN style t ON t.id = k.style_id WHERE NOT '2009AW' = ANY(t.season_codes) LIMIT 1`,
    );
    const refused = await save(house.clerk, sheet, [
      { skuId: sku(0), quantity: 1, seen: 0 },
      { skuId: rows[0]?.id, quantity: 1, seen: 0 },
    ]);
    expect(refused.fields).toEqual([{ path: 'cells.1.skuId', code: 'NOT_OFFERED' }]);
    expect(await cells(sheet)).toEqual([]);
    const twice = await save(
      house.clerk,
      sheet,
      [1, 2].map((quantity) => ({ skuId: sku(0), quantity, seen: 0 })),
    );
    expect(twice.fields).toEqual([{ path: 'cells.1.skuId', code: 'SKU_TWICE' }]);
    const wild = await save(house.clerk, sheet, [
      { skuId: sku(0), quantity: 100_000, seen: 0 },
      { skuId: 'no id', quantity: -1, seen: -1 },
    ]);
    expect(wild.fields).toEqual([
      { path: 'cells.0.quantity', code: 'OUT_OF_BOUNDS' },
      { path: 'cells.1.skuId', code: 'NO_ID' },
      { path: 'cells.1.quantity', code: 'OUT_OF_BOUNDS' },
      { path: 'cells.1.seen', code: 'OUT_OF_BOUNDS' },
    ]);
  });

  it('makes a draft order of a sheet, piece for piece, which nobody who wrote on it may check (F3)', async () => {
    const sheet = await open();
    await save(house.clerk, sheet, [
      { skuId: sku(0), quantity: 7, seen: 0 },
      { skuId: sku(3), quantity: 0, seen: 0 },
    ]);
    await save(house.other, sheet, [{ skuId: sku(1), quantity: 2, seen: 0 }]);
    const done = await handIn(house.clerk, sheet);
    expect(done).toMatchObject({ __typename: 'FairSheet', state: 'HANDED_IN', quantity: 9 });
    const { order, lines } = await readOrder(house.lead, done.orderId ?? '');
    expect(order).toMatchObject({ state: { key: 'DRAFT' }, quantity: 9, amount: 7 * price(0) + 2 * price(1) });
    expect(new Map(lines.map(({ skuId, quantity, windowTo }) => [skuId, `${quantity} ${windowTo}`]))).toEqual(
      new Map([
        [sku(0), '7 2009-10-31'],
        [sku(1), '2 2009-10-31'],
      ]),
    );
    for (const who of [house.clerk, house.other])
      expect((await moveOrder(who, order, 'lock')).reasons).toEqual([{ code: 'SECOND_PERSON' }]);
    expect((await moveOrder(house.lead, order, 'lock')).order.state.key).toBe('LOCKED');
  });

  it('makes one order, however many hand the sheet in at once, and takes no figure after it (F3)', async () => {
    const sheet = await open();
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 4, seen: 0 }]);
    const { id, version } = await read(sheet);
    const input = { id, version };
    const done = await Promise.all(
      [house.clerk, house.other, house.lead].map((who) =>
        ask<Sheet>(who, acting('handInFairSheet', 'SeenFairSheetInput'), { input }),
      ),
    );
    expect(done.map(({ __typename }) => __typename).toSorted()).toEqual([
      'ChangedMeanwhile',
      'ChangedMeanwhile',
      'FairSheet',
    ]);
    expect(await save(house.other, sheet, [{ skuId: sku(0), quantity: 9, seen: 1 }])).toMatchObject({
      __typename: 'WrongState',
      wrong: 'HANDED_IN',
    });
    expect(await cells(sheet)).toMatchObject([{ quantity: 4 }]);
  });

  it('is either in the order or refused, what is saved while somebody hands in (F3)', async () => {
    const sheet = await open();
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 1, seen: 0 }]);
    const [done, late] = await Promise.all([
      handIn(house.clerk, sheet),
      save(house.other, sheet, [{ skuId: sku(1), quantity: 6, seen: 0 }]),
    ]);
    const { order } = await readOrder(house.lead, done.orderId ?? '');
    expect(order.quantity).toBe(late.__typename === 'CellsSaved' ? 7 : 1);
    expect((await read(sheet)).quantity).toBe(order.quantity);
  });

  it('opens again while nobody checked the order, and becomes the same order (F3)', async () => {
    const sheet = await open();
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 4, seen: 0 }]);
    const done = await handIn(house.clerk, sheet);
    const reopen = async (): Promise<Sheet> => {
      const { id, version } = await read(sheet);
      return ask(house.clerk, acting('reopenFairSheet', 'SeenFairSheetInput'), { input: { id, version } });
    };
    expect(await reopen()).toMatchObject({ state: 'OPEN', orderId: done.orderId });
    const empty = await readOrder(house.lead, done.orderId ?? '');
    expect((await moveOrder(house.lead, empty.order, 'lock')).reasons).toEqual([{ code: 'NO_LINES' }]);
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 10, seen: 1 }]);
    expect((await handIn(house.clerk, sheet)).orderId).toBe(done.orderId);
    const { order } = await readOrder(house.lead, done.orderId ?? '');
    expect(order.quantity).toBe(10);
    await moveOrder(house.lead, order, 'lock');
    expect(await reopen()).toMatchObject({ __typename: 'WrongState', wrong: 'LOCKED' });
  });

  it('stays handed in once goods of its order moved (F4)', async () => {
    const sheet = await open();
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 4, seen: 0 }]);
    const { orderId } = await handIn(house.clerk, sheet);
    await api.database.pool.query('UPDATE order_line SET cancelled = 1 WHERE order_id = $1', [orderId]);
    const { id, version } = await read(sheet);
    expect(
      await ask(house.clerk, acting('reopenFairSheet', 'SeenFairSheetInput'), { input: { id, version } }),
    ).toMatchObject({ wrong: 'GOODS_MOVED' });
    expect((await readOrder(house.lead, orderId ?? '')).order.quantity).toBe(4);
  });

  it('hands in neither an empty sheet nor beside an order that is there (F3)', async () => {
    const sheet = await open();
    expect(await handIn(house.clerk, sheet)).toMatchObject({ __typename: 'WrongState', wrong: 'EMPTY' });
    await api.database.pool.query(
      `INSERT INTO franchise_order (season_id, franchisee_id, ordered_on)
       SELECT season_id, franchisee_id, '2009-03-01' FROM fair_sheet WHERE id = $1`,
      [sheet.id],
    );
    await save(house.clerk, sheet, [{ skuId: sku(0), quantity: 4, seen: 0 }]);
    expect(await handIn(house.clerk, sheet)).toMatchObject({ __typename: 'WrongState', wrong: 'ORDER_EXISTS' });
    expect((await read(sheet)).state).toBe('OPEN');
  });

  it('loses nothing that was acknowledged, whatever two tablets send in which order and however often (F3)', async () => {
    const act = fc.record({
      tablet: fc.nat(1),
      style: fc.nat(3),
      quantity: fc.nat(40),
      // The answer is lost: the tablet sends the same again later.
      lost: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        await api.database.pool.query(
          'DELETE FROM fair_cell WHERE sheet_id IN (SELECT id FROM fair_sheet WHERE franchisee_id = $1)',
          [franchisees.at(-1)?.id],
        );
        await api.database.pool.query('DELETE FROM fair_sheet WHERE franchisee_id = $1', [franchisees.at(-1)?.id]);
        const sheet = await openFor(franchisees.at(-1)?.id);
        const tablets = [house.clerk, house.other];
        const seen = [new Map<number, number>(), new Map<number, number>()];
        const acknowledged = new Map<number, number>();
        for (const { tablet, style, quantity, lost } of acts) {
          const [who, versions] = [tablets[tablet], seen[tablet]];
          if (!who || !versions) throw new Error('two tablets');
          const sent = [{ skuId: sku(style), quantity, seen: versions.get(style) ?? 0 }];
          if (lost) await save(who, sheet, sent);
          const { saved, conflicts } = await save(who, sheet, sent);
          versions.set(style, (saved[0] ?? conflicts[0])?.version ?? 0);
          if (saved.length > 0) acknowledged.set(style, quantity);
        }
        const standing = await cells(sheet);
        const { quantity, amount } = await read(sheet);
        const sum = (of: (style: number, quantity: number) => number): number =>
          [...acknowledged].reduce((total, [style, pieces]) => total + of(style, pieces), 0);
        expect(new Map(standing.map(({ skuId, quantity: pieces }) => [skuId, pieces]))).toEqual(
          new Map([...acknowledged].map(([style, pieces]) => [sku(style), pieces])),
        );
        expect({ quantity, amount }).toEqual({
          quantity: sum((_, pieces) => pieces),
          amount: sum((style, pieces) => pieces * price(style)),
        });
      }),
      { numRuns: 25 },
    );
  });

  it('shows what a style looks like, without what the camera wrote (F2)', async () => {
    const photo = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#c33' } })
      .withExif({ IFD0: { Artist: 'SECRET-CAMERA' } })
      .jpeg()
      .toBuffer();
    const { id } = styles[0] ?? { id: '' };
    const set = async (
      fileId: string,
    ): Promise<{ __typename: string; picture: string; fields: { code: string }[] }> => {
      const { version } = await ask<{ version: number }>(
        house.clerk,
        'query($id: ID!) { style(styleId: $id) { version } }',
        { id },
      );
      return ask(
        house.clerk,
        `mutation($input: SetStylePictureInput!) { setStylePicture(input: $input) { __typename
           ... on InvalidInput { fields { code } } ... on Style { picture } } }`,
        { input: { id, version, fileId } },
      );
    };
    const { picture } = await set(await upload(api, house.clerk, 'style.jpg', photo));
    const shown = await api.app.inject({ url: picture, headers: house.clerk.headers });
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ width: 360, height: 480 });
    expect(shown.rawPayload.includes('SECRET-CAMERA')).toBe(false);
    const torn = Buffer.concat([photo.subarray(0, 400), Buffer.alloc(50)]);
    expect((await set(await upload(api, house.clerk, 'torn.jpg', torn))).fields).toEqual([
      { code: 'PICTURE_UNREADABLE' },
    ]);
    expect((await set(await upload(api, house.clerk, 'notes.txt', Buffer.from('no picture')))).fields).toEqual([
      { code: 'WRONG_FILE_TYPE' },
    ]);
  });
});
