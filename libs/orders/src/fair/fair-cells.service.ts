import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cellRows, saveCells } from './fair.sql.ts';
import { FairCell } from './fair.types.ts';
import {
  type CellInput,
  CellsSaved,
  cellProblems,
  type SaveCellsInput,
  type SaveCellsResult,
} from './save-cells.types.ts';

/** What one save came to; see {@link saveCells}. */
interface Save {
  readonly state: string;
  readonly known: number;
  readonly quantity: number;
  readonly amount: number;
  readonly saved: (Omit<FairCell, 'changedAt'> & { readonly changedAt: string })[];
}

/**
 * The cells of a sheet as several tablets write them at once (F3). Each cell is written against the version that was seen, so nobody
 * writes over what they did not see; sent again, because an answer was lost, a save does the same once.
 */
@Injectable()
export class FairCellsService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Every cell that was ever written on a sheet, nought among them: their versions count. */
  async all(sheetId: string): Promise<FairCell[]> {
    const { rows } = await this.#database.pool.query<FairCell>(`${cellRows} WHERE c.sheet_id = $1 ORDER BY c.sku_id`, [
      sheetId,
    ]);
    return rows.map(cellOf);
  }

  /** Saves cells. What somebody else wrote since is not touched and comes back as it stands. */
  save({ sheetId, cells }: SaveCellsInput): Promise<typeof SaveCellsResult> {
    const problems = cellProblems(cells);
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    const ids = cells.map(({ skuId }) => skuId.toLowerCase());
    const { id: actorId, name, kind } = currentActor();
    const word = this.#topics.word({ type: 'fairSheet', id: sheetId, permission: 'franchiseOrder.read' });
    return this.#database.transaction(async (tx) => {
      const [save] = await this.#database.query<Save>(saveCells, [
        sheetId,
        ids,
        cells.map(({ quantity }) => quantity),
        cells.map(({ seen }) => seen),
        kind === 'person' ? actorId : null,
        ...word,
      ]);
      if (!save) return NotFound.of('sheet');
      if (save.state !== 'OPEN') return WrongState.of(save.state, 'The sheet was handed in');
      if (save.known < cells.length) return this.#notOffered(tx, sheetId, ids);
      const written = save.saved.map((cell) =>
        cellOf({ ...cell, changedBy: name, changedAt: new Date(cell.changedAt) }),
      );
      const rest = await this.#rest(tx, sheetId, cells, written);
      if (written.length > 0)
        await this.#audit.record(tx, {
          action: 'fairSheet.saved',
          subject: { type: 'fairSheet', id: sheetId },
          after: { cells: written.length, quantity: save.quantity, amountFen: save.amount },
        });
      return Object.assign(new CellsSaved(), {
        saved: [...written, ...rest.filter(({ same }) => same).map(({ cell }) => cell)],
        conflicts: rest.filter(({ same }) => !same).map(({ cell }) => cell),
        quantity: save.quantity,
        amount: save.amount,
      });
    });
  }

  /** The cells that were not written: they say what was sent already, or somebody else's figure. */
  async #rest(
    tx: EntityManager,
    sheetId: string,
    cells: readonly CellInput[],
    written: readonly FairCell[],
  ): Promise<{ readonly cell: FairCell; readonly same: boolean }[]> {
    if (written.length === cells.length) return [];
    const done = new Set(written.map(({ skuId }) => skuId));
    const sent = new Map(cells.map(({ skuId, quantity }) => [skuId.toLowerCase(), quantity]));
    const standing: FairCell[] = await tx.query(
      `${cellRows} WHERE c.sheet_id = $1 AND c.sku_id = ANY($2::uuid[]) ORDER BY c.sku_id`,
      [sheetId, [...sent.keys()].filter((id) => !done.has(id))],
    );
    return standing.map((cell) => ({ cell: cellOf(cell), same: cell.quantity === sent.get(cell.skuId) }));
  }

  async #notOffered(tx: EntityManager, sheetId: string, ids: readonly string[]): Promise<InvalidInput> {
    const offered: { id: string }[] = await tx.query(
      `SELECT k.id FROM sku k JOIN style t ON t.id = k.style_id, fair_sheet h JOIN season s ON s.id = h.season_id
       WHERE h.id = $1 AND k.id = ANY($2::uuid[]) AND s.code = ANY(t.season_codes)`,
      [sheetId, ids],
    );
    const known = new Set(offered.map(({ id }) => id));
    return InvalidInput.of(
      ids.flatMap((id, at) =>
        known.has(id)
          ? []
          : [{ path: `cells.${at}.skuId`, code: 'NOT_OFFERED', message: 'a SKU that the season offers' }],
      ),
    );
  }
}

function cellOf({ skuId, quantity, version, changedBy, changedAt }: FairCell): FairCell {
  return Object.assign(new FairCell(), { skuId, quantity, version, changedBy, changedAt });
}
