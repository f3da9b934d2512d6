import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { consultantsSql } from './consultant.sql.ts';
import { type AssignConsultantInput, MortgageConsultant } from './consultant.types.ts';

/** Which person stands behind the consultant of a contract (S26): they see its thread, and are asked to assist. */
@Injectable()
export class ConsultantService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Consultants who can sign in, by name; at most 500. */
  async all(): Promise<MortgageConsultant[]> {
    const { rows } = await this.#database.pool.query<MortgageConsultant>(
      `${consultantsSql} ORDER BY one.name, one.id LIMIT 500`,
    );
    return rows.map((row) => Object.assign(new MortgageConsultant(), row));
  }

  /** Says who sold a contract. @returns why not, or undefined once it is done */
  assign(input: AssignConsultantInput): Promise<InvalidInput | NotFound | ChangedMeanwhile | undefined> {
    const { id, version } = input;
    const consultantId = input.consultantId ?? null;
    return this.#database.transaction(async (tx) => {
      const [contract]: { version: number; name: string }[] = await tx.query(
        'SELECT version, consultant_name AS name FROM mortgage_contract WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!contract) return NotFound.of('contract');
      if (contract.version !== version) return ChangedMeanwhile.of(contract.version);
      const [person]: MortgageConsultant[] = await tx.query(
        `SELECT * FROM (${consultantsSql}) known WHERE known.id = $1`,
        [consultantId],
      );
      if (consultantId && !person)
        return InvalidInput.at('input.consultantId', 'UNKNOWN', 'somebody who holds the post of a consultant');
      await tx.query(
        `UPDATE mortgage_contract SET consultant_id = $2, consultant_name = coalesce($3, consultant_name), version = version + 1,
           updated_at = now() WHERE id = $1`,
        [id, consultantId, person?.name ?? null],
      );
      await this.#audit.record(tx, {
        action: 'mortgageContract.consultantAssigned',
        subject: { type: 'mortgageContract', id },
        before: { consultant: contract.name },
        after: { consultant: person?.name ?? null },
      });
      return undefined;
    });
  }
}
