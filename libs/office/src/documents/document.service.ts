import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tasks } from '../tasks/index.ts';
import type {
  AddDocumentInput,
  CorrectDocumentInput,
  DocumentRefInput,
  WithdrawDocumentInput,
} from './document.input.ts';
import type { Document } from './document.types.ts';
import { readDocument } from './document-reading.ts';
import { expiringKey } from './document-tasks.ts';
import { readDocumentTypes } from './document-type.ts';
import type { Dossier } from './dossier.ts';
import { Dossiers, liesIn } from './dossiers.ts';
import { Intake, type TakenFile } from './intake.ts';
import { factProblems } from './paper-facts.ts';
import { type LockedDocument, PaperLock } from './paper-lock.ts';

export type ChangeRefusal = InvalidInput | ChangedMeanwhile | NotFound;

/** Hands papers in, corrects, compares and takes them back (T5). Of two who change one paper at once, the second is told. */
@Injectable()
export class DocumentService {
  readonly #database: Database;
  readonly #dossiers: Dossiers;
  readonly #intake: Intake;
  readonly #files: FileStore;
  readonly #lock: PaperLock;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    dossiers: Dossiers,
    intake: Intake,
    files: FileStore,
    lock: PaperLock,
    tasks: Tasks,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#dossiers = dossiers;
    this.#intake = intake;
    this.#files = files;
    this.#lock = lock;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  /** Hands in a paper, or a new version of one. */
  async add(input: AddDocumentInput): Promise<Document | ChangeRefusal> {
    const dossier = await this.#dossiers.reached(input.subject, 'document.add');
    if (!dossier) return NotFound.of('record');
    const type = (await readDocumentTypes(this.#database.dataSource.manager)).get(input.type);
    const problems = factProblems(input, type, { type: input.type, name: input.name ?? '' });
    if (problems.length > 0) return InvalidInput.of(problems);
    const taken = await this.#intake.take(input.fileId);
    if (taken instanceof InvalidInput) return taken;
    let kept = false;
    try {
      const added = await this.#database.transaction((tx) => this.#keep(tx, dossier, input, taken));
      kept = !(added instanceof Failure);
      return added;
    } finally {
      await this.#intake.discard(taken, kept);
    }
  }

  /** Corrects what is said of a paper, without a new file. */
  async correct(input: CorrectDocumentInput): Promise<Document | ChangeRefusal> {
    return this.#lock.change(input, 'document.add', async (tx, document) => {
      const type = (await readDocumentTypes(tx)).get(document.type);
      const problems = factProblems(input, type);
      if (problems.length > 0) return InvalidInput.of(problems);
      const { form, issuedOn = null, expiresOn = null } = input;
      await tx.query(
        `UPDATE document SET form = $2, issued_on = $3, expires_on = $4, version = version + 1,
           reminded = CASE WHEN expires_on IS DISTINCT FROM $4::date THEN 0 ELSE reminded END WHERE id = $1`,
        [document.id, form, issuedOn, expiresOn],
      );
      const before = { form: document.form, issuedOn: document.issuedOn, expiresOn: document.expiresOn };
      await this.#record(tx, 'document.corrected', document, { form, issuedOn, expiresOn }, before);
      if (expiresOn !== document.expiresOn) await this.#tasks.settle(tx, expiringKey(document.id));
      return undefined;
    });
  }

  /** Says that a paper was compared with what it stands for. */
  verify(input: DocumentRefInput): Promise<Document | ChangeRefusal> {
    return this.#lock.change(input, 'document.verify', async (tx, document) => {
      await tx.query(
        'UPDATE document SET verified_by_name = $2, verified_at = now(), version = version + 1 WHERE id = $1',
        [document.id, currentActor().name],
      );
      await this.#record(tx, 'document.verified', document, { number: document.number });
      return undefined;
    });
  }

  /** Takes back what was handed in by mistake; its versions stay in the archive. */
  withdraw(input: WithdrawDocumentInput): Promise<Document | ChangeRefusal> {
    return this.#lock.change(input, 'document.add', async (tx, document) => {
      if (document.lent) return InvalidInput.at('input.id', 'LENT', 'a paper on its shelf');
      await tx.query('UPDATE document SET withdrawn_at = now(), version = version + 1 WHERE id = $1', [document.id]);
      await this.#record(tx, 'document.withdrawn', document, { type: document.type }, null, input.reason);
      await this.#tasks.settle(tx, expiringKey(document.id));
      return undefined;
    });
  }

  async #keep(
    tx: EntityManager,
    dossier: Dossier,
    input: AddDocumentInput,
    { file, pages }: TakenFile,
  ): Promise<Document | ChangeRefusal> {
    const place = input.documentId
      ? await this.#lock.locked(tx, { id: input.documentId, version: input.version ?? 0 })
      : await this.#enter(tx, dossier, input);
    if (place instanceof Failure) return place;
    const { id, number } = place;
    if (input.documentId && (place.type !== input.type || !(await liesIn(tx, id, dossier))))
      return NotFound.of('paper');
    if (!(await this.#files.hold(tx, file.id, 'documents'))) {
      return InvalidInput.at('input.fileId', 'UNKNOWN', 'a file that is nobody’s yet');
    }
    const facts = [input.form, input.issuedOn ?? null, input.expiresOn ?? null];
    await tx.query(
      `INSERT INTO document_version (document_id, number, file_id, pages, form, issued_on, expires_on, note, added_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, number, file.id, pages, ...facts, input.note?.trim() ?? '', currentActor().name],
    );
    await tx.query(
      `UPDATE document SET current_number = $2, form = $3, issued_on = $4, expires_on = $5, reminded = 0,
         verified_by_name = NULL, verified_at = NULL, version = version + $6::int WHERE id = $1`,
      [id, number, ...facts, input.documentId ? 1 : 0],
    );
    const held = { ...place, dossier };
    const sha256 = file.sha256.toString('hex');
    await this.#record(tx, 'document.added', held, {
      type: input.type,
      number,
      sha256,
      expiresOn: input.expiresOn ?? null,
    });
    await this.#tasks.settle(tx, expiringKey(id));
    return readDocument(tx, id);
  }

  /** Enters a paper unless one of its type is there: of two who hand in the first one at once, the second is told. */
  async #enter(
    tx: EntityManager,
    dossier: Dossier,
    { type, name, form }: AddDocumentInput,
  ): Promise<LockedDocument | ChangedMeanwhile> {
    const home = [dossier.type, dossier.id, type];
    const [made]: { id: string }[] = await tx.query(
      `INSERT INTO document (subject_type, subject_id, type, name, form) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (subject_type, subject_id, type) WHERE type <> 'other' AND withdrawn_at IS NULL DO NOTHING RETURNING id`,
      [...home, name?.trim().normalize('NFC') ?? '', form],
    );
    if (!made) {
      const [there]: { version: number }[] = await tx.query(
        'SELECT version FROM document WHERE subject_type = $1 AND subject_id = $2 AND type = $3 AND withdrawn_at IS NULL',
        home,
      );
      return ChangedMeanwhile.of(there?.version ?? 0);
    }
    await tx.query('INSERT INTO document_filing (subject_type, subject_id, document_id) VALUES ($1, $2, $3)', [
      dossier.type,
      dossier.id,
      made.id,
    ]);
    return { id: made.id, type, number: 1, form, issuedOn: null, expiresOn: null, lent: false, dossier };
  }

  #record(
    tx: EntityManager,
    action: string,
    document: LockedDocument,
    after: Record<string, unknown>,
    before: Record<string, unknown> | null = null,
    reason: string | null = null,
  ): Promise<void> {
    const subject = { type: 'document', id: document.id };
    return this.#audit.record(tx, { action, subject, before, after, reason }).then(() => this.#lock.tell(tx, document));
  }
}
