import { holdBalances, warehouse } from '@kefu/inventory';
import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteRows } from './dispatch.sql.ts';
import { type DispatchHeldInput, DispatchNote } from './dispatch.types.ts';
import { bookDispatch } from './dispatch-booking.ts';

interface Held {
  readonly id: string;
  readonly skuId: string;
  readonly held: number;
}

interface Sent extends Held {
  readonly quantity: number;
}

/** Sends franchisees what is held for them (F4). */
@Injectable()
export class DispatchService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /**
   * Writes a note of today over what is held for a franchisee, or over the part of it that is named, and takes the goods out. Of two who
   * send the same goods at once one wins; the other is told that they are not held any more (`NOT_HELD`).
   */
  async sendHeld({ franchiseeId, lines }: DispatchHeldInput): Promise<DispatchNote | InvalidInput | NotFound> {
    const day = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const [franchisee]: { name: string }[] = await tx.query('SELECT name FROM franchisee WHERE id = $1', [
        franchiseeId,
      ]);
      if (!franchisee) return NotFound.of('franchisee');
      const held = await this.#hold(tx, franchiseeId);
      const problems: FieldProblem[] = [];
      const asked = new Map<string, number>();
      for (const [at, { orderLineId, quantity }] of (lines ?? []).entries()) {
        const whole = held.get(orderLineId)?.held ?? 0;
        const sum = (asked.get(orderLineId) ?? 0) + quantity;
        asked.set(orderLineId, sum);
        if (sum > whole)
          problems.push({
            path: `lines.${at}.quantity`,
            code: 'NOT_HELD',
            message: `at most ${whole} pieces are held`,
          });
      }
      if (problems.length > 0) return InvalidInput.of(problems);
      const sent: Sent[] = [...held.values()]
        .map((line) => ({ ...line, quantity: lines ? (asked.get(line.id) ?? 0) : line.held }))
        .filter(({ quantity }) => quantity > 0);
      if (sent.length === 0)
        return InvalidInput.of([{ path: 'lines', code: 'NOT_HELD', message: 'nothing is held for this franchisee' }]);
      return this.#write(tx, { id: franchiseeId, name: franchisee.name }, day, sent);
    });
  }

  /** Goods first, then lines, both in order: the sums that were read before hold afterwards. */
  async #hold(tx: EntityManager, franchiseeId: string): Promise<ReadonlyMap<string, Held>> {
    const skus: { skuId: string }[] = await tx.query(
      'SELECT DISTINCT sku_id AS "skuId" FROM order_line WHERE franchisee_id = $1 AND allocated > 0',
      [franchiseeId],
    );
    await holdBalances(
      tx,
      await warehouse(tx),
      skus.map(({ skuId }) => skuId),
    );
    const rows: Held[] = await tx.query(
      `SELECT id, sku_id AS "skuId", allocated AS held FROM order_line
       WHERE franchisee_id = $1 AND sku_id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [franchiseeId, skus.map(({ skuId }) => skuId)],
    );
    return new Map(rows.flatMap((row) => (row.held > 0 ? [[row.id, row] as const] : [])));
  }

  async #write(
    tx: EntityManager,
    franchisee: { readonly id: string; readonly name: string },
    day: string,
    sent: readonly Sent[],
  ): Promise<DispatchNote> {
    const { name } = currentActor();
    const [note]: { id: string; number: string }[] = await tx.query(
      `WITH made AS (SELECT uuidv7() AS id)
       INSERT INTO dispatch_note (id, number, franchisee_id, dispatched_on, entered_by_name)
       SELECT id, 'FH' || to_char($2::date, 'YYMMDD') || upper(right(replace(id::text, '-', ''), 6)), $1, $2::date, $3 FROM made
       RETURNING id, number`,
      [franchisee.id, day, name],
    );
    if (!note) throw new Error('No note was written');
    await tx.query(
      `INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen, order_line_id,
         counts, part)
       SELECT $1, $1, $2::date, $3, l.sku_id, s.quantity, 'ORDER', l.price_fen, s.quantity * l.price_fen, l.id,
         $2::date BETWEEN l.window_from AND l.window_to, row_number() OVER (PARTITION BY l.sku_id ORDER BY l.window_from, l.id)
       FROM jsonb_to_recordset($4::jsonb) AS s (id uuid, quantity integer) JOIN order_line l ON l.id = s.id`,
      [note.id, day, franchisee.id, JSON.stringify(sent)],
    );
    await bookDispatch(tx, note.id, name);
    await this.#audit.record(tx, {
      action: 'dispatch.sent',
      subject: { type: 'dispatchNote', id: note.id },
      after: {
        number: note.number,
        franchisee: franchisee.name,
        quantity: sent.reduce((sum, { quantity }) => sum + quantity, 0),
      },
    });
    const [row]: DispatchNote[] = await tx.query(`${noteRows} WHERE n.id = $1`, [note.id]);
    return Object.assign(new DispatchNote(), row);
  }
}
