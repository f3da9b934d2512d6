import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { Subjects } from '../subjects/index.ts';

/** Letters as files (X6). */
@Controller('letters')
export class LetterController {
  readonly #database: Database;
  readonly #subjects: Subjects;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(database: Database, subjects: Subjects, files: FileStore, audit: AuditTrail) {
    this.#database = database;
    this.#subjects = subjects;
    this.#files = files;
    this.#audit = audit;
  }

  /** A letter as it was printed, for whoever may see what it is about. */
  @Get(':id/paper')
  @Describe({ summary: 'A letter as PDF, as it was written', answer: { 'application/pdf': { type: 'string' } } })
  @Permit('letter.read')
  async paper(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const { rows } = await this.#database.pool.query<{
      type: string;
      subjectId: string;
      fileId: string;
      number: string;
    }>(
      'SELECT subject_type AS type, subject_id AS "subjectId", file_id AS "fileId", number FROM letter WHERE id = $1',
      [id],
    );
    const [letter] = rows;
    const visible = letter && (await this.#subjects.visible({ type: letter.type, id: letter.subjectId }));
    const file = letter && visible && (await this.#files.find(letter.fileId));
    if (!file) throw new KefuError('NOT_FOUND', 'No such letter');
    const content = await this.#files.open(file.id);
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'letter.opened',
        subject: { type: letter.type, id: letter.subjectId },
        after: { number: letter.number },
      }),
    );
    return new StreamableFile(content, {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
