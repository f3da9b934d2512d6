import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { Trader } from '../trader/trader.entity.ts';
import { TraderBankCard } from '../trader/trader-bank-card.entity.ts';
import { TraderPhone } from '../trader/trader-phone.entity.ts';
import { type RevealArgs, RevealedField } from './trader-change.types.ts';

/** Shows one sealed field in clear, with a reason, on the record (X2). */
@Injectable()
export class TraderRevealService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;

  constructor(database: Database, audit: AuditTrail, cipher: FieldCipher) {
    this.#database = database;
    this.#audit = audit;
    this.#cipher = cipher;
  }

  /** The field in clear; the audit has who, which, why, and never the value. */
  reveal({ traderId, field, position, reason }: RevealArgs): Promise<RevealedField | InvalidInput | NotFound> {
    const why = givenReason(reason);
    if (!why) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const trader = await tx.findOneBy(Trader, { id: traderId });
      if (!trader || !inScope(rowScope('trader.reveal'), trader)) return NotFound.of('trader');
      const phone = field === 'phone' ? await tx.findOneBy(TraderPhone, { traderId, position }) : null;
      if (field === 'phone' && !phone) return NotFound.of('phone');
      const card = field === 'bankCard' ? await tx.findOneBy(TraderBankCard, { traderId }) : null;
      if (field === 'bankCard' && !card) return NotFound.of('bank card');
      const sealed = phone?.phoneSealed ?? card?.cardSealed ?? trader.certificateSealed;
      const masked = phone?.phoneMasked ?? card?.cardMasked ?? trader.certificateMasked;
      const shown = { field, masked, ...(phone && { position }) };
      await this.#audit.record(tx, {
        action: 'trader.revealed',
        subject: { type: 'trader', id: traderId },
        after: shown,
        reason: why,
      });
      return Object.assign(new RevealedField(), { value: this.#cipher.open(field, sealed) });
    });
  }
}
