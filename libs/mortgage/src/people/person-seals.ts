import {
  birthDateOf,
  type CertificateKind,
  certificateKey,
  maskCertificate,
  readCertificate,
} from '@kefu/office/certificate';
import { maskPhone, readPhones } from '@kefu/office/phone';
import { FieldCipher } from '@kefu/platform/crypto';
import { type FieldProblem, fieldProblem, InvalidInput } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personCertificateSeal, personPhoneSeal } from './mortgage-person.entity.ts';
import type { SaveMortgagePersonInput } from './people.types.ts';

/** What is to be sealed of a person: undefined stays as it was, null is taken away. */
export interface ReadSeals {
  readonly phone: string | null | undefined;
  readonly certificate: { readonly kind: CertificateKind; readonly number: string } | null | undefined;
  /** Of the certificate, where one is given. */
  readonly index: Buffer | undefined;
}

/** What is known of a person under the seal: read, sealed, masked, found again (S7). */
@Injectable()
export class PersonSeals {
  readonly #cipher: FieldCipher;

  constructor(cipher: FieldCipher) {
    this.#cipher = cipher;
  }

  /** Reads telephone and certificate as staff write them; a problem names its field. */
  read({ phone, certificate, company }: SaveMortgagePersonInput, today: string): ReadSeals | InvalidInput {
    const problems: FieldProblem[] = [];
    const wanted = phone == null ? undefined : phone.trim() === '' ? { phones: [] } : readPhones(phone);
    if (wanted && 'fault' in wanted) problems.push(fieldProblem('input.phone', wanted.fault, 'a number to call'));
    const phones = wanted && 'phones' in wanted ? wanted.phones : undefined;
    if (phones && phones.length > 1) problems.push(fieldProblem('input.phone', 'TOO_MANY_PHONES', 'one number'));
    const holder = company ? 'company' : 'naturalPerson';
    const reading = certificate?.trim() ? readCertificate(certificate, holder, today) : undefined;
    if (reading && 'fault' in reading)
      problems.push(fieldProblem('input.certificate', reading.fault, 'the number as it stands on the paper'));
    if (problems.length > 0) return InvalidInput.of(problems);
    const paper = reading && 'number' in reading ? reading : undefined;
    return {
      phone: phones && (phones[0] ?? null),
      certificate: certificate == null ? undefined : (paper ?? null),
      index: paper && this.#cipher.blindIndex(personCertificateSeal, certificateKey(paper)),
    };
  }

  /** The certificate as it will stand: its kind, and the birth date where its number says it. */
  async known(
    tx: EntityManager,
    { certificate }: ReadSeals,
    contractId: string,
    position: number,
  ): Promise<{ readonly kind: string | null; readonly bornOn: string | undefined }> {
    if (certificate) return { kind: certificate.kind, bornOn: birthDateOf(certificate) };
    const [row]: { kind: string; sealed: string }[] =
      certificate === null
        ? []
        : await tx.query(
            `SELECT certificate_kind AS kind, certificate_sealed AS sealed FROM mortgage_person
             WHERE contract_id = $1 AND position = $2 AND certificate_sealed IS NOT NULL`,
            [contractId, position],
          );
    if (!row) return { kind: null, bornOn: undefined };
    const number = this.#cipher.open(personCertificateSeal, row.sealed);
    return { kind: row.kind, bornOn: birthDateOf({ kind: row.kind, number }) };
  }

  /** Writes what was read. @returns what of it may be shown */
  async write(
    tx: EntityManager,
    contractId: string,
    position: number,
    { phone, certificate, index }: ReadSeals,
  ): Promise<Readonly<Record<string, string | null>>> {
    const place = [contractId, position];
    const shown: Record<string, string | null> = {};
    if (phone !== undefined) {
      shown.phone = phone && maskPhone(phone);
      await tx.query(
        `UPDATE mortgage_person SET phone_sealed = $3, phone_index = $4, phone_masked = $5 WHERE contract_id = $1 AND position = $2`,
        [
          ...place,
          phone && this.#cipher.seal(personPhoneSeal, phone),
          phone && this.#cipher.blindIndex(personPhoneSeal, phone),
          shown.phone,
        ],
      );
    }
    if (certificate !== undefined) {
      shown.certificate = certificate && maskCertificate(certificate.number);
      await tx.query(
        `UPDATE mortgage_person SET certificate_kind = $3, certificate_sealed = $4, certificate_index = $5, certificate_masked = $6
         WHERE contract_id = $1 AND position = $2`,
        [
          ...place,
          certificate?.kind ?? null,
          certificate && this.#cipher.seal(personCertificateSeal, certificate.number),
          index ?? null,
          shown.certificate,
        ],
      );
    }
    return shown;
  }
}
