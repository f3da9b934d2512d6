import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { EntityManager } from 'typeorm';
import { defineSealedColumns, FieldCipher } from '../crypto/index.ts';
import { Person } from './person.entity.ts';

const period = 30;
const kind = 'totp';

defineSealedColumns(
  { table: 'person', key: ['id'], column: 'totp_sealed', kind },
  { table: 'person', key: ['id'], column: 'totp_offered', kind },
);

/** What an authenticator app needs to take the second factor up. */
export interface Offer {
  /** Base32, to be typed where no camera is at hand. */
  readonly secret: string;
  /** otpauth://…, to be drawn as a QR code. */
  readonly uri: string;
}

/** Time-based codes (RFC 6238): six digits, 30 seconds, one step of drift to either side; a code works once (X1). */
@Injectable()
export class SecondFactor {
  readonly #cipher: FieldCipher;

  constructor(cipher: FieldCipher) {
    this.#cipher = cipher;
  }

  /** Offers a fresh secret; nothing is asked of the person until its first code has come. */
  async offer(tx: EntityManager, person: Person): Promise<Offer> {
    const totp = totpOf(new Secret({ size: 20 }), person.login);
    await tx.update(Person, { id: person.id }, { totpOffered: this.#cipher.seal(kind, totp.secret.base32) });
    return { secret: totp.secret.base32, uri: totp.toString() };
  }

  /** Takes the offered secret into use when the code fits it. */
  async confirm(tx: EntityManager, person: Person, code: string): Promise<boolean> {
    const step = person.totpOffered && this.#stepOf(person.totpOffered, code);
    if (!step) return false;
    const { affected } = await tx.update(
      Person,
      { id: person.id, totpOffered: person.totpOffered as string },
      { totpSealed: person.totpOffered, totpOffered: null, totpLastStep: step },
    );
    return affected === 1;
  }

  /** Whether a code fits, using it up: of two sign-ins with one code only one succeeds. */
  async use(tx: EntityManager, person: Person, code: string): Promise<boolean> {
    const step = person.totpSealed && this.#stepOf(person.totpSealed, code);
    if (!step) return false;
    const { affected } = await tx
      .createQueryBuilder()
      .update(Person)
      .set({ totpLastStep: step })
      .where('id = :id AND (totp_last_step IS NULL OR totp_last_step < :step)', { id: person.id, step })
      .execute();
    return affected === 1;
  }

  #stepOf(sealed: string, code: string): number | undefined {
    const now = Date.now();
    const totp = totpOf(Secret.fromBase32(this.#cipher.open(kind, sealed)), '');
    const drift = totp.validate({ token: code, timestamp: now, window: 1 });
    return drift === null ? undefined : Math.floor(now / 1000 / period) + drift;
  }
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Kefu', label, secret, digits: 6, period, algorithm: 'SHA1' });
}
