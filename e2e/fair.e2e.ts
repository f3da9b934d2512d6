import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { address, Visitors } from './house.ts';
import { seriousOn } from './serious.ts';

interface Cell {
  readonly skuId: string;
  readonly quantity: number;
  readonly version: number;
}

/** What the API says, whatever stands on the screen. */
async function ask<Data>(page: Page, query: string, variables: object): Promise<Data> {
  const response = await page.context().request.post('/graphql', {
    headers: { origin: address, 'content-type': 'application/json' },
    data: { query, variables },
  });
  return ((await response.json()) as { data: Data }).data;
}

describe('a sheet at the fair, on a tablet whose network comes and goes (F3)', () => {
  let visitors: Visitors;
  let tablet: Page;
  let sheetId: string;
  /** Cells in the order of the matrix: of one style, row by row. */
  let cells: string[];

  beforeAll(async () => {
    visitors = await Visitors.begin();
    tablet = await visitors.open('/fair', { login: 'dingxiaojie', language: 'en', tablet: true });
  });
  afterAll(async () => {
    await visitors.takePictures('fair');
    await visitors.end();
  });

  const at = (place: number, page = tablet): Locator => page.locator(`[data-cell="${cells[place]}"]`);
  const enter = async (place: number, typed: string, page = tablet): Promise<void> => {
    await at(place, page).tap();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  };
  const allSaved = (page = tablet): Promise<void> => page.getByText('All saved').waitFor();
  const held = async (): Promise<Record<number, [quantity: number, version: number]>> => {
    const query = 'query ($id: ID!) { fairCells(sheetId: $id) { skuId quantity version } }';
    const { fairCells } = await ask<{ fairCells: Cell[] }>(tablet, query, { id: sheetId });
    return Object.fromEntries(
      fairCells.map(({ skuId, quantity, version }) => [cells.indexOf(skuId), [quantity, version]]),
    );
  };

  it('is opened for a franchisee, with a target', async () => {
    await tablet.getByRole('button', { name: 'Open a sheet' }).click();
    const dialog = tablet.getByRole('dialog');
    await dialog.getByRole('combobox').fill('K109');
    await tablet.locator('.ant-select-item-option').filter({ hasText: 'K109' }).click();
    await dialog.getByLabel('Target').fill('5万');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await tablet.waitForURL(/\/fair\/[^/?]+$/);
    sheetId = new URL(tablet.url()).pathname.split('/').at(-1) ?? '';
    const rows = tablet.getByRole('grid').first().getByRole('row');
    await rows.first().waitFor();
    cells = await tablet
      .getByRole('grid')
      .first()
      .locator('[data-cell]')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('data-cell') ?? ''));
    expect(cells.length).toBeGreaterThanOrEqual(8);
    await allSaved();
  });

  it('sums typed into cells are worked out, what is no quantity stays as typed', async () => {
    await enter(0, '12+6');
    await enter(1, '=3*4');
    await enter(2, '12+');
    expect(await Promise.all([0, 1, 2].map((place) => at(place).inputValue()))).toEqual(['18', '12', '12+']);
    await tablet.getByText('1 cell to mend').waitFor();
    expect(await tablet.getByRole('button', { name: 'Hand in' }).isDisabled()).toBe(true);
    expect(await seriousOn(tablet)).toEqual([]);
    await enter(2, '2');
    await allSaved();
    expect(await held()).toEqual({ 0: [18, 1], 1: [12, 1], 2: [2, 1] });
  });

  it('a block is copied and pasted, what does not fit is told, and Ctrl-Z takes it back as one', async () => {
    await at(0).tap();
    await tablet.keyboard.press('Shift+ArrowRight');
    await tablet.keyboard.press('Control+c');
    // The last column: of two cells one fits.
    await at(3).tap();
    await tablet.keyboard.press('Control+v');
    await tablet.getByText('1 cell entered, 1 did not fit: 12').waitFor();
    await tablet.keyboard.press('Control+z');
    expect(await at(3).inputValue()).toBe('');
    await tablet.keyboard.press('Control+v');
    expect(await at(3).inputValue()).toBe('18');
    await allSaved();
    expect((await held())[3]?.[0]).toBe(18);
  });

  it('what is entered without a network waits, and is sent once when it is back', async () => {
    await tablet.context().setOffline(true);
    await enter(4, '5');
    await enter(5, '6');
    await tablet.getByText('2 cells wait for the network').waitFor();
    await tablet.context().setOffline(false);
    await allSaved();
    expect(await held()).toMatchObject({ 4: [5, 1], 5: [6, 1] });
  });

  it('an answer that is lost on its way back makes nothing twice', async () => {
    let lost = 0;
    await tablet.route('**/graphql', async (route) => {
      if (lost > 0 || !route.request().postData()?.includes('SaveCells')) return route.continue();
      lost++;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await enter(4, '50');
    await tablet.getByText('1 cell waits for the network').waitFor();
    await allSaved();
    expect(lost).toBe(1);
    expect(await held()).toMatchObject({ 4: [50, 2] });
    await tablet.unroute('**/graphql');
  });

  it('a tab that is closed without a network loses nothing', async () => {
    const context = tablet.context();
    await context.setOffline(true);
    await enter(6, '8');
    await tablet.getByText('1 cell waits for the network').waitFor();
    await tablet.close();
    await context.setOffline(false);
    tablet = await context.newPage();
    await tablet.goto(`/fair/${sheetId}`);
    await at(6).waitFor();
    expect(await at(6).inputValue()).toBe('8');
    await allSaved();
    expect(await held()).toMatchObject({ 6: [8, 1] });
  });

  it('reloaded and opened anew without a network, the sheet is entered on, and what waits is sent when it is back', async () => {
    await tablet.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const context = tablet.context();
    await context.setOffline(true);
    await enter(5, '4');
    await tablet.reload();
    await at(7).waitFor();
    expect(await Promise.all([0, 6, 5].map((place) => at(place).inputValue()))).toEqual(['18', '8', '4']);
    // What was saved was seen with its version: entered anew, it is no conflict with oneself.
    await enter(6, '9');
    await tablet.getByText('2 cells wait for the network').waitFor();
    await tablet.close();
    tablet = await context.newPage();
    await tablet.goto('/fair');
    await tablet.getByRole('region', { name: 'Without a network' }).getByRole('link').click();
    await at(7).waitFor();
    expect(await Promise.all([0, 6, 5].map((place) => at(place).inputValue()))).toEqual(['18', '9', '4']);
    await enter(5, '6');
    // No other page is kept, nor what somebody's name is.
    await expect((await context.newPage()).goto('/tasks')).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    expect(JSON.stringify(await context.storageState())).not.toContain('丁小杰');
    await context.setOffline(false);
    await allSaved();
    await tablet.getByText('丁小杰').waitFor();
    expect(await held()).toMatchObject({ 6: [9, 2] });
  });

  it('where the network is there and the server does not answer, the sheet opens all the same', async () => {
    await tablet.route('**/graphql', () => undefined);
    await tablet.reload();
    await at(6).waitFor();
    expect(await at(6).inputValue()).toBe('9');
    await tablet.unroute('**/graphql');
    await tablet.reload();
    await allSaved();
    await tablet.getByText('丁小杰').waitFor();
  });

  it('two tabs of one tablet show the same, and one of them sends', async () => {
    const twin = await tablet.context().newPage();
    await twin.goto(`/fair/${sheetId}`);
    await at(1, twin).waitFor();
    await tablet.context().setOffline(true);
    await enter(1, '120');
    await twin.getByText('1 cell waits for the network').waitFor();
    expect(await at(1, twin).inputValue()).toBe('120');
    await tablet.context().setOffline(false);
    await Promise.all([allSaved(), allSaved(twin)]);
    expect((await held())[1]).toEqual([120, 2]);
    await twin.close();
  });

  it('figures that come too late for a sheet that was handed in wait, and are saved once it is taken back', async () => {
    const other = await visitors.open(`/fair/${sheetId}`, { login: 'zhengpeipei', language: 'en' });
    await at(0, other).waitFor();
    await tablet.context().setOffline(true);
    await enter(2, '3');
    await tablet.getByText('1 cell waits for the network').waitFor();
    await other.getByRole('button', { name: 'Hand in' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
    await other.getByText('This sheet is handed in').waitFor();
    await tablet.context().setOffline(false);
    await tablet.getByText('1 cell not saved').waitFor();
    expect((await held())[2]).toEqual([2, 1]);
    await other.getByRole('button', { name: 'Take back' }).click();
    await other.getByRole('tooltip').getByRole('button', { name: 'Take back' }).click();
    await allSaved();
    expect((await held())[2]).toEqual([3, 2]);
  });

  it('two tablets with different figures: both are shown with who, and the person chooses', async () => {
    await tablet.context().setOffline(true);
    await enter(7, '3');
    await tablet.getByText('1 cell waits for the network').waitFor();
    const other = await visitors.open(`/fair/${sheetId}`, { login: 'zhengpeipei', language: 'en', tablet: true });
    await at(7, other).waitFor();
    await enter(7, '9', other);
    await allSaved(other);
    await tablet.context().setOffline(false);
    await tablet.getByRole('button', { name: '1 conflict' }).click();
    const dialog = tablet.getByRole('dialog');
    await dialog.getByText('鄭佩佩').waitFor();
    await dialog.getByRole('button', { name: 'Theirs 9' }).waitFor();
    expect((await held())[7]).toEqual([9, 1]);
    await dialog.getByRole('button', { name: 'Mine 3' }).click();
    await allSaved();
    expect((await held())[7]).toEqual([3, 2]);
  });

  it('handed in, it is an order to be checked with the same pieces', async () => {
    const pieces = Object.values(await held()).reduce((sum, [quantity]) => sum + quantity, 0);
    expect(pieces).toBe(18 + 120 + 3 + 18 + 50 + 6 + 9 + 3);
    await tablet.getByRole('button', { name: 'Hand in' }).click();
    const dialog = tablet.getByRole('dialog');
    await dialog.getByText(String(pieces), { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Hand in' }).click();
    await tablet.getByText('This sheet is handed in').waitFor();
    expect(await at(0).getAttribute('readonly')).not.toBeNull();
    await tablet.getByRole('link', { name: /See order/ }).click();
    await tablet.locator('.k-head').getByText('To be checked').waitFor();
    const orderId = new URL(tablet.url()).pathname.split('/').at(-1);
    const query = 'query ($id: ID!) { franchiseOrder(orderId: $id) { order { quantity state { key } } } }';
    expect(await ask(tablet, query, { id: orderId })).toEqual({
      franchiseOrder: { order: { quantity: pieces, state: { key: 'DRAFT' } } },
    });
  });
});
