import { AuditTrail } from '@kefu/platform/audit';
import { currentContext } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ImportViewService, type StoredFault } from './import-view.service.ts';
import { markedWorkbook } from './marked-workbook.ts';
import { openCells } from './row-thread.messages.ts';

/** Rows fetched at a time. */
const slice = 500;

/** The faulty rows of an import as a workbook to be mended and sent again (X5). */
@Controller('imports')
export class MarkedWorkbookController {
  readonly #view: ImportViewService;
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;

  constructor(view: ImportViewService, database: Database, cipher: FieldCipher, audit: AuditTrail) {
    this.#view = view;
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
  }

  /** The faulty cells marked, each with what it should hold. Holds the cells in clear: every download is recorded. */
  @Get(':id/marked-workbook')
  @Permit('import.run')
  @Describe({
    summary: 'The faulty rows of an import as a workbook, to be mended and sent again',
    answer: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { type: 'string' } },
  })
  async download(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const run = await this.#view.find(id);
    if (!run) throw new KefuError('NOT_FOUND', 'No such import run');
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, { action: 'import.faultsDownloaded', subject: { type: 'importRun', id } }),
    );
    const rows = this.#rows(id);
    const workbook = markedWorkbook(run.headings, run.mapping, currentContext().language, rows, (fault) =>
      this.#view.fault(run, fault),
    );
    const name = encodeURIComponent(`${run.fileName.replace(/\.[^.]*$/, '')}-faults.xlsx`);
    return new StreamableFile(workbook, {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      disposition: `attachment; filename*=UTF-8''${name}`,
    });
  }

  async *#rows(runId: string): AsyncGenerator<{ line: number; cells: string[]; faults: StoredFault[] }> {
    for (let after = 0; ; ) {
      const { rows } = await this.#database.pool.query<{ line: number; sealed: string; faults: StoredFault[] }>(
        `SELECT r.line, r.cells_sealed AS sealed, (SELECT jsonb_agg(to_jsonb(f) ORDER BY f.column_key)
           FROM import_fault f WHERE f.run_id = r.run_id AND f.line = r.line) AS faults
         FROM import_faulty_row r WHERE r.run_id = $1 AND r.line > $2 ORDER BY r.line LIMIT $3`,
        [runId, after, slice],
      );
      for (const { line, sealed, faults } of rows) yield { line, cells: openCells(this.#cipher, sealed), faults };
      const last = rows.at(-1);
      if (!last) return;
      after = last.line;
    }
  }
}
