import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { matchReceipts } from './receipt-match.ts';

/** What a gateway says of one message. */
export interface Receipt {
  /** The gateway's reference. */
  readonly id: string;
  /** Our key, where the gateway repeats it. */
  readonly key?: string | undefined;
  readonly status: 'delivered' | 'undelivered';
  readonly code?: string | undefined;
  readonly at: string;
}

/** Takes receipts in (X7): doubled ones once, early ones until their message is known, late and disordered ones too. */
@Injectable()
export class ReceiptService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores a receipt and lays it on its message where that is known already. */
  receive(receipt: Receipt): Promise<void> {
    return this.#database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO delivery_receipt (gateway, reference, message_key, status, code, happened_at)
         VALUES ('sms', $1, $2, $3, $4, $5) ON CONFLICT (gateway, reference, status) DO NOTHING`,
        [receipt.id, receipt.key ?? null, receipt.status, receipt.code ?? null, receipt.at],
      );
      const owners: { id: string }[] = await tx.query(
        `SELECT id FROM message WHERE gateway_reference = $1 UNION SELECT id FROM message WHERE id = $2`,
        [receipt.id, receipt.key ?? null],
      );
      if (owners.length > 0)
        await matchReceipts(
          tx,
          owners.map(({ id }) => id),
        );
    });
  }
}
