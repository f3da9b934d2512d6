import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { taskReachSql } from './task-reach.sql.ts';

/** The file that shows that a task was done. */
@Controller('tasks')
export class TaskEvidenceController {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(database: Database, files: FileStore, audit: AuditTrail) {
    this.#database = database;
    this.#files = files;
    this.#audit = audit;
  }

  /** Gives the file to whoever sees the task, as a download. */
  @Get(':id/evidence')
  @Describe({
    summary: 'The file of evidence of a task, as a download',
    answer: { '*/*': { type: 'string', contentMediaType: '*/*' } },
  })
  @Permit('task.read')
  async download(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const values: unknown[] = [currentActor().id, id];
    const { rows } = await this.#database.pool.query<{ fileId: string }>(
      `SELECT t.evidence_file_id AS "fileId" FROM task t
       WHERE t.id = $2 AND t.evidence_file_id IS NOT NULL AND ${taskReachSql('task.read', values)}`,
      values,
    );
    const file = rows[0] && (await this.#files.find(rows[0].fileId));
    if (!file) throw new KefuError('NOT_FOUND', 'No such file');
    const content = await this.#files.open(file.id);
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, { action: 'task.evidenceOpened', subject: { type: 'task', id } }),
    );
    return new StreamableFile(content, {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
