import type { Page } from 'playwright-core';
import { address } from './house.ts';

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

/** Takes traders over by an import, as the person who is signed in on a page. @param rows as in a file, number first */
export async function importTraders(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from([headings, ...rows, ''].join('\n'));
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
  const runIn = async (state: string): Promise<{ version: number }> => {
    for (;;) {
      const { importRun } = await askApi<{ importRun: { state: string; version: number; faultyCount: number } }>(
        page,
        'query($id: ID!) { importRun(id: $id) { state version faultyCount } }',
        { id: startImport.id },
      );
      // A number that another journey has taken already, most likely: it would never be taken over.
      if (importRun.state === 'failed' || importRun.faultyCount > 0) throw new Error(`Faulty rows: ${rows.join(' ')}`);
      if (importRun.state === state) return importRun;
    }
  };
  const { version } = await runIn('ready');
  await askApi(page, 'mutation($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename } }', {
    input: { runId: startImport.id, version, mode: 'ALL_OR_NOTHING' },
  });
  await runIn('committed');
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
