import { AuditTrail } from '@kefu/platform/audit';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reply } from '../../gateways/index.ts';
import { maskPhone } from '../../phone/index.ts';
import { messageText } from '../ledger.ts';
import { Phones } from '../phones.ts';
import { Refusals, type Refused, refusedColumns } from '../refusals.ts';
import { isStop } from './stop.ts';

defineSealedColumns({ table: 'message_reply', key: ['id'], column: 'text_sealed', kind: messageText });

/** Takes what people answer (X7): a STOP ends messages to that phone at once, and the desk that sent the last one telephones. */
@Injectable()
export class ReplyService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #phones: Phones;
  readonly #refusals: Refusals;
  readonly #audit: AuditTrail;

  constructor(database: Database, cipher: FieldCipher, phones: Phones, refusals: Refusals, audit: AuditTrail) {
    this.#database = database;
    this.#cipher = cipher;
    this.#phones = phones;
    this.#refusals = refusals;
    this.#audit = audit;
  }

  /** Stores replies, each once however often a gateway tells it. */
  async receive(gateway: string, replies: readonly Reply[]): Promise<void> {
    if (replies.length === 0) return;
    await this.#database.transaction(async (tx) => {
      for (const reply of replies) await this.#take(tx, gateway, reply);
    });
  }

  async #take(tx: EntityManager, gateway: string, { phone, text, at }: Reply): Promise<void> {
    const index = this.#phones.indexOf(phone);
    const masked = maskPhone(phone);
    const stop = isStop(text);
    const stored: unknown[] = await tx.query(
      `INSERT INTO message_reply (gateway, phone_index, phone_masked, text_sealed, stop, happened_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (gateway, phone_index, happened_at) DO NOTHING RETURNING id`,
      [gateway, index, masked, this.#cipher.seal(messageText, text), stop, at],
    );
    if (!stop || stored.length === 0) return;
    const [made]: ({ id: string } | undefined)[] = await tx.query(
      `INSERT INTO message_opt_out (phone_index, phone_masked, source, gateway, began_by) VALUES ($1, $2, 'reply', $3, 'system')
       ON CONFLICT (phone_index) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
      [index, masked, gateway],
    );
    if (!made) return;
    await this.#audit.record(tx, {
      action: 'optOut.added',
      subject: { type: 'optOut', id: made.id },
      after: { phone: masked, gateway },
    });
    const [last]: (Refused | undefined)[] = await tx.query(
      `SELECT ${refusedColumns} FROM message WHERE phone_index = $1 ORDER BY last_attempt_at DESC LIMIT 1`,
      [index],
    );
    if (last) await this.#refusals.ask(tx, last);
  }
}
