import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, NotFound } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BusinessDate } from '../calendar/index.ts';
import { allSubjects } from '../subjects/index.ts';
import type { Document } from './document.types.ts';
import { readDocument } from './document-reading.ts';
import type { Dossier } from './dossier.ts';
import { Dossiers } from './dossiers.ts';
import type { DocumentForm } from './standing.ts';

/** A paper under its lock. */
export interface LockedDocument {
  readonly id: string;
  readonly type: string;
  /** The number that its next version gets; of a change without a file, that of the current one. */
  readonly number: number;
  readonly form: DocumentForm;
  readonly issuedOn: BusinessDate | null;
  readonly expiresOn: BusinessDate | null;
  readonly lent: boolean;
  /** Where the caller found it; undefined before that was asked. */
  readonly dossier: Dossier | undefined;
}

/** Changes of papers, each under the paper's lock and the version that was read. */
@Injectable()
export class PaperLock {
  readonly #database: Database;
  readonly #dossiers: Dossiers;
  readonly #topics: Topics;

  constructor(database: Database, dossiers: Dossiers, topics: Topics) {
    this.#database = database;
    this.#dossiers = dossiers;
    this.#topics = topics;
  }

  /**
   * Changes a paper that the caller reaches with a permission.
   * @param work returns why not, or undefined once it is done
   */
  async change<Refusal extends Failure>(
    ref: { readonly id: string; readonly version: number },
    permission: string,
    work: (tx: EntityManager, document: LockedDocument) => Promise<Refusal | undefined>,
  ): Promise<Document | Refusal | ChangedMeanwhile | NotFound> {
    const dossier = await this.#dossiers.holding(ref.id, permission);
    if (!dossier) return NotFound.of('paper');
    return this.#database.transaction(async (tx) => {
      const locked = await this.locked(tx, ref);
      if (locked instanceof Failure) return locked;
      const refusal = await work(tx, { ...locked, number: locked.number - 1, dossier });
      return refusal ?? readDocument(tx, ref.id);
    });
  }

  /** A paper under its lock, whoever asks. */
  async locked(
    tx: EntityManager,
    { id, version }: { readonly id: string; readonly version: number },
  ): Promise<LockedDocument | ChangedMeanwhile | NotFound> {
    const [row]: (Omit<LockedDocument, 'dossier' | 'lent'> & { version: number })[] = await tx.query(
      `SELECT id, type, current_number + 1 AS number, form, issued_on AS "issuedOn", expires_on AS "expiresOn", version
       FROM document WHERE id = $1 AND withdrawn_at IS NULL FOR UPDATE`,
      [id],
    );
    if (!row) return NotFound.of('paper');
    const { version: stored, ...document } = row;
    if (stored !== version) return ChangedMeanwhile.of(stored);
    const loans: unknown[] = await tx.query(
      'SELECT FROM document_loan WHERE document_id = $1 AND returned_at IS NULL',
      [id],
    );
    return { ...document, lent: loans.length > 0, dossier: undefined };
  }

  /** Announces that a paper changed, and with it the record that it belongs to. */
  async tell(tx: EntityManager, { id, dossier }: Pick<LockedDocument, 'id' | 'dossier'>): Promise<void> {
    const { branchId = null, teamId = null, ownerId = null } = dossier ?? {};
    const place = { branchId, teamId, ownerId };
    await this.#topics.announce(tx, { type: 'document', id, permission: 'document.read', ...place });
    const permission = dossier && allSubjects().get(dossier.type)?.permission;
    if (dossier && permission) {
      await this.#topics.announce(tx, { type: dossier.type, id: dossier.id, permission, ...place });
    }
  }
}
