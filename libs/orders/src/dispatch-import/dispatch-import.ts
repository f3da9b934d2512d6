import { businessDateAt } from '@kefu/office/calendar';
import { type ImportKind, ImportKinds, type ImportRun, StoredMeanwhile } from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bookDispatch, NotCovered } from '../dispatch/dispatch-booking.ts';
import { crossCheckDispatches } from './dispatch-checks.ts';
import { dispatchColumns, dispatchFaultTexts } from './dispatch-columns.ts';
import { type DispatchRowContext, stagedDispatchColumns } from './dispatch-row.ts';

/** Dispatches of a year as the desk keeps them, imported (F4, F5, X5). The same row again changes nothing. */
@Injectable()
export class DispatchImport implements ImportKind, OnModuleInit {
  readonly key = 'dispatches';
  readonly title = { 'zh-Hant': '發貨記錄', 'zh-Hans': '发货记录', en: 'Dispatches to franchisees' };
  readonly permission = 'dispatch.enter';
  readonly columns = dispatchColumns;
  readonly options = [];
  readonly faultTexts = dispatchFaultTexts;
  readonly staging = { table: 'dispatch_staging', columns: stagedDispatchColumns };
  readonly #kinds: ImportKinds;

  constructor(kinds: ImportKinds) {
    this.#kinds = kinds;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('dispatch-row.ts', import.meta.url).href);
  }

  readerContext(): Promise<DispatchRowContext> {
    return Promise.resolve({ today: businessDateAt(new Date()) });
  }

  crossCheck(tx: EntityManager, run: ImportRun): Promise<void> {
    return crossCheckDispatches(tx, run);
  }

  async commit(tx: EntityManager, { id, startedByName }: ImportRun): Promise<number> {
    const sound = 'dispatch_staging s WHERE s.run_id = $1 AND NOT s.faulty AND s.known_id IS NULL';
    await tx.query(
      `INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name)
       SELECT DISTINCT ON (s.number) s.number, s.franchisee_id, s.dispatched_on, $2 FROM ${sound} ORDER BY s.number, s.line
       ON CONFLICT (number) DO NOTHING`,
      [id, startedByName],
    );
    // A row that somebody booked meanwhile breaks the unique key: the file is then checked again.
    const [booked]: [{ count: number }] = await tx.query(
      `WITH written AS (
         INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen, source,
           original_sku_id, remark)
         SELECT n.id, $1, n.dispatched_on, n.franchisee_id, s.sku_id, s.quantity, s.kind, s.unit_price_fen, s.amount_fen, s.source,
           s.original_sku_id, s.remark
         FROM (SELECT * FROM ${sound}) s JOIN dispatch_note n ON n.number = s.number RETURNING 1)
       SELECT count(*)::int AS count FROM written`,
      [id],
    );
    try {
      await bookDispatch(tx, id, startedByName);
    } catch (error) {
      if (error instanceof NotCovered) throw new StoredMeanwhile();
      throw error;
    }
    return booked.count;
  }
}
