import { currentActor, currentContext, type RowScope } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { fillText } from '@kefu/platform/language';
import { type Connection, cursorKeys, decodeCursor, encodeCursor, type PageArgs, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { traderColumns } from '../register-import/columns.ts';
import { maskCell } from '../register-import/mask-cell.ts';
import { faultConditions, faults, faultsAsShown } from './fault-queue.sql.ts';
import { faultText } from './fault-text.ts';
import type { TraderFaultFilter } from './quality.input.ts';
import { ExcludedCell, TraderFaultCount, TraderFaultType } from './quality.types.ts';
import type { TraderFaultState } from './trader-fault.entity.ts';

interface FaultRow extends pg.QueryResultRow {
  id: string;
  state: TraderFaultState;
  code: string;
  field: string;
  params: Record<string, string | number>;
  settledBy: string | null;
  foundLater: boolean;
  ceasedAt: Date | null;
}

const columns = `f.id, f.state, f.code, f.field, f.shown, f.params, f.note, f.version,
  f.found_at AS "foundAt", f.owner_id AS "ownerId", owner.name AS "ownerName", f.settled_by AS "settledBy",
  f.row_id IS NULL AS "foundLater", f.ceased_at AS "ceasedAt",
  settled.name AS "settledByName", signed.name AS "signedOffByName", unit.name AS "branchName",
  coalesce(t.number, r.number, '') AS "traderNumber", coalesce(t.name, r.name, '') AS "traderName",
  coalesce(f.trader_id, r.trader_id) AS "traderId", r.run_id AS "importRunId", r.line`;

/** The data-quality queue as people see it (T6). */
@Injectable()
export class FaultViewService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** Faults, the oldest first. */
  async list(
    filter: TraderFaultFilter,
    { first, after }: PageArgs,
  ): Promise<Connection<TraderFaultType> & { totalCount: number }> {
    const values: unknown[] = [];
    const where = faultConditions(filter, rowScope('traderFault.read'), values);
    const { rows: counted } = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${faults} WHERE ${where}`,
      values,
    );
    const [id] = after ? decodeCursor(after, [cursorKeys.id]) : [null];
    values.push(id, first + 1);
    const { rows } = await this.#database.pool.query<FaultRow>(
      `SELECT ${columns} FROM ${faultsAsShown} WHERE ${where} AND ($${values.length - 1}::uuid IS NULL OR f.id > $${values.length - 1})
       ORDER BY f.id LIMIT $${values.length}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => view(row),
      (row) => encodeCursor([row.id]),
    );
    return { ...page, totalCount: counted[0]?.count ?? 0 };
  }

  /** How many faults of each code are in a state. */
  async counts(filter: TraderFaultFilter): Promise<TraderFaultCount[]> {
    const values: unknown[] = [];
    const { rows } = await this.#database.pool.query<{ code: string; count: number }>(
      `SELECT f.code, count(*)::int AS count FROM ${faults}
       WHERE ${faultConditions(filter, rowScope('traderFault.read'), values)} GROUP BY f.code ORDER BY 2 DESC, 1`,
      values,
    );
    const { language } = currentContext();
    return rows.map(({ code, count }) =>
      Object.assign(new TraderFaultCount(), { code, count, title: faultText(code, false)?.title[language] ?? code }),
    );
  }

  /** One fault, or null where there is none or the caller may not see it. */
  async find(id: string): Promise<TraderFaultType | null> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('traderFault.read'), { branch: 'f.branch_id' }, values);
    const { rows } = await this.#database.pool.query<FaultRow>(
      `SELECT ${columns} FROM ${faultsAsShown} WHERE f.id = $1 AND ${scope}`,
      values,
    );
    return rows[0] ? view(rows[0]) : null;
  }

  /** The cells of the row that a fault is in, masked where they are personal; none for a fault found later. */
  async cells(id: string): Promise<ExcludedCell[]> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('traderFault.read'), { branch: 'f.branch_id' }, values);
    const { rows } = await this.#database.pool.query<{ columns: string[]; sealed: string; faulty: string[] }>(
      `SELECT r.columns, r.cells_sealed AS sealed,
         ARRAY(SELECT field FROM trader_fault other WHERE other.row_id = r.id AND other.state = 'open') AS faulty
       FROM trader_fault f JOIN trader_excluded_row r ON r.id = f.row_id WHERE f.id = $1 AND ${scope}`,
      values,
    );
    const [row] = rows;
    if (!row) return [];
    const { language } = currentContext();
    const cells = JSON.parse(this.#cipher.open('importRow', row.sealed)) as string[];
    return traderColumns.map((column) => {
      const at = row.columns.indexOf(column.key);
      const text = at < 0 ? '' : (cells[at] ?? '');
      return Object.assign(new ExcludedCell(), {
        column: column.key,
        title: column.title[language],
        shown: column.personal ? maskCell(column.key, text) : text,
        personal: column.personal,
        faulty: row.faulty.includes(column.key),
      });
    });
  }
}

function view(row: FaultRow): TraderFaultType {
  const { language } = currentContext();
  const text = faultText(row.code, row.foundLater);
  return Object.assign(new TraderFaultType(), row, {
    title: text?.title[language] ?? row.code,
    expectation: text ? fillText(text.expectation, language, row.params) : row.code,
    mend: text ? fillText(text.mend, language, row.params) : '',
    fieldTitle: traderColumns.find(({ key }) => key === row.field)?.title[language] ?? row.field,
    availableTransitions: transitions(row),
  });
}

function transitions(row: FaultRow): string[] {
  const actor = currentActor();
  const may = (permission: string): RowScope | undefined => actor.grants.get(permission);
  if (row.state === 'open') {
    if (!may('traderFault.mend')) return [];
    const way = row.foundLater ? [] : ['mend', ...(row.code === 'SAME_NAME_AND_PHONE' ? ['keep'] : [])];
    return [...way, 'waive', 'take', 'assign'];
  }
  if (row.state === 'signedOff' || !may('traderFault.signOff') || row.settledBy === actor.id) return [];
  return ['signOff', ...(row.state === 'waived' && !row.ceasedAt ? ['sendBack'] : [])];
}
