import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { noteConditions, noteLines, noteRows } from './dispatch.sql.ts';
import {
  DispatchLine,
  DispatchNote,
  DispatchNoteConnection,
  type DispatchNotesArgs,
  DispatchShare,
  HeldFor,
  HeldLine,
} from './dispatch.types.ts';

/** What left for franchisees, and what waits to leave (F4, F5). */
@Injectable()
export class DispatchViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of notes, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: DispatchNotesArgs): Promise<DispatchNoteConnection> {
    const { first, after } = args;
    const values: unknown[] = [];
    const conditions = noteConditions(args, values);
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(n.dispatched_on, n.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<DispatchNote>(
      `${noteRows} WHERE ${conditions.join(' AND ')} ORDER BY n.dispatched_on DESC, n.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new DispatchNote(), row),
      ({ dispatchedOn, id }) => encodeCursor([dispatchedOn, id]),
    );
    return Object.assign(new DispatchNoteConnection(), page);
  }

  /** One note; null where there is none. */
  async note(id: string): Promise<DispatchNote | null> {
    const { rows } = await this.#database.pool.query<DispatchNote>(`${noteRows} WHERE n.id = $1`, [id]);
    return rows[0] ? Object.assign(new DispatchNote(), rows[0]) : null;
  }

  /** The lines of a note, by SKU. */
  async lines(noteId: string): Promise<DispatchLine[]> {
    const { rows } = await this.#database.pool.query<DispatchLine>(
      `${noteLines} WHERE n.id = $1 ORDER BY k.code, d.id LIMIT 2000`,
      [noteId],
    );
    return rows.map((row) => Object.assign(new DispatchLine(), row));
  }

  /** Franchisees for whom goods are held, those with the most first. */
  async waiting(): Promise<HeldFor[]> {
    const { rows } = await this.#database.pool.query<HeldFor>(
      `SELECT f.id AS "franchiseeId", f.name AS franchisee, count(*)::int AS lines, sum(l.allocated)::int AS quantity,
         sum(l.allocated * l.price_fen)::bigint AS amount
       FROM order_line l JOIN franchisee f ON f.id = l.franchisee_id WHERE l.allocated > 0 GROUP BY f.id ORDER BY amount DESC, f.id LIMIT 500`,
    );
    return rows.map((row) => Object.assign(new HeldFor(), row));
  }

  /** What is held for a franchisee, by SKU and window. */
  async heldLines(franchiseeId: string): Promise<HeldLine[]> {
    const { rows } = await this.#database.pool.query<HeldLine>(
      `SELECT l.id AS "orderLineId", f.id AS "franchiseeId", f.name AS franchisee, k.code AS sku, t.name AS "styleName",
         l.window_from AS "windowFrom", l.window_to AS "windowTo", l.quantity AS ordered, l.delivered, l.allocated AS held
       FROM order_line l JOIN franchisee f ON f.id = l.franchisee_id JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id
       WHERE l.franchisee_id = $1 AND l.allocated > 0 ORDER BY k.code, l.window_from LIMIT 2000`,
      [franchiseeId],
    );
    return rows.map((row) => Object.assign(new HeldLine(), row));
  }

  /** What was dispatched from one day to another, both included, by kind, with each kind's share (F5). */
  async shares(from: string, to: string): Promise<DispatchShare[]> {
    const { rows } = await this.#database.pool.query<DispatchShare>(
      `SELECT kind, sum(quantity)::int AS quantity, sum(amount_fen)::bigint AS amount,
         (sum(amount_fen) / nullif(sum(sum(amount_fen)) OVER (), 0))::numeric(12, 10)::text AS share
       FROM dispatch_line WHERE dispatched_on BETWEEN $1 AND $2 GROUP BY kind ORDER BY amount DESC, kind`,
      [from, to],
    );
    return rows.map((row) => Object.assign(new DispatchShare(), row));
  }
}
