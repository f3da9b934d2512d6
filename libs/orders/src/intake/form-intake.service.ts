import { randomUUID } from 'node:crypto';
import { giveAlias } from '@kefu/franchise';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Outbox } from '@kefu/platform/outbox';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../order/franchise-order.service.ts';
import { FormEntry } from './form-entry.ts';
import { formOf } from './form-view.service.ts';
import type {
  EnterFormsInput,
  SayFormCustomerInput,
  SayFormHeadingInput,
  TakeOrderFormsInput,
} from './order-form.input.ts';
import { FormNotEntered, FormsEntered, type OrderFormResult, OrderFormsTaken } from './order-form.types.ts';

/** The steps of the intake that people take (F3): hand forms in, say whose they are and what headings mean, enter them. */
@Injectable()
export class FormIntakeService {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #outbox: Outbox;
  readonly #audit: AuditTrail;
  readonly #entry: FormEntry;

  constructor(database: Database, files: FileStore, outbox: Outbox, audit: AuditTrail, entry: FormEntry) {
    this.#database = database;
    this.#files = files;
    this.#outbox = outbox;
    this.#audit = audit;
    this.#entry = entry;
  }

  /** Takes workbooks in one go; the worker reads them. Files that are not the caller's are left out. */
  take({ fileIds }: TakeOrderFormsInput): Promise<OrderFormsTaken> {
    const batchId = randomUUID();
    return this.#database.transaction(async (tx) => {
      let count = 0;
      for (const fileId of new Set(fileIds)) {
        const file = await this.#files.hold(tx, fileId, 'orderForms');
        if (!file) continue;
        count++;
        await tx.query(
          'INSERT INTO order_form (batch_id, file_id, file_name, taken_by, taken_by_name) VALUES ($1, $2, $3, $4, $5)',
          [batchId, file.id, file.name, await personId(tx), currentActor().name],
        );
      }
      if (count > 0) {
        await this.#outbox.add(tx, { queue: 'order-forms', job: 'read', data: { batchId } });
        await this.#audit.record(tx, {
          action: 'orderForms.taken',
          subject: { type: 'orderFormBatch', id: batchId },
          after: { forms: count },
        });
      }
      return Object.assign(new OrderFormsTaken(), { batchId, count });
    });
  }

  /** Says whose form it is; remembered, the file's name is another name of the franchisee from then on. */
  sayCustomer({ formId, version, franchiseeId, remember }: SayFormCustomerInput): Promise<typeof OrderFormResult> {
    return this.#database.transaction(async (tx) => {
      const [form]: { state: string; version: number; fileName: string }[] = await tx.query(
        `SELECT state, version, file_name AS "fileName" FROM order_form WHERE id = $1 FOR UPDATE`,
        [formId],
      );
      if (!form) return NotFound.of('order form');
      if (form.version !== version) return ChangedMeanwhile.of(form.version);
      if (form.state !== 'READY' && form.state !== 'REFUSED')
        return WrongState.of(form.state, 'Only a form that is not entered yet');
      const [franchisee]: object[] = await tx.query('SELECT FROM franchisee WHERE id = $1 FOR UPDATE', [franchiseeId]);
      if (!franchisee) return NotFound.of('franchisee');
      if (remember) {
        const taken = await giveAlias(tx, franchiseeId, form.fileName.replace(/\.[a-z]+$/i, ''));
        if (taken) {
          const message = `${taken} goes by this name`;
          return InvalidInput.of([{ path: 'remember', code: 'NAME_TAKEN', message }]);
        }
      }
      await tx.query('UPDATE order_form SET franchisee_id = $2, version = version + 1 WHERE id = $1', [
        formId,
        franchiseeId,
      ]);
      await this.#audit.record(tx, {
        action: 'orderForm.customerSaid',
        subject: { type: 'orderForm', id: formId },
        after: { franchiseeId, remembered: remember },
      });
      return (await formOf(tx, formId)) ?? NotFound.of('order form');
    });
  }

  /** Says what a heading means, for all forms to come; those that were refused for it are read again. @returns how many */
  sayHeading({ heading, role }: SayFormHeadingInput): Promise<number> {
    const folded = fold(heading);
    if (folded === '') return Promise.resolve(0);
    return this.#database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO order_form_heading (folded, heading, role, said_by_name) VALUES ($1, $2, $3, $4)
         ON CONFLICT (folded) DO UPDATE SET role = excluded.role, said_by_name = excluded.said_by_name, said_at = now()`,
        [folded, heading.trim(), role, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'orderForm.headingSaid',
        subject: { type: 'orderFormHeading', id: folded },
        after: { heading: heading.trim(), role },
      });
      return this.#readAgain(tx, `state = 'REFUSED' AND $1 = ANY(unknown_headings)`, heading.trim());
    });
  }

  /** Reads refused forms again: a style, a colour or a season that they lacked is there now. @returns how many */
  readAgain(ids: readonly string[]): Promise<number> {
    return this.#database.transaction((tx) => this.#readAgain(tx, `state = 'REFUSED' AND id = ANY($1::uuid[])`, ids));
  }

  /** Enters forms as drafts, each by itself; one that asks something stays and is told. */
  async enter({ forms }: EnterFormsInput): Promise<FormsEntered> {
    const told = Object.assign(new FormsEntered(), { entered: 0, skipped: 0, left: [] as FormNotEntered[] });
    for (const form of forms) {
      const outcome = await this.#entry.enter(form);
      if (outcome === 'ENTERED') told.entered++;
      else if (outcome === 'SKIPPED') told.skipped++;
      else told.left.push(Object.assign(new FormNotEntered(), { formId: form.formId, code: outcome }));
    }
    return told;
  }

  async #readAgain(tx: EntityManager, where: string, value: unknown): Promise<number> {
    const batchId = randomUUID();
    const again: object[] = await tx.query(
      `WITH again AS (UPDATE order_form SET state = 'READING', batch_id = $2, version = version + 1 WHERE ${where} RETURNING id)
       SELECT id FROM again`,
      [value, batchId],
    );
    if (again.length > 0) await this.#outbox.add(tx, { queue: 'order-forms', job: 'read', data: { batchId } });
    return again.length;
  }
}
