import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { maskPhone } from '../../phone/index.ts';
import { Phones } from '../phones.ts';
import { type NewOptOutInput, OptOut } from './opt-out.types.ts';
import { optOutColumns, optOutRows } from './opt-out-list.sql.ts';

/** Who takes no messages (X7). */
@Injectable()
export class OptOutService {
  readonly #database: Database;
  readonly #phones: Phones;
  readonly #audit: AuditTrail;

  constructor(database: Database, phones: Phones, audit: AuditTrail) {
    this.#database = database;
    this.#phones = phones;
    this.#audit = audit;
  }

  /** Those in force, the latest first; at most 500. */
  async list(): Promise<OptOut[]> {
    const { rows } = await this.#database.pool.query<OptOut>(`${optOutRows} LIMIT 500`);
    return rows;
  }

  /** Enters a phone by hand, such as after a call. */
  add({ phone, reason }: NewOptOutInput): Promise<OptOut | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      const [made]: (OptOut | undefined)[] = await tx.query(
        `INSERT INTO message_opt_out (phone_index, phone_masked, source, reason, began_by) VALUES ($1, $2, 'person', $3, $4)
         ON CONFLICT (phone_index) WHERE ended_at IS NULL DO NOTHING RETURNING ${optOutColumns}`,
        [this.#phones.indexOf(phone), maskPhone(phone), reason.trim(), currentActor().name],
      );
      if (!made) {
        const taken = { path: 'phone', code: 'TAKEN', message: 'a phone that is not there yet' };
        return InvalidInput.of([Object.assign(new FieldProblem(), taken)]);
      }
      await this.#audit.record(tx, {
        action: 'optOut.added',
        subject: { type: 'optOut', id: made.id },
        after: { phone: made.phoneMasked },
        reason,
      });
      return Object.assign(new OptOut(), made);
    });
  }

  /** Lets a phone have messages again. */
  end(id: string, reason: string): Promise<OptOut | NotFound> {
    return this.#database.transaction(async (tx) => {
      const [[ended]]: [(OptOut | undefined)[]] = await tx.query(
        `UPDATE message_opt_out SET ended_at = clock_timestamp(), ended_by = $2, end_reason = $3
         WHERE id = $1 AND ended_at IS NULL RETURNING ${optOutColumns}`,
        [id, currentActor().name, reason.trim()],
      );
      if (!ended) return NotFound.of('opt-out');
      await this.#audit.record(tx, {
        action: 'optOut.ended',
        subject: { type: 'optOut', id },
        before: { phone: ended.phoneMasked },
        reason,
      });
      return Object.assign(new OptOut(), ended);
    });
  }
}
