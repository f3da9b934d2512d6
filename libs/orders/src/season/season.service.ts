import { isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { linePool } from '../order/order-writing.ts';
import { type AddSeasonInput, type ChangeSeasonInput, type SeasonResult, SeasonType } from './season.types.ts';

const seasonRows = `SELECT s.id, s.code, s.kind, s.year, s.windows_end_by AS "windowsEndBy",
  s.execution_threshold_bp AS "executionThresholdBp", s.version,
  coalesce(s.expected_orders, (SELECT count(*) FROM franchisee WHERE state = 'ACTIVE'))::int AS "expectedOrders",
  o.entered, o.waiting, o.locked, o.consolidated, l.quantity, l.amount
  FROM season s, LATERAL (
    SELECT count(*) FILTER (WHERE kind = 'ORIGINAL')::int AS entered, count(*) FILTER (WHERE state = 'DRAFT')::int AS waiting,
      count(*) FILTER (WHERE state = 'LOCKED')::int AS locked,
      count(*) FILTER (WHERE state IN ('CONSOLIDATED', 'PLACED'))::int AS consolidated
    FROM franchise_order WHERE season_id = s.id) o, LATERAL (
    SELECT coalesce(sum(quantity), 0)::bigint AS quantity, coalesce(sum(quantity * price_fen), 0)::bigint AS amount
    FROM order_line WHERE season_id = s.id) l`;

/** Seasons, their settings and how far each is (F1, F3, F8). */
@Injectable()
export class SeasonService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every season, the latest first. */
  async all(): Promise<SeasonType[]> {
    const { rows } = await this.#database.pool.query<SeasonType>(
      `${seasonRows} ORDER BY s.year DESC, s.kind LIMIT 100`,
    );
    return rows.map((row) => Object.assign(new SeasonType(), row));
  }

  /** One season. */
  one(id: string): Promise<SeasonType | undefined> {
    return this.#database.transaction((tx) => seasonOf(tx, id));
  }

  /** Opens a season for orders. */
  add({ year, kind, windowsEndBy }: AddSeasonInput): Promise<typeof SeasonResult> {
    const until = windowsEndBy === undefined ? (kind === 'AW' ? `${year}-10-31` : null) : windowsEndBy;
    if (until !== null && !isBusinessDate(until)) return Promise.resolve(noSuchDay());
    const code = `${year}${kind}`;
    return this.#database.transaction(async (tx) => {
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO season (code, kind, year, windows_end_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
        [code, kind, year, until],
      );
      if (!made)
        return InvalidInput.of([{ path: 'year', code: 'SEASON_EXISTS', message: 'a season that is not open yet' }]);
      await this.#audit.record(tx, {
        action: 'season.added',
        subject: { type: 'season', id: made.id },
        after: { season: code, windowsEndBy: until },
      });
      return (await seasonOf(tx, made.id)) ?? NotFound.of('season');
    });
  }

  /** Changes the season's settings; lines that are not consolidated yet go to the pool that their window now belongs to. */
  change({ seasonId, version, windowsEndBy = null, ...input }: ChangeSeasonInput): Promise<typeof SeasonResult> {
    if (windowsEndBy !== null && !isBusinessDate(windowsEndBy)) return Promise.resolve(noSuchDay());
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT FROM season WHERE id = $1 FOR UPDATE', [seasonId]);
      const before = await seasonOf(tx, seasonId);
      if (!before) return NotFound.of('season');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      await tx.query(
        `UPDATE season SET windows_end_by = $2, execution_threshold_bp = $3, expected_orders = $4, version = version + 1 WHERE id = $1`,
        [seasonId, windowsEndBy, input.executionThresholdBp, input.expectedOrders ?? null],
      );
      await sortIntoPools(tx, seasonId);
      await this.#audit.record(tx, {
        action: 'season.changed',
        subject: { type: 'season', id: seasonId },
        before: { windowsEndBy: before.windowsEndBy, executionThresholdBp: before.executionThresholdBp },
        after: { windowsEndBy, executionThresholdBp: input.executionThresholdBp },
      });
      return (await seasonOf(tx, seasonId)) ?? NotFound.of('season');
    });
  }
}

function noSuchDay(): InvalidInput {
  return InvalidInput.of([{ path: 'windowsEndBy', code: 'IMPOSSIBLE_DATE', message: 'a day that exists' }]);
}

async function seasonOf(tx: EntityManager, id: string): Promise<SeasonType | undefined> {
  const [row]: SeasonType[] = await tx.query(`${seasonRows} WHERE s.id = $1`, [id]);
  return row && Object.assign(new SeasonType(), row);
}

/** Sorts a season's lines that are not consolidated into their pools anew. */
async function sortIntoPools(tx: EntityManager, seasonId: string): Promise<void> {
  // In the order of ids, as everybody locks lines.
  await tx.query(
    `SELECT FROM order_line l JOIN franchise_order o ON o.id = l.order_id
     WHERE l.season_id = $1 AND o.state IN ('DRAFT', 'LOCKED') ORDER BY l.id FOR UPDATE OF l`,
    [seasonId],
  );
  await tx.query(
    `WITH moved AS (
       UPDATE order_line l SET pool = ${linePool('l')}, version = l.version + 1
       FROM franchise_order o, season s, franchisee f
       WHERE l.season_id = $1 AND o.id = l.order_id AND o.state IN ('DRAFT', 'LOCKED') AND s.id = l.season_id AND f.id = l.franchisee_id
         AND l.pool <> ${linePool('l')} RETURNING l.order_id)
     SELECT count(*) FROM moved`,
    [seasonId],
  );
  await tx.query(
    `UPDATE franchise_order o SET pool = p.pool FROM (
       SELECT order_id, CASE WHEN count(DISTINCT pool) = 1 THEN min(pool) ELSE 'MAIN' END AS pool
       FROM order_line WHERE season_id = $1 GROUP BY order_id) p
     WHERE o.id = p.order_id AND o.state IN ('DRAFT', 'LOCKED') AND o.pool <> p.pool`,
    [seasonId],
  );
}
