import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { databaseUrl, gatewayAddress, Visitors } from './house.ts';
import { askApi, importRegister } from './register.ts';

const folder = resolve(import.meta.dirname, '../testdata/trading');
interface ExpectedDay {
  readonly file: string;
  readonly unknownTraders: readonly string[];
  readonly duplicateRows: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}
const { risk: expectedDays } = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as {
  risk: Readonly<Record<string, ExpectedDay>>;
};
const levelWords = {
  force: 'Forced reduction',
  negativeEquity: 'Negative equity',
  call: 'Margin call',
  warn: 'Warning',
  watch: 'Watch',
};
/** Phones of each trader, the main one first. */
const phones = new Map(
  readFileSync(resolve(folder, 'expected-traders.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .map(([number = '', numbers = '']) => [number, numbers.split('|')] as const),
);
/** What the sandbox never reaches. */
const reachesNobody = (phone: string | undefined): boolean => phone?.endsWith('99') ?? true;
/** `number level` of each trader at a level, in order. */
const noticesOf = ({ levels }: ExpectedDay): string[] =>
  Object.entries(levels)
    .flatMap(([level, numbers]) => numbers.map((number) => `${number} ${level}`))
    .toSorted();

describe('five risk days', () => {
  let visitors: Visitors;
  let clerk: Page;
  let manager: Page;
  let database: pg.Client;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    clerk = await visitors.open('/risk', { login: 'liyuanyuan', language: 'en' });
    manager = await visitors.open('/calendar', { login: 'likemei', language: 'en' });
    database = new pg.Client(databaseUrl);
    await database.connect();
    // The demo's gateway takes 50 a second, as a small contract does.
    await database.query('UPDATE message_gateway SET rate_per_second = 1000, burst = 1000, tokens = 1000');
    await importRegister(clerk);
  }, 120_000);
  afterAll(async () => {
    await goTo(null);
    await visitors.takePictures('risk-day');
    await visitors.end();
    await database.end();
  });

  const goTo = (day: string | null): Promise<unknown> =>
    askApi(manager, 'mutation($input: PracticeDayInput!) { setPracticeDay(input: $input) { __typename } }', {
      input: { day },
    });
  const bring = async (file: string): Promise<void> => {
    await clerk.goto('/risk');
    await clerk.locator('input[type=file]').setInputFiles(resolve(folder, file));
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const stands = (page: Page, state: string): Promise<void> =>
    page.locator('.k-head').getByText(state, { exact: true }).waitFor({ timeout: 60_000 });
  const section = (page: Page, name: string): Locator => page.getByRole('region', { name });
  /** Every trader at a level as the run's page lists them, `number level`, in order. */
  const listed = async (runId: string): Promise<string[]> => {
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const { riskTraders }: { riskTraders: TraderPage } = await askApi(
        clerk,
        'query($runId: ID!, $after: String) { riskTraders(runId: $runId, first: 200, after: $after) { nodes { number level } pageInfo { hasNextPage endCursor } } }',
        { runId, after },
      );
      found.push(...riskTraders.nodes.map(({ number, level }) => `${number} ${level}`));
      if (!riskTraders.pageInfo.hasNextPage) return found.toSorted();
      after = riskTraders.pageInfo.endCursor;
    }
  };
  /** Records what a follow-up came to, as whoever is at the page. */
  const record = async (page: Page, number: string, outcome: string): Promise<void> => {
    const row = section(page, 'Follow-ups').getByRole('row', { name: number });
    await row.getByRole('button', { name: 'Record the outcome' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(outcome, { exact: true }).check();
    await dialog.getByLabel('Note').fill('告知風險度與應補足的金額');
    await dialog.getByRole('button', { name: 'Record the outcome' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it.each(Object.entries(expectedDays))(
    '%s goes from its file to its closing: exactly the levels expected, another person approves, each notice arrives once, whoever was not reached is telephoned (T9)',
    async (day, expected) => {
      await goTo(day);
      await bring(expected.file);
      await clerk.waitForURL(/\/risk\/[0-9a-f-]{36}$/);
      const runId = clerk.url().split('/').at(-1) ?? '';
      await stands(clerk, 'Screening');
      for (const [level, word] of Object.entries(levelWords)) {
        const row = section(clerk, 'By level').getByRole('row', { name: word });
        expect([word, await row.getByRole('cell').nth(1).innerText()]).toEqual([word, String(expected.counts[level])]);
      }
      expect(await listed(runId)).toEqual(noticesOf(expected));

      const questions = section(clerk, 'To be decided by a person');
      const asked = [...expected.duplicateRows, ...expected.unknownTraders];
      expect(await questions.getByRole('row').count()).toBe(1 + asked.length);
      for (const number of asked) await questions.getByRole('row', { name: number }).waitFor();
      await press(clerk, 'Leave out all unknown');
      await press(clerk, 'Count all doubled once');
      await press(clerk, 'Submit for approval');
      await stands(clerk, 'Awaiting approval');
      expect(await clerk.getByRole('button', { name: 'Approve and send' }).count()).toBe(0);

      await manager.goto(`/risk/${runId}`);
      await press(manager, 'Approve and send');
      // Nobody touches the clerk's page: it follows.
      await stands(clerk, 'Following up');

      const { rows: ledger } = await database.query<{ id: string; notice: string }>(
        `SELECT m.id, t.number || ' ' || m.level AS notice FROM message m JOIN trader t ON t.id = m.recipient
         WHERE m.purpose = 'riskNotice' AND m.business_date = $1 ORDER BY 2`,
        [day],
      );
      expect(ledger.map(({ notice }) => notice)).toEqual(noticesOf(expected));
      const arrived = (await (await fetch(`${gatewayAddress}/messages`)).json()) as { key: string }[];
      const ids = new Set(ledger.map(({ id }) => id));
      expect(arrived.filter(({ key }) => ids.has(key))).toHaveLength(ledger.length);

      const unreached = Object.values(expected.levels).flatMap((numbers) =>
        numbers.filter((number) => reachesNobody(phones.get(number)?.[0])),
      );
      const followUps = section(clerk, 'Follow-ups');
      await followUps.getByRole('row').nth(unreached.length).waitFor({ timeout: 30_000 });
      const toTelephone = unreached.filter((number) => reachesNobody(phones.get(number)?.[1]));
      const [first = '', ...others] = toTelephone;
      await record(clerk, first, 'Not reached');
      const theirs = section(manager, 'Follow-ups').getByRole('row', { name: first });
      await theirs.getByText('The branch').waitFor();
      await record(manager, first, 'Reached');
      for (const number of others) await record(clerk, number, 'Reached');
      // Whoever has a second phone got the same words there, and nobody telephones.
      for (const number of unreached.filter((each) => !toTelephone.includes(each)))
        await followUps.getByRole('row', { name: number }).getByText('Delivered', { exact: true }).first().waitFor();
      await press(clerk, 'Close the day');
      await stands(clerk, 'Closed');
    },
    120_000,
  );

  it.each([
    ['2026-10-09', 'refuse/truncated/risk-2026-10-09.csv', 'The file is cut off'],
    ['2026-10-12', 'refuse/yesterday/risk-2026-10-12.csv', 'It should be of 12 Oct 2026, but holds 9 Oct 2026'],
    ['2026-10-10', 'risk-2026-10-09.csv', 'The market does not trade today (10 Oct 2026)'],
  ])('on %s refuses %s, says why, and sends nothing (T9)', async (day, file, reason) => {
    const sent = async (): Promise<unknown> =>
      (await database.query('SELECT count(*) FROM message WHERE purpose LIKE $1', ['risk%'])).rows;
    const before = await sent();
    await goTo(day);
    await bring(file);
    await clerk.getByRole('alert').filter({ hasText: reason }).waitFor();
    expect(await sent()).toEqual(before);
  });
});

interface TraderPage {
  readonly nodes: readonly { readonly number: string; readonly level: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
