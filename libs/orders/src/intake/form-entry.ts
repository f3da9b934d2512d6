import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../order/franchise-order.service.ts';
import {
  addLines,
  type EnteredLine,
  goodsMoved,
  makeOrder,
  replaceLines,
  standingOrder,
} from '../order/order-writing.ts';
import type { EnterFormInput } from './order-form.input.ts';

/** What became of a form: entered, skipped, or why it stays. */
export type EntryOutcome =
  | 'ENTERED'
  | 'SKIPPED'
  | 'NOT_FOUND'
  | 'CHANGED_MEANWHILE'
  | 'WRONG_STATE'
  | 'WHOSE_FORM'
  | 'ORDER_EXISTS'
  | 'ORDER_LOCKED'
  | 'GOODS_MOVED';

interface ReadyForm {
  readonly state: string;
  readonly version: number;
  readonly seasonId: string;
  readonly franchiseeId: string | null;
  readonly orderedOn: string;
  readonly lines: readonly EnteredLine[];
}

/** Makes drafts of forms (F3). What is there already is never changed without being asked. */
@Injectable()
export class FormEntry {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#topics = topics;
  }

  /**
   * Enters one form. Where the franchisee has an order for the season already: ADD puts the lines to a draft and makes a
   * difference order beside a later one, REPLACE puts them in the place of a draft's whose goods did not move, SKIP leaves the form out.
   */
  enter({ formId, version, decision }: EnterFormInput): Promise<EntryOutcome> {
    return this.#database.transaction(async (tx) => {
      const [form]: ReadyForm[] = await tx.query(
        `SELECT state, version, season_id AS "seasonId", franchisee_id AS "franchiseeId", ordered_on AS "orderedOn", lines
         FROM order_form WHERE id = $1 FOR UPDATE`,
        [formId],
      );
      if (!form) return 'NOT_FOUND';
      if (form.version !== version) return 'CHANGED_MEANWHILE';
      if (decision === 'SKIP' && (form.state === 'READY' || form.state === 'REFUSED')) return this.#skip(tx, formId);
      if (form.state !== 'READY') return 'WRONG_STATE';
      const { franchiseeId } = form;
      if (franchiseeId === null) return 'WHOSE_FORM';
      const orderId = await this.#order(tx, formId, { ...form, franchiseeId }, decision);
      if (orderId === 'ORDER_EXISTS' || orderId === 'ORDER_LOCKED' || orderId === 'GOODS_MOVED') return orderId;
      await tx.query(
        `UPDATE order_form SET state = 'ENTERED', decision = $2, order_id = $3, version = version + 1 WHERE id = $1`,
        [formId, decision, orderId],
      );
      await this.#audit.record(tx, {
        action: 'orderForm.entered',
        subject: { type: 'orderForm', id: formId },
        after: { decision, orderId, lines: form.lines.length },
      });
      await this.#announce(tx, formId, orderId);
      return 'ENTERED';
    });
  }

  async #order(
    tx: EntityManager,
    formId: string,
    form: ReadyForm & { readonly franchiseeId: string },
    decision: EnterFormInput['decision'],
  ): Promise<string> {
    const { seasonId, franchiseeId, orderedOn, lines } = form;
    const enteredBy = await personId(tx);
    const fresh = { seasonId, franchiseeId, orderedOn, lines, enteredBy, importId: formId };
    const standing = await standingOrder(tx, seasonId, franchiseeId);
    if (!standing) return makeOrder(tx, { ...fresh, kind: 'ORIGINAL' });
    if (decision === 'NEW') return 'ORDER_EXISTS';
    if (standing.state !== 'DRAFT') {
      // What was checked is not touched: more of it is an order of its own, less of it is for people to cancel.
      return decision === 'ADD' ? makeOrder(tx, { ...fresh, kind: 'DIFFERENCE' }) : 'ORDER_LOCKED';
    }
    if (decision === 'ADD') await addLines(tx, standing.id, lines);
    else if (await goodsMoved(tx, standing.id)) return 'GOODS_MOVED';
    else await replaceLines(tx, standing.id, lines);
    await tx.query(
      `UPDATE franchise_order SET entered_by = $2, import_id = $3, ordered_on = CASE WHEN $4 THEN $5::date ELSE ordered_on END,
         version = version + 1 WHERE id = $1`,
      [standing.id, enteredBy, formId, decision === 'REPLACE', orderedOn],
    );
    return standing.id;
  }

  async #skip(tx: EntityManager, formId: string): Promise<EntryOutcome> {
    await tx.query(`UPDATE order_form SET state = 'SKIPPED', decision = 'SKIP', version = version + 1 WHERE id = $1`, [
      formId,
    ]);
    await this.#audit.record(tx, { action: 'orderForm.skipped', subject: { type: 'orderForm', id: formId } });
    await this.#announce(tx, formId);
    return 'SKIPPED';
  }

  async #announce(tx: EntityManager, formId: string, orderId?: string): Promise<void> {
    const permission = 'franchiseOrder.read';
    await this.#topics.announce(tx, { type: 'orderForm', id: formId, permission });
    if (orderId) await this.#topics.announce(tx, { type: 'franchiseOrder', id: orderId, permission });
  }
}
