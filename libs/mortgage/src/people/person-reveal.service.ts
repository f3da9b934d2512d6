import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { personCertificateSeal, personPhoneSeal } from './mortgage-person.entity.ts';
import { RevealedPersonField, type RevealMortgagePersonInput } from './people.types.ts';

const seals = { phone: personPhoneSeal, certificate: personCertificateSeal };

/** Shows a person's telephone or certificate in clear, with a reason, on the record (S7, X2). */
@Injectable()
export class PersonRevealService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;

  constructor(database: Database, audit: AuditTrail, cipher: FieldCipher) {
    this.#database = database;
    this.#audit = audit;
    this.#cipher = cipher;
  }

  /** The number in clear; the audit has whose, which, why, and never the number. */
  reveal({
    contractId,
    position,
    field,
    reason,
  }: RevealMortgagePersonInput): Promise<RevealedPersonField | InvalidInput | NotFound> {
    const why = givenReason(reason);
    if (!why) return Promise.resolve(reasonMissing());
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [contractId, position];
      const scope = contractScopeSql(rowScope('mortgageContract.reveal'), values);
      const [found]: { sealed: string; masked: string }[] = await tx.query(
        `SELECT p.${field}_sealed AS sealed, p.${field}_masked AS masked FROM mortgage_person p
         JOIN mortgage_contract c ON c.id = p.contract_id
         WHERE c.id = $1 AND p.position = $2 AND p.${field}_sealed IS NOT NULL AND ${scope}`,
        values,
      );
      if (!found) return NotFound.of(field);
      await this.#audit.record(tx, {
        action: 'mortgageContract.revealed',
        subject: { type: 'mortgageContract', id: contractId },
        after: { field, position, masked: found.masked },
        reason: why,
      });
      return Object.assign(new RevealedPersonField(), { value: this.#cipher.open(seals[field], found.sealed) });
    });
  }
}
