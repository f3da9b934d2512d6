import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { ImportRun, ImportRunner } from '@kefu/office/imports';
import { fold } from '@kefu/platform/search';
import type { TestApi } from './testing.ts';

/** A file of the site's mortgage money. */
export const mortgageFile = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, '../../../testdata/mortgage', name));

/** What a run of an import came to. */
export interface ImportOutcome {
  readonly state: string;
  readonly rowCount: number;
  readonly faultyCount: number;
  readonly committedCount: number | null;
  readonly faults: readonly { line: number; column: string; code: string; shown: string }[];
}

/** Reads a file as the jobs do and, unless told otherwise, takes its sound rows over. */
export async function importFile(
  api: TestApi,
  kind: string,
  name: string,
  content: Buffer | string,
  commit = true,
): Promise<ImportOutcome> {
  const runs = api.database.dataSource.getRepository(ImportRun);
  const runner = api.app.get(ImportRunner, { strict: false });
  const bytes = Buffer.from(content);
  const { id } = await runs.save(
    runs.create({
      kind,
      fileId: '00000000-0000-7000-8000-000000000000',
      fileName: name,
      fileSize: bytes.length,
      fileSha256: createHash('sha256').update(bytes).digest(),
      options: {},
      startedBy: 'trial',
      startedByName: '何財',
    }),
  );
  await runner.read(id, () => Promise.resolve(Readable.from([bytes])));
  if (commit) {
    await runs.update({ id, state: 'ready' }, { state: 'committing', mode: 'CLEAN_ROWS_ONLY' });
    await runner.commit(id);
  }
  const { rows: faults } = await api.database.pool.query<ImportOutcome['faults'][number]>(
    'SELECT line, column_key AS column, code, shown FROM import_fault WHERE run_id = $1 ORDER BY line, column_key, code',
    [id],
  );
  const { state, rowCount, faultyCount, committedCount, failure } = await runs.findOneByOrFail({ id });
  return { state: failure ?? state, rowCount, faultyCount, committedCount, faults };
}

/** Makes the two mortgage teams of the data, by name. */
export async function mortgageTeams(api: TestApi): Promise<Readonly<Record<'A' | 'B', string>>> {
  const made = async (name: string): Promise<string> => {
    const id = await api.unit('team', name);
    await api.database.pool.query('UPDATE org_unit SET name_key = $2 WHERE id = $1', [id, fold(name)]);
    return id;
  };
  return { A: await made('A組'), B: await made('B組') };
}

/** A line of the receipts' file. */
export const receiptHeadings = '收據號,收款日期,到帳日期,合同號,客戶,組,款項,銀行,金額,備註';
