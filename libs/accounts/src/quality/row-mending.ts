import { type CellFault, settled } from '@kefu/office/imports';
import { currentContext } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { InvalidInput } from '@kefu/platform/errors';
import { fillText } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { takeOverAccounts } from '../account-event/index.ts';
import { TraderImport } from '../register-import/trader-import.ts';
import { makeRowReader, stagedColumns } from '../register-import/trader-row.ts';
import { faultText } from './fault-text.ts';
import type { CellCorrection } from './quality.input.ts';
import type { TraderExcludedRow } from './trader-excluded-row.entity.ts';

type Staged = Readonly<Record<(typeof stagedColumns)[number], ReturnType<typeof settled>>>;

/** Mends rows that stayed out of the register, by the very rules by which imports are read (T6). */
@Injectable()
export class RowMending {
  readonly #cipher: FieldCipher;
  readonly #kind: TraderImport;

  constructor(cipher: FieldCipher, kind: TraderImport) {
    this.#cipher = cipher;
    this.#kind = kind;
  }

  /**
   * Reads the row anew with its corrections and makes its trader.
   * @param isAnother somebody checked that a trader of the same name and phone is another one
   * @returns what is still wrong, by column, with nothing changed
   */
  async mend(
    tx: EntityManager,
    row: TraderExcludedRow,
    corrections: readonly CellCorrection[],
    isAnother: boolean,
  ): Promise<{ traderId: string } | InvalidInput> {
    const cells = this.#cells(row);
    for (const { column, value } of corrections) cells[column] = value;
    // A person typed what is corrected: two phones in a cell are meant, the first one main.
    const corrected = new Set(corrections.map(({ column }) => column));
    const options = corrected.has('phones') ? { ...row.options, severalPhones: 'firstIsMain' } : row.options;
    const { values, faults } = makeRowReader(await this.#kind.readerContext(tx), options).read(cells);
    const staged = Object.fromEntries(
      stagedColumns.map((name, i) => [name, settled(this.#cipher, values[i] ?? null)]),
    ) as Staged;
    const all = faults.length > 0 ? faults : await this.#conflicts(tx, staged, isAnother);
    if (all.length > 0) return InvalidInput.of(all.map(problem));
    const traderId = await store(tx, row, staged);
    await tx.query('UPDATE trader_excluded_row SET trader_id = $2, version = version + 1 WHERE id = $1', [
      row.id,
      traderId,
    ]);
    return { traderId };
  }

  #cells(row: TraderExcludedRow): Record<string, string> {
    const texts = JSON.parse(this.#cipher.open('importRow', row.cellsSealed)) as string[];
    return Object.fromEntries(row.columns.map((column, i) => [column, texts[i] ?? '']).filter(([column]) => column));
  }

  /** What the register says against the row. The locks make two people who mend twins wait for each other. */
  async #conflicts(tx: EntityManager, row: Staged, isAnother: boolean): Promise<CellFault[]> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(x, 0)) FROM unnest($1::text[]) x ORDER BY x', [
      [`trader ${String(row.number)}`, `trader ${(row.certificate_index as Buffer).toString('hex')}`],
    ]);
    const found = await tx.query<{ number: string; name: string; certificate: boolean; same_number: boolean }[]>(
      `SELECT t.number, t.name, t.certificate_index = $1 AS certificate, t.number = $2 AS same_number FROM trader t
       WHERE t.certificate_index = $1 OR t.number = $2 OR (NOT $5 AND t.name_key = $3 AND EXISTS (
         SELECT FROM trader_phone p WHERE p.trader_id = t.id AND p.phone_index = $4)) LIMIT 5`,
      [row.certificate_index, row.number, row.name_key, row.phone_index, isAnother],
    );
    return found.map(({ number, name, certificate, same_number }) =>
      certificate
        ? { column: 'certificate', code: 'DUPLICATE_CERTIFICATE', shown: '', params: { duplicateOf: number } }
        : same_number
          ? { column: 'number', code: 'DUPLICATE_NUMBER', shown: number, params: { duplicateOf: name } }
          : { column: 'name', code: 'SAME_NAME_AND_PHONE', shown: name, params: { duplicateOf: number } },
    );
  }
}

async function store(tx: EntityManager, row: TraderExcludedRow, staged: Staged): Promise<string> {
  const own = stagedColumns.slice(0, stagedColumns.indexOf('starts_on'));
  const [trader] = await tx.query<{ id: string }[]>(
    `INSERT INTO trader (import_run_id, ${own.join(', ')})
     VALUES ($1, ${own.map((_, i) => `$${i + 2}`).join(', ')}) RETURNING id`,
    [row.runId, ...own.map((name) => staged[name])],
  );
  if (!trader) throw new Error('A trader was not stored');
  await tx.query(
    `INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
     SELECT $1::uuid, 1, $2::text, $3::bytea, $4::text UNION ALL
     SELECT $1::uuid, nth + 1, phone ->> 'sealed', decode(phone ->> 'index', 'hex'), phone ->> 'masked'
     FROM jsonb_array_elements(coalesce($5::jsonb, '[]')) WITH ORDINALITY AS more (phone, nth)`,
    [trader.id, staged.phone_sealed, staged.phone_index, staged.phone_masked, staged.more_phones],
  );
  await tx.query('INSERT INTO term (trader_id, starts_on, ends_on) VALUES ($1, $2, $3)', [
    trader.id,
    staged.starts_on,
    staged.ends_on,
  ]);
  const mended = 'SELECT $1::uuid AS id, $2::uuid AS branch_id, $3 AS kind, $4::date AS starts_on';
  await takeOverAccounts(tx, row.runId, mended, [trader.id, staged.branch_id, staged.kind, staged.starts_on]);
  return trader.id;
}

function problem({ column, code, params }: CellFault): { path: string; code: string; message: string } {
  const text = faultText(code, false);
  return {
    path: column,
    code,
    message: text ? fillText(text.expectation, currentContext().language, params ?? {}) : code,
  };
}
