import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { address } from './house.ts';

/** The register of the test data, as a file to choose. */
export const register = resolve(import.meta.dirname, '../testdata/trading/traders.csv');

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,備註';

/** The day some calendar days from today in Shanghai. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Asks the API as the person who is signed in on a page. */
export async function askApi<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', { headers: { origin: address }, data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface ImportStanding {
  readonly state: string;
  readonly version: number;
  readonly faultyCount: number;
  readonly headings: readonly { readonly heading: string; readonly column: string | null }[];
}

/** Takes traders over by an import, as the person who is signed in on a page. @param rows as in a file, number first */
export function importTraders(page: Page, rows: readonly string[]): Promise<void> {
  return importFile(page, Buffer.from([headings, ...rows, ''].join('\n')), { mode: 'ALL_OR_NOTHING', settings: [] });
}

async function importFile(
  page: Page,
  buffer: Buffer,
  how: { readonly mode: string; readonly settings: readonly { readonly key: string; readonly value: string }[] },
): Promise<void> {
  const file = await page.request.post('/files', {
    headers: { origin: address },
    multipart: { file: { name: 'traders.csv', mimeType: 'text/csv', buffer } },
  });
  const { id: fileId } = (await file.json()) as { id: string };
  const { startImport } = await askApi<{ startImport: { id: string } }>(
    page,
    'mutation($input: StartImportInput!) { startImport(input: $input) { ... on ImportRun { id } } }',
    { input: { kind: 'traders', fileId, again: false } },
  );
  const runId = startImport.id;
  const runIn = async (...states: string[]): Promise<ImportStanding> => {
    for (;;) {
      const { importRun } = await askApi<{ importRun: ImportStanding }>(
        page,
        'query($id: ID!) { importRun(id: $id) { state version faultyCount headings { heading column } } }',
        { id: runId },
      );
      // A number that another journey has taken already, most likely: it would never be taken over.
      if (importRun.state === 'failed' || (how.mode === 'ALL_OR_NOTHING' && importRun.faultyCount > 0))
        throw new Error(`Faulty rows in ${buffer.subarray(0, 1000).toString()}`);
      if (states.includes(importRun.state)) return importRun;
    }
  };
  if (how.settings.length > 0) {
    const { version, headings: read } = await runIn('mapping', 'ready');
    await askApi(page, 'mutation($input: MapImportInput!) { mapImport(input: $input) { __typename } }', {
      input: { runId, version, settings: how.settings, headings: read },
    });
  }
  const { version } = await runIn('ready');
  await askApi(page, 'mutation($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename } }', {
    input: { runId, version, mode: how.mode },
  });
  await runIn('committed');
}

/** Takes over the clean rows of the whole register of the test data, as the person who is signed in on a page. */
export async function importRegister(page: Page): Promise<void> {
  await importFile(page, readFileSync(register), {
    mode: 'CLEAN_ROWS_ONLY',
    settings: [
      { key: 'shortDates', value: 'yearMonthDay' },
      { key: 'severalPhones', value: 'firstIsMain' },
    ],
  });
}

/** A picture that a camera could have taken, as a file to choose. */
export const scan = {
  name: '掃描件.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Hands in what papers a record still needs, as the person who is signed in on a page. */
export async function handInPapers(page: Page, subject: { readonly type: string; readonly id: string }): Promise<void> {
  const { paperChecklist } = await askApi<{
    paperChecklist: { items: { required: boolean; standing: string; type: { key: string } }[] };
  }>(
    page,
    'query($subject: SubjectInput!) { paperChecklist(subject: $subject) { items { required standing type { key } } } }',
    {
      subject,
    },
  );
  for (const { required, standing, type } of paperChecklist.items) {
    if (!required || standing !== 'missing') continue;
    const file = await page.request.post('/files', { headers: { origin: address }, multipart: { file: scan } });
    const { id: fileId } = (await file.json()) as { id: string };
    await askApi(page, 'mutation($input: AddDocumentInput!) { addDocument(input: $input) { __typename } }', {
      input: { subject, type: type.key, fileId, form: 'original', unlimited: true },
    });
  }
}
