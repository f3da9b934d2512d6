import { buffer } from 'node:stream/consumers';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { NotFound } from '@kefu/platform/errors';
import { FileStore, type StoredFile } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import { DocumentOpening } from './document.types.ts';
import { Dossiers } from './dossiers.ts';
import { PdfPages } from './pdf-pages.ts';
import { markPicture, shownSide } from './picture.ts';

const opened = sql(
  'documents.opening',
  `SELECT o.opened_at AS "openedAt", o.opened_by_name AS "openedBy", v.document_id AS "documentId", v.file_id AS "fileId",
     v.pages, v.number
   FROM document_opening o JOIN document_version v ON v.id = o.version_id
   WHERE o.id = $1 AND o.opened_by = $2 AND o.opened_at > now() - interval '30 minutes'`,
);

interface Opening {
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly documentId: string;
  readonly fileId: string;
  readonly pages: number;
  readonly number: number;
}

/** Opens papers to be looked at (T5): each opening is kept, and stands on what is shown. */
@Injectable()
export class OpeningService {
  readonly #database: Database;
  readonly #dossiers: Dossiers;
  readonly #files: FileStore;
  readonly #pdf: PdfPages;
  readonly #audit: AuditTrail;

  constructor(database: Database, dossiers: Dossiers, files: FileStore, pdf: PdfPages, audit: AuditTrail) {
    this.#database = database;
    this.#dossiers = dossiers;
    this.#files = files;
    this.#pdf = pdf;
    this.#audit = audit;
  }

  /** Opens a version, within the caller's reach. */
  async open(versionId: string): Promise<DocumentOpening | NotFound> {
    const { rows } = await this.#database.pool.query<{ documentId: string; pages: number; number: number }>(
      'SELECT document_id AS "documentId", pages, number FROM document_version WHERE id = $1',
      [versionId],
    );
    const [version] = rows;
    if (!version || !(await this.#dossiers.holding(version.documentId, 'document.read'))) return NotFound.of('paper');
    const { documentId, pages, number } = version;
    return this.#database.transaction(async (tx) => {
      const { id: actorId, name } = currentActor();
      const [opening]: { id: string }[] = await tx.query(
        'INSERT INTO document_opening (version_id, opened_by, opened_by_name) VALUES ($1, $2, $3) RETURNING id',
        [versionId, actorId, name],
      );
      const subject = { type: 'document', id: documentId };
      await this.#audit.record(tx, { action: 'document.opened', subject, after: { number } });
      return Object.assign(new DocumentOpening(), { id: opening?.id, pages });
    });
  }

  /** A page of what the caller opened, with who and when burnt in, as JPEG; undefined where there is none. */
  async page(openingId: string, page: number): Promise<Buffer | undefined> {
    const opening = await this.#find(openingId, 'document.read');
    if (!opening || page < 1 || page > opening.pages) return undefined;
    const file = await this.#files.find(opening.fileId);
    if (!file) return undefined;
    const content = await buffer(await this.#files.open(file.id));
    const words = `${opening.openedBy} ${momentOf(opening.openedAt)}`;
    const shown = file.type === 'application/pdf' ? await this.#pdf.draw(content, page, shownSide) : content;
    return markPicture(shown, words);
  }

  /** The file of what the caller opened, as it is kept; undefined where they may not take it. */
  async file(openingId: string): Promise<StoredFile | undefined> {
    const opening = await this.#find(openingId, 'document.download');
    const file = opening && (await this.#files.find(opening.fileId));
    if (!file) return undefined;
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'document.downloaded',
        subject: { type: 'document', id: opening.documentId },
        after: { number: opening.number },
      }),
    );
    return file;
  }

  /** An opening of the caller's that is still good, if they still reach the paper. */
  async #find(openingId: string, permission: string): Promise<Opening | undefined> {
    const [opening] = await this.#database.query<Opening>(opened, [openingId, currentActor().id]);
    return opening && (await this.#dossiers.holding(opening.documentId, permission)) ? opening : undefined;
  }
}

/** `2026-11-25 10:31`, in Asia/Shanghai. */
function momentOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
