import { importColumn as column, type ImportKind, ImportKinds, type ImportRun } from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { styleFaultTexts } from './fault-texts.ts';
import { stagedSizeRunColumns } from './size-run-row.ts';

const must = { required: true };

/** Size runs (尺碼段), imported before the styles that come in them (F2, X5). */
@Injectable()
export class SizeRunImport implements ImportKind, OnModuleInit {
  readonly key = 'sizeRuns';
  readonly title = { 'zh-Hant': '尺碼段', 'zh-Hans': '尺码段', en: 'Size runs' };
  readonly permission = 'style.enter';
  readonly sheets = ['尺碼段', '尺碼'];
  readonly columns = [
    column('code', ['尺碼段', '尺码段', 'Size run'], ['尺碼段', 'size run'], must),
    column('sizes', ['尺碼', '尺码', 'Sizes'], ['尺碼', 'sizes'], must),
    column('remark', ['說明', '说明', 'Remark'], ['說明', '備註']),
  ];
  readonly options = [];
  readonly faultTexts = styleFaultTexts;
  readonly staging = { table: 'size_run_staging', columns: stagedSizeRunColumns };
  readonly #kinds: ImportKinds;

  constructor(kinds: ImportKinds) {
    this.#kinds = kinds;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('size-run-row.ts', import.meta.url).href);
  }

  readerContext(): Promise<object> {
    return Promise.resolve({});
  }

  /** A run that is there already does not change: SKUs were made by it. */
  async crossCheck(tx: EntityManager, { id: runId }: ImportRun): Promise<void> {
    await tx.query(
      `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'code', 'RUN_TAKEN', code, jsonb_build_object('sizes', '#' || first_line) FROM (
         SELECT line, code, min(line) OVER (PARTITION BY code) AS first_line
         FROM size_run_staging WHERE run_id = $1 AND code <> '') s WHERE line > first_line
       UNION ALL SELECT $1, s.line, 'code', 'RUN_TAKEN', s.code, jsonb_build_object('sizes', array_to_string(r.sizes, '/'))
         FROM size_run_staging s JOIN size_run r ON r.code = s.code WHERE s.run_id = $1
       ON CONFLICT DO NOTHING`,
      [runId],
    );
    await tx.query(
      `UPDATE size_run_staging s SET faulty = true FROM import_fault f
       WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
      [runId],
    );
  }

  async commit(tx: EntityManager, { id: runId }: ImportRun): Promise<number> {
    const made: object[] = await tx.query(
      `INSERT INTO size_run (code, sizes) SELECT code, ARRAY(SELECT jsonb_array_elements_text(sizes))
       FROM size_run_staging WHERE run_id = $1 AND NOT faulty RETURNING code`,
      [runId],
    );
    return made.length;
  }
}
