import { businessDateAt } from '@kefu/office/calendar';
import { type ImportChanges, type ImportKind, ImportKinds, type ImportRun } from '@kefu/office/imports';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { unitNames } from '@kefu/platform/identity';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TraderWriter } from '../trader/trader-writer.ts';
import { traderColumns, traderOptions } from './columns.ts';
import { crossCheckTraders } from './cross-check.ts';
import { traderFaultTexts } from './fault-texts.ts';
import { changesBehind, countChanges } from './known-numbers.ts';
import { takeOverTraders } from './take-over.ts';
import { certificateSeal, phoneSeal, stagedColumns, type TraderRowContext } from './trader-row.ts';
import { updateTraders } from './update-traders.ts';

defineSealedColumns(
  { table: 'trader', key: ['id'], column: 'certificate_sealed', kind: certificateSeal },
  { table: 'trader_phone', key: ['trader_id', 'position'], column: 'phone_sealed', kind: phoneSeal },
  { table: 'trader_bank_card', key: ['trader_id'], column: 'card_sealed', kind: 'bankCard' },
  { table: 'trader_staging', key: ['run_id', 'line'], column: 'certificate_sealed', kind: certificateSeal },
  { table: 'trader_staging', key: ['run_id', 'line'], column: 'phone_sealed', kind: phoneSeal },
  { table: 'trader_excluded_row', key: ['id'], column: 'cells_sealed', kind: 'importRow' },
);

/** The register of traders, imported (T6, X5). */
@Injectable()
export class TraderImport implements ImportKind, OnModuleInit {
  readonly key = 'traders';
  readonly title = { 'zh-Hant': '交易商名冊', 'zh-Hans': '交易商名册', en: 'Register of traders' };
  readonly permission = 'trader.import';
  readonly columns = traderColumns;
  readonly options = traderOptions;
  readonly faultTexts = traderFaultTexts;
  readonly changes: ImportChanges = { page: changesBehind, counts: countChanges };
  readonly staging = { table: 'trader_staging', columns: stagedColumns };
  readonly #kinds: ImportKinds;
  readonly #cipher: FieldCipher;
  readonly #writer: TraderWriter;

  constructor(kinds: ImportKinds, cipher: FieldCipher, writer: TraderWriter) {
    this.#kinds = kinds;
    this.#cipher = cipher;
    this.#writer = writer;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('trader-row.ts', import.meta.url).href);
  }

  async readerContext(tx: EntityManager): Promise<TraderRowContext> {
    return {
      branches: await unitNames(tx, 'branch'),
      keys: this.#cipher.material,
      today: businessDateAt(new Date()),
    };
  }

  crossCheck(tx: EntityManager, run: ImportRun): Promise<void> {
    return crossCheckTraders(tx, run);
  }

  async commit(tx: EntityManager, run: ImportRun): Promise<number> {
    const made = await takeOverTraders(tx, run);
    return made + (await updateTraders(tx, run, this.#writer, this.#cipher));
  }
}
