import { maskPhone, readPhones } from '@kefu/office/phone';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { franchiseeCertificateSeal, franchiseePhoneSeal } from './franchisee.entity.ts';
import { franchiseeOf, locked } from './franchisee.service.ts';
import type { FranchiseeResult, SetFranchiseeCertificateInput, SetFranchiseePhoneInput } from './franchisee.types.ts';

/** What is sealed of a franchisee. */
interface Sealed {
  readonly field: 'phone' | 'certificate';
  readonly kind: string;
  readonly plain: string | undefined;
  readonly masked: string | null;
}

/** Where franchisees are told how far their goods are (F31), and by which papers they are known again (F3). */
@Injectable()
export class FranchiseeContactService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;

  constructor(database: Database, cipher: FieldCipher, audit: AuditTrail) {
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
  }

  /** Sets the number, or takes it away. One number, that can be called. */
  setPhone({ id, version, phone = null }: SetFranchiseePhoneInput): Promise<typeof FranchiseeResult> {
    const read = phone?.trim() ? readPhones(phone) : { phones: [] };
    if ('fault' in read) return Promise.resolve(InvalidInput.at('phone', read.fault, 'a number that can be called'));
    if (read.phones.length > 1) return Promise.resolve(InvalidInput.at('phone', 'TOO_MANY_PHONES', 'one number'));
    const [plain] = read.phones;
    const masked = plain === undefined ? null : maskPhone(plain);
    return this.#set({ id, version }, { field: 'phone', kind: franchiseePhoneSeal, plain, masked });
  }

  /** Sets the licence's or the owner's paper's number, or takes it away. */
  setCertificate({ id, version, certificate = null }: SetFranchiseeCertificateInput): Promise<typeof FranchiseeResult> {
    const plain = certificate?.trim() ? plainCertificate(certificate) : undefined;
    if (plain === '') {
      return Promise.resolve(InvalidInput.at('certificate', 'BAD_CERTIFICATE', '8 to 20 letters and digits'));
    }
    const masked = plain === undefined ? null : `${plain.slice(0, 3)}****${plain.slice(-4)}`;
    return this.#set({ id, version }, { field: 'certificate', kind: franchiseeCertificateSeal, plain, masked });
  }

  #set(
    { id, version }: { readonly id: string; readonly version: number },
    { field, kind, plain, masked }: Sealed,
  ): Promise<typeof FranchiseeResult> {
    return this.#database.transaction(async (tx) => {
      const before = await locked(tx, id);
      if (!before) return NotFound.of('franchisee');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      await tx.query(
        `UPDATE franchisee SET ${field}_sealed = $2, ${field}_index = $3, ${field}_masked = $4, version = version + 1 WHERE id = $1`,
        [
          id,
          plain === undefined ? null : this.#cipher.seal(kind, plain),
          plain === undefined ? null : this.#cipher.blindIndex(kind, plain),
          masked,
        ],
      );
      await this.#audit.record(tx, {
        action: field === 'phone' ? 'franchisee.phoneSet' : 'franchisee.certificateSet',
        subject: { type: 'franchisee', id },
        before: { [field]: field === 'phone' ? before.phoneMasked : before.certificateMasked },
        after: { [field]: masked },
      });
      return (await franchiseeOf(tx, id)) ?? NotFound.of('franchisee');
    });
  }
}

/** The number of a paper as numbers are compared: half width, capitals, no gaps; '' for what is none. */
export function plainCertificate(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  return /^[0-9A-Z]{8,20}$/.test(plain) ? plain : '';
}
