import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { Receipt } from '../gateways/index.ts';
import { FreezeService } from './freeze/freeze.service.ts';
import { matchReceipts } from './receipt-match.ts';

/** Takes receipts in (X7): doubled ones once, early ones until their message is known, late and disordered ones too. */
@Injectable()
export class ReceiptService {
  readonly #database: Database;

  readonly #freeze: FreezeService;

  constructor(database: Database, freeze: FreezeService) {
    this.#database = database;
    this.#freeze = freeze;
  }

  /** Stores what a gateway says and lays it on its messages where they are known already. */
  receive(gateway: string, receipts: readonly Receipt[]): Promise<void> {
    if (receipts.length === 0) return Promise.resolve();
    return this.#database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO delivery_receipt (gateway, reference, message_key, status, code, happened_at)
         SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
         ON CONFLICT (gateway, reference, status) DO NOTHING`,
        [
          gateway,
          receipts.map(({ reference }) => reference),
          receipts.map(({ key }) => key ?? null),
          receipts.map(({ status }) => status),
          receipts.map(({ code }) => code ?? null),
          receipts.map(({ at }) => at),
        ],
      );
      const owners: { id: string; unsent: boolean }[] = await tx.query(
        `SELECT id, fence = 0 AS unsent FROM message WHERE gateway_reference = ANY($1)
         UNION SELECT id, fence = 0 FROM message WHERE id = ANY($2::uuid[])`,
        [receipts.map(({ reference }) => reference), receipts.flatMap(({ key }) => key ?? [])],
      );
      // A gateway that tells of a message which this ledger never began knows more than it: the ledger was put back.
      if (owners.some(({ unsent }) => unsent)) await this.#freeze.freeze(tx, 'strayReceipts', { gateway });
      if (owners.length > 0) {
        await matchReceipts(
          tx,
          owners.map(({ id }) => id),
        );
      }
    });
  }
}
