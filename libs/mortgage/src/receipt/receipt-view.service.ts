import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { receiptConditions, receiptRows } from './receipt.sql.ts';
import { MortgageReceipt, MortgageReceiptConnection, type MortgageReceiptsArgs } from './receipt.types.ts';

/** Receipts of the contracts within the caller's reach (S13). */
@Injectable()
export class ReceiptViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of receipts, the latest received first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: MortgageReceiptsArgs): Promise<MortgageReceiptConnection> {
    const values: unknown[] = [];
    const conditions = [receiptConditions(filter, rowScope('mortgageContract.read'), values)];
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(r.received_on, r.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<MortgageReceipt>(
      `${receiptRows} WHERE ${conditions.join(' AND ')} ORDER BY r.received_on DESC, r.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new MortgageReceipt(), row),
      ({ receivedOn, id }) => encodeCursor([receivedOn, id]),
    );
    return Object.assign(new MortgageReceiptConnection(), page);
  }
}
