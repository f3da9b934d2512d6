import { FieldCipher } from '@kefu/platform/crypto';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';

/** A message that is about to go to a phone. */
export interface PhoneUse {
  readonly id: string;
  readonly purpose: string;
  readonly templateId: string;
  readonly phoneIndex: Buffer;
}

/** The code of what is suppressed because its recipient takes no messages. */
export const optedOut = 'optedOut';

/** Why a phone gets nothing: its owner said so, or it got enough for one day. */
export type PhoneVerdict = typeof optedOut | 'tooMany';

const check = sqlByValue(
  `WITH u AS (
     SELECT id, phone, template, purpose, row_number() OVER (PARTITION BY phone, template ORDER BY id) AS place
     FROM unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::text[]) AS u (id, phone, template, purpose)
   )
   SELECT u.id, CASE WHEN o.id IS NOT NULL THEN 'optedOut' ELSE 'tooMany' END AS verdict
   FROM u JOIN message_policy p USING (purpose)
   LEFT JOIN message_opt_out o ON o.phone_index = u.phone AND o.ended_at IS NULL
   WHERE o.id IS NOT NULL OR u.place + (
     SELECT count(*) FROM (
       SELECT FROM message m WHERE m.phone_index = u.phone AND m.template_id = u.template AND m.id <> u.id
         AND m.last_attempt_at > clock_timestamp() - interval '24 hours' LIMIT p.per_phone
     ) sent
   ) > p.per_phone`,
);

/** What may be sent to a phone (X7), known by its blind index alone. */
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

  /** Those of a batch that may not leave now, and why; one statement for all of them. */
  async check(uses: readonly PhoneUse[]): Promise<Map<string, PhoneVerdict>> {
    if (uses.length === 0) return new Map();
    const rows = await this.#database.query<{ id: string; verdict: PhoneVerdict }>(check, [
      uses.map(({ id }) => id),
      uses.map(({ phoneIndex }) => phoneIndex),
      uses.map(({ templateId }) => templateId),
      uses.map(({ purpose }) => purpose),
    ]);
    return new Map(rows.map(({ id, verdict }) => [id, verdict]));
  }
}
