import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { buyerPhoneSeal } from '../contract/mortgage-buyer.entity.ts';
import { type RevealBuyerPhoneInput, RevealedPhone } from './contract-view.types.ts';

/** Shows a buyer's phone in clear, with a reason, on the record (S7, X2). */
@Injectable()
export class BuyerRevealService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;

  constructor(database: Database, audit: AuditTrail, cipher: FieldCipher) {
    this.#database = database;
    this.#audit = audit;
    this.#cipher = cipher;
  }

  /** The phone in clear; the audit has whose, which, why, and never the number. */
  reveal({ contractId, position, reason }: RevealBuyerPhoneInput): Promise<RevealedPhone | InvalidInput | NotFound> {
    const why = givenReason(reason);
    if (!why) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [contractId, position];
      const scope = contractScopeSql(rowScope('mortgageContract.reveal'), values);
      const [found]: { sealed: string; masked: string }[] = await tx.query(
        `SELECT b.phone_sealed AS sealed, b.phone_masked AS masked FROM mortgage_buyer b JOIN mortgage_contract c ON c.id = b.contract_id
         WHERE c.id = $1 AND b.position = $2 AND b.phone_sealed IS NOT NULL AND ${scope}`,
        values,
      );
      if (!found) return NotFound.of('phone');
      await this.#audit.record(tx, {
        action: 'mortgageContract.revealed',
        subject: { type: 'mortgageContract', id: contractId },
        after: { field: 'phone', position, masked: found.masked },
        reason: why,
      });
      return Object.assign(new RevealedPhone(), { value: this.#cipher.open(buyerPhoneSeal, found.sealed) });
    });
  }
}
