import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RevealedField } from '../register/trader-change.types.ts';
import type { TraderField, TraderFields } from '../trader/trader-fields.ts';
import { Application } from './application.entity.ts';
import { ApplicationWishes } from './application-wish.ts';

/** Shows one sealed field that an application wants in clear, with a reason, on the record (X2). */
@Injectable()
export class ApplicationRevealService {
  readonly #database: Database;
  readonly #wishes: ApplicationWishes;
  readonly #audit: AuditTrail;

  constructor(database: Database, wishes: ApplicationWishes, audit: AuditTrail) {
    this.#database = database;
    this.#wishes = wishes;
    this.#audit = audit;
  }

  /** The field in clear; the audit has who, which, why, and never the value. */
  reveal(id: string, field: TraderField, why: string): Promise<RevealedField | InvalidInput | NotFound> {
    const reason = givenReason(why);
    if (!reason) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const application = await tx.findOneBy(Application, { id });
      if (!application || !inScope(rowScope('application.reveal'), application)) return NotFound.of('application');
      const value = clearText(this.#wishes.open(application), field);
      if (!value) return NotFound.of('field of this application');
      await this.#audit.record(tx, {
        action: 'application.revealed',
        subject: { type: 'application', id },
        after: { field, masked: application.wishMasked[field] },
        reason,
      });
      return Object.assign(new RevealedField(), { value });
    });
  }
}

function clearText({ certificate, phones, bankCard }: TraderFields, field: TraderField): string | null | undefined {
  if (field === 'certificate') return certificate?.number;
  return field === 'phones' ? phones?.join('、') : bankCard;
}
