import { FieldCipher } from '@kefu/platform/crypto';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';

/** The code of what is suppressed because its recipient takes no messages. */
export const optedOut = 'optedOut';

const refusing = sqlByValue(
  `SELECT encode(phone_index, 'hex') AS phone FROM message_opt_out WHERE phone_index = ANY($1::bytea[]) AND ended_at IS NULL`,
);

/** Who takes messages (X7); a phone is known here by its blind index alone. */
@Injectable()
export class Phones {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** The blind index of a phone in E.164, the same as wherever phones are kept. */
  indexOf(phone: string): Buffer {
    return this.#cipher.blindIndex('phone', phone);
  }

  /** Those of these phones that take no messages, in hexadecimal; one statement for all of them. */
  async refusing(phones: readonly Buffer[]): Promise<Set<string>> {
    if (phones.length === 0) return new Set();
    const rows = await this.#database.query<{ phone: string }>(refusing, [phones]);
    return new Set(rows.map(({ phone }) => phone));
  }
}
