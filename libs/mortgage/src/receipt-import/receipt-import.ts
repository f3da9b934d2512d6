import { businessDateAt } from '@kefu/office/calendar';
import {
  type ImportChanges,
  type ImportKind,
  ImportKinds,
  type ImportRun,
  StoredMeanwhile,
} from '@kefu/office/imports';
import { type Actor, everyRow, runAs } from '@kefu/platform/context';
import { unitNames } from '@kefu/platform/identity';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseBirth } from '../case/case-birth.ts';
import { receiptColumns, receiptOptions } from './columns.ts';
import { crossCheckReceipts } from './cross-check.ts';
import { receiptFaultTexts } from './fault-texts.ts';
import { confirmationsBehind, countConfirmations } from './known-receipts.ts';
import { type ReceiptRowContext, stagedReceiptColumns } from './receipt-row.ts';

/**
 * Receipts, imported (S13, X5). A receipt is known by its number, or by bank and serial: said again it changes nothing, unless it
 * now says on which day it was credited.
 */
@Injectable()
export class ReceiptImport implements ImportKind, OnModuleInit {
  readonly key = 'mortgageReceipts';
  readonly title = { 'zh-Hant': '收款記錄', 'zh-Hans': '收款记录', en: 'Receipts on mortgage contracts' };
  readonly permission = 'mortgageReceipt.import';
  readonly columns = receiptColumns;
  readonly options = receiptOptions;
  readonly faultTexts = receiptFaultTexts;
  readonly changes: ImportChanges = { page: confirmationsBehind, counts: countConfirmations };
  readonly staging = { table: 'mortgage_receipt_staging', columns: stagedReceiptColumns };
  readonly #kinds: ImportKinds;
  readonly #birth: CaseBirth;

  constructor(kinds: ImportKinds, birth: CaseBirth) {
    this.#kinds = kinds;
    this.#birth = birth;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('receipt-row.ts', import.meta.url).href);
  }

  async readerContext(tx: EntityManager): Promise<ReceiptRowContext> {
    return { teams: await unitNames(tx, 'team', 'withClosed'), today: businessDateAt(new Date()) };
  }

  crossCheck(tx: EntityManager, run: ImportRun): Promise<void> {
    return crossCheckReceipts(tx, run);
  }

  async commit(tx: EntityManager, run: ImportRun): Promise<number> {
    await holdReversed(tx, run.id);
    const taken: object[] = await tx.query(
      `INSERT INTO mortgage_receipt (id, number, contract_id, team_id, kind, bank, serial, amount_fen, received_on, credited_on,
         reverses_id, payer, remark, import_run_id, entered_by_name, confirmed_by_name, confirmed_at)
       SELECT id, number, contract_id, contract_team_id, kind, bank, serial, amount_fen, received_on, credited_on, reverses_id, payer,
         remark, $1, $2, CASE WHEN credited_on IS NOT NULL THEN $2 END, CASE WHEN credited_on IS NOT NULL THEN clock_timestamp() END
       FROM mortgage_receipt_staging WHERE run_id = $1 AND NOT faulty AND known_id IS NULL RETURNING id`,
      [run.id, run.startedByName],
    );
    const [confirmed]: { count: number }[] = await tx.query(
      `WITH confirmed AS (
         UPDATE mortgage_receipt r SET credited_on = s.credited_on, confirmed_by_name = $2, confirmed_at = clock_timestamp()
         FROM mortgage_receipt_staging s
         WHERE s.run_id = $1 AND NOT s.faulty AND s.confirms AND r.id = s.known_id AND r.credited_on IS NULL RETURNING 1)
       SELECT count(*)::int AS count FROM confirmed`,
      [run.id, run.startedByName],
    );
    await this.#openCases(tx, run);
    return taken.length + (confirmed?.count ?? 0);
  }

  /** What the file confirmed counts as finance's own word: contracts whose down payments now reach the minimum have their case. */
  async #openCases(tx: EntityManager, run: ImportRun): Promise<void> {
    const confirmed: { id: string }[] = await tx.query(
      `SELECT c.id FROM mortgage_contract c WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM mortgage_case k WHERE k.contract_id = c.id)
         AND c.id IN (SELECT s.contract_id FROM mortgage_receipt_staging s WHERE s.run_id = $1 AND NOT s.faulty
           AND s.kind = 'downPayment' AND s.credited_on IS NOT NULL AND (s.known_id IS NULL OR s.confirms))
       ORDER BY c.id`,
      [run.id],
    );
    await runAs(confirmedBy(run), async () => {
      for (const { id } of confirmed) await this.#birth.openFor(tx, id);
    });
  }
}

/** Who brought the file, for the record of what came of it. */
function confirmedBy({ startedBy, startedByName }: ImportRun): Actor {
  const grants: Actor['grants'] = { get: () => everyRow, keys: () => [] };
  return { kind: 'person', id: startedBy, name: startedByName, roles: [], grants };
}

/** Nobody reverses what this run reverses until it is through. @throws StoredMeanwhile when somebody did since the rows were checked */
async function holdReversed(tx: EntityManager, runId: string): Promise<void> {
  const staged = 'mortgage_receipt_staging s WHERE s.run_id = $1 AND NOT s.faulty AND s.known_id IS NULL';
  await tx.query(
    `SELECT FROM mortgage_receipt WHERE id IN (SELECT s.reverses_id FROM ${staged}) ORDER BY id FOR UPDATE`,
    [runId],
  );
  const over: object[] = await tx.query(
    `SELECT FROM mortgage_receipt r, LATERAL (SELECT sum(s.amount_fen) AS fen FROM ${staged} AND s.reverses_id = r.id) now
     WHERE now.fen + r.amount_fen + coalesce((SELECT sum(o.amount_fen) FROM mortgage_receipt o WHERE o.reverses_id = r.id), 0) < 0`,
    [runId],
  );
  if (over.length > 0) throw new StoredMeanwhile();
}
