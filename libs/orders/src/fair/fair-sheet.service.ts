import { isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { offeredStyles, sheetConditions, sheetRows } from './fair.sql.ts';
import {
  type ChangeFairSheetInput,
  FairColour,
  FairSheet,
  FairSheetConnection,
  type FairSheetResult,
  type FairSheetsArgs,
  FairStyle,
  type OpenFairSheetInput,
} from './fair.types.ts';

/** The sheets of a fair, and the styles that it offers (F1, F3). */
@Injectable()
export class FairSheetService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** A page of a season's sheets, by franchisee. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: FairSheetsArgs): Promise<FairSheetConnection> {
    const { first, after } = args;
    const values: unknown[] = [];
    const conditions = sheetConditions(args, values);
    const counted = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM fair_sheet h JOIN franchisee f ON f.id = h.franchisee_id WHERE ${conditions.join(' AND ')}`,
      [...values],
    );
    if (after) conditions.push(`f.number > $${values.push(decodeCursor(after, [cursorKeys.text])[0])}`);
    const { rows } = await this.#database.pool.query<FairSheet>(
      `${sheetRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, sheetAs, ({ franchiseeNumber }) => encodeCursor([franchiseeNumber]));
    return Object.assign(new FairSheetConnection(), page, { totalCount: counted.rows[0]?.count ?? 0 });
  }

  /** One sheet. */
  one(id: string): Promise<FairSheet | undefined> {
    return this.#database.transaction((tx) => sheetOf(tx, id));
  }

  /** What a season offers, by category and number. */
  async styles(seasonId: string): Promise<FairStyle[]> {
    const [season] = (
      await this.#database.pool.query<{ code: string }>('SELECT code FROM season WHERE id = $1', [seasonId])
    ).rows;
    if (!season) return [];
    const { rows } = await this.#database.pool.query<FairStyle>(offeredStyles, [season.code]);
    return rows.map((row) =>
      Object.assign(new FairStyle(), row, {
        colours: row.colours.map((colour) => Object.assign(new FairColour(), colour)),
      }),
    );
  }

  /** Opens a sheet for a franchisee; of two who do, and whenever there is one, it is the one that there is. */
  open({ seasonId, franchiseeId, target = null, ...window }: OpenFairSheetInput): Promise<typeof FairSheetResult> {
    const wrong = badWindow(window);
    if (wrong) return Promise.resolve(wrong);
    return this.#database.transaction(async (tx) => {
      const [found]: { state: string; active: string }[] = await tx.query(
        `SELECT s.state, f.state AS active FROM season s, franchisee f WHERE s.id = $1 AND f.id = $2`,
        [seasonId, franchiseeId],
      );
      if (!found) return NotFound.of('season or franchisee');
      if (found.state !== 'OPEN') return WrongState.of(found.state, 'The season takes no orders any more');
      if (found.active !== 'ACTIVE') return WrongState.of(found.active, 'The franchisee orders no more');
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO fair_sheet (season_id, franchisee_id, target_fen, window_from, window_to) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (season_id, franchisee_id) DO NOTHING RETURNING id`,
        [seasonId, franchiseeId, target, window.windowFrom, window.windowTo],
      );
      if (made)
        await this.#audit.record(tx, {
          action: 'fairSheet.opened',
          subject: { type: 'fairSheet', id: made.id },
          after: { targetFen: target, ...window },
        });
      const [sheet]: FairSheet[] = await tx.query(`${sheetRows} WHERE h.season_id = $1 AND h.franchisee_id = $2`, [
        seasonId,
        franchiseeId,
      ]);
      return sheet ? sheetAs(sheet) : NotFound.of('sheet');
    });
  }

  /** Changes what the franchisee means to order for, and when it shall come. */
  change({ id, version, target = null, ...window }: ChangeFairSheetInput): Promise<typeof FairSheetResult> {
    const wrong = badWindow(window);
    if (wrong) return Promise.resolve(wrong);
    return this.#database.transaction(async (tx) => {
      const before = await lockedSheet(tx, id, version);
      if (!(before instanceof FairSheet)) return before;
      if (before.state !== 'OPEN') return WrongState.of(before.state, 'The sheet was handed in');
      await tx.query(
        'UPDATE fair_sheet SET target_fen = $2, window_from = $3, window_to = $4, version = version + 1 WHERE id = $1',
        [id, target, window.windowFrom, window.windowTo],
      );
      await this.#audit.record(tx, {
        action: 'fairSheet.changed',
        subject: { type: 'fairSheet', id },
        before: { targetFen: before.target, windowFrom: before.windowFrom, windowTo: before.windowTo },
        after: { targetFen: target, ...window },
      });
      await this.#topics.announce(tx, { type: 'fairSheet', id, permission: 'franchiseOrder.read' });
      return (await sheetOf(tx, id)) ?? NotFound.of('sheet');
    });
  }
}

/** A sheet as it stands. */
export async function sheetOf(tx: EntityManager, id: string): Promise<FairSheet | undefined> {
  const [row]: FairSheet[] = await tx.query(`${sheetRows} WHERE h.id = $1`, [id]);
  return row && sheetAs(row);
}

/** A sheet that is locked until the transaction ends, as the caller saw it. */
export async function lockedSheet(
  tx: EntityManager,
  id: string,
  version: number,
): Promise<FairSheet | NotFound | ChangedMeanwhile> {
  await tx.query('SELECT FROM fair_sheet WHERE id = $1 FOR UPDATE', [id]);
  const sheet = await sheetOf(tx, id);
  if (!sheet) return NotFound.of('sheet');
  return sheet.version === version ? sheet : ChangedMeanwhile.of(sheet.version);
}

function sheetAs(row: FairSheet): FairSheet {
  return Object.assign(new FairSheet(), row);
}

function badWindow({ windowFrom, windowTo }: { windowFrom: string; windowTo: string }): InvalidInput | undefined {
  if (isBusinessDate(windowFrom) && isBusinessDate(windowTo) && windowFrom <= windowTo) return undefined;
  return InvalidInput.at('windowTo', 'BAD_WINDOW', 'two days that exist, the first not after the last');
}
