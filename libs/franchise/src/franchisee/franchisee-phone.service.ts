import { maskPhone, readPhones } from '@kefu/office/phone';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { franchiseePhoneSeal } from './franchisee.entity.ts';
import { franchiseeOf, locked } from './franchisee.service.ts';
import type { FranchiseeResult, SetFranchiseePhoneInput } from './franchisee.types.ts';

/** Where franchisees are told how far their goods are (F31). */
@Injectable()
export class FranchiseePhoneService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;

  constructor(database: Database, cipher: FieldCipher, audit: AuditTrail) {
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
  }

  /** Sets the number, or takes it away. One number, that can be called. */
  set({ id, version, phone = null }: SetFranchiseePhoneInput): Promise<typeof FranchiseeResult> {
    const read = phone?.trim() ? readPhones(phone) : { phones: [] };
    if ('fault' in read) return Promise.resolve(InvalidInput.at('phone', read.fault, 'a number that can be called'));
    if (read.phones.length > 1) return Promise.resolve(InvalidInput.at('phone', 'TOO_MANY_PHONES', 'one number'));
    const [number] = read.phones;
    const masked = number === undefined ? null : maskPhone(number);
    return this.#database.transaction(async (tx) => {
      const before = await locked(tx, id);
      if (!before) return NotFound.of('franchisee');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      await tx.query(
        'UPDATE franchisee SET phone_sealed = $2, phone_masked = $3, version = version + 1 WHERE id = $1',
        [id, number === undefined ? null : this.#cipher.seal(franchiseePhoneSeal, number), masked],
      );
      await this.#audit.record(tx, {
        action: 'franchisee.phoneSet',
        subject: { type: 'franchisee', id },
        before: { phone: before.phoneMasked },
        after: { phone: masked },
      });
      return (await franchiseeOf(tx, id)) ?? NotFound.of('franchisee');
    });
  }
}
