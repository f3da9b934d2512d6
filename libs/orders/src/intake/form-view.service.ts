import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OrderFormsArgs } from './order-form.input.ts';
import { FormCount, OrderFormConnection, OrderFormType } from './order-form.types.ts';

/** The original order that the franchisee of form `m` has for its season. */
const standing = `FROM franchise_order o WHERE o.season_id = m.season_id AND o.franchisee_id = m.franchisee_id AND o.kind = 'ORIGINAL'`;

const formRows = `SELECT m.id, m.file_name AS "fileName", m.state, m.season_code AS season, m.customer, m.franchisee_id AS "franchiseeId",
  f.name AS franchisee, m.candidates, m.ordered_on AS "orderedOn", m.faults, m.fault_count AS "faultCount",
  m.unknown_headings AS "unknownHeadings",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('category', c ->> 'category', 'quantity', c -> 'quantity', 'amount', c -> 'fen')), '[]')
   FROM jsonb_array_elements(m.categories) c) AS categories,
  m.line_count AS "lineCount", m.quantity, m.amount_fen AS amount, m.decision, m.order_id AS "orderId",
  m.taken_by_name AS "takenBy", m.taken_at AS "takenAt", m.version,
  CASE WHEN m.state = 'READY' THEN (SELECT jsonb_build_object('id', o.id, 'number', o.number, 'state', o.state,
     'quantity', (SELECT coalesce(sum(quantity), 0) FROM order_line WHERE order_id = o.id),
     'amount', (SELECT coalesce(sum(quantity * price_fen), 0) FROM order_line WHERE order_id = o.id)) ${standing}) END AS standing,
  CASE WHEN m.state = 'READY' THEN (SELECT e.file_name FROM order_form e
     WHERE e.digest = m.digest AND e.state = 'ENTERED' AND e.franchisee_id = m.franchisee_id LIMIT 1) END AS "sameAs"
  FROM order_form m LEFT JOIN franchisee f ON f.id = m.franchisee_id`;

/** Order forms as people look at them (F3). */
@Injectable()
export class FormViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of forms, the newest first; without a state those that are settled are left out. */
  async page({ state, first, after }: OrderFormsArgs): Promise<OrderFormConnection> {
    const values: unknown[] = [];
    const conditions = [state ? `m.state = $${values.push(state)}` : `m.state NOT IN ('ENTERED', 'SKIPPED')`];
    if (after) conditions.push(`m.id < $${values.push(decodeCursor(after, [cursorKeys.id])[0])}`);
    const { rows } = await this.#database.pool.query<OrderFormType>(
      `${formRows} WHERE ${conditions.join(' AND ')} ORDER BY m.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new OrderFormType(), row),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new OrderFormConnection(), page);
  }

  /** How many forms stand where. */
  async counts(): Promise<FormCount[]> {
    const { rows } = await this.#database.pool.query<FormCount>(
      `SELECT state, count(*)::int AS count,
         count(*) FILTER (WHERE state = 'READY' AND (franchisee_id IS NULL OR EXISTS (SELECT ${standing})))::int AS asking
       FROM order_form m GROUP BY state`,
    );
    return rows.map((row) => Object.assign(new FormCount(), row));
  }

  /** One form. */
  one(id: string): Promise<OrderFormType | undefined> {
    return this.#database.transaction((tx) => formOf(tx, id));
  }
}

/** A form as people look at it, within a transaction. */
export async function formOf(tx: EntityManager, id: string): Promise<OrderFormType | undefined> {
  const [row]: OrderFormType[] = await tx.query(`${formRows} WHERE m.id = $1`, [id]);
  return row && Object.assign(new OrderFormType(), row);
}
