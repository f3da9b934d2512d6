import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ImportRun, ImportRunner } from '@kefu/office/imports';
import type { TestApi } from './testing.ts';

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
  startedBy = 'trial',
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
      startedBy,
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
