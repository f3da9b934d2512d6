import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { type AddMortgageNoteInput, MortgageNote } from './problem.types.ts';

/** The thread of a case: what was said about it, and each try to reach its customer; never changed (S22). */
@Injectable()
export class NoteService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Adds a line; several who add at once all do. */
  add({ id, kind, body }: AddMortgageNoteInput): Promise<MortgageNote | InvalidInput | NotFound> {
    return this.#database.transaction(async (tx) => {
      const said = body.trim();
      if (!said) return InvalidInput.at('input.body', 'REQUIRED', 'say something');
      const values: unknown[] = [id, kind, said, currentActor().name];
      const [note]: MortgageNote[] = await tx.query(
        `INSERT INTO mortgage_note (case_id, kind, body, by_name) SELECT k.id, $2, $3, $4 FROM mortgage_case k
         WHERE k.id = $1 AND ${caseReachSql(values, 'mortgageCase.work')} RETURNING id, kind, body, by_name AS by, at`,
        values,
      );
      if (!note) return NotFound.of('mortgage case');
      await this.#audit.record(tx, {
        action: 'mortgageCase.noted',
        subject: { type: 'mortgageCase', id },
        after: { kind },
      });
      return Object.assign(new MortgageNote(), note);
    });
  }
}
