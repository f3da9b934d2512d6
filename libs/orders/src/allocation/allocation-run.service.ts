import { holdBalances, reserve, warehouse } from '@kefu/inventory';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AllocationRules } from './allocation.ts';
import { proposeMemory, proposeSql, runRows } from './allocation-run.sql.ts';
import { AllocationOutdated, AllocationRun, type ProposeAllocationInput } from './allocation-run.types.ts';

/** Sharing out what came in: proposed, looked at, decided (F4). */
@Injectable()
export class AllocationRunService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Computes what everybody would get and keeps it as a proposal; nothing is held yet. */
  async propose(input: ProposeAllocationInput): Promise<AllocationRun | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      const [receipt]: { id: string }[] = input.receipt?.trim()
        ? await tx.query('SELECT id FROM goods_receipt WHERE number = upper($1)', [input.receipt.trim()])
        : [];
      if (input.receipt?.trim() && !receipt)
        return InvalidInput.of([{ path: 'receipt', code: 'UNKNOWN_RECEIPT', message: 'the number of goods received' }]);
      if (input.seasonId) {
        const [season]: object[] = await tx.query('SELECT FROM season WHERE id = $1', [input.seasonId]);
        if (!season) return InvalidInput.of([{ path: 'seasonId', code: 'UNKNOWN_SEASON', message: 'a season' }]);
      }
      const { name } = currentActor();
      if (input.replaces)
        await tx.query(
          `UPDATE allocation_run SET state = 'DISCARDED', decided_by_name = $2, decided_at = clock_timestamp(), version = version + 1
           WHERE id = $1 AND state = 'PROPOSED'`,
          [input.replaces, name],
        );
      const { seasonId, pool, windowsBeginBy } = input;
      const { mode, packSize, minimumFillBp }: AllocationRules = {
        mode: input.mode ?? 'TIERS',
        packSize: input.packSize ?? 1,
        minimumFillBp: input.minimumFill ?? 0,
      };
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO allocation_run (receipt_id, season_id, pool, windows_begin_by, mode, pack_size, minimum_fill_bp, proposed_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [
          receipt?.id ?? null,
          seasonId ?? null,
          pool ?? null,
          windowsBeginBy ?? null,
          mode,
          packSize,
          minimumFillBp,
          name,
        ],
      );
      if (!made) throw new Error('No run was made');
      const scope = {
        receiptId: receipt?.id ?? null,
        seasonId: seasonId ?? null,
        pool: pool ?? null,
        windowsBeginBy: windowsBeginBy ?? null,
      };
      const { text, values } = proposeSql(made.id, { mode, packSize, minimumFillBp }, scope);
      await tx.query(proposeMemory);
      await tx.query(text, values);
      return one(tx, made.id);
    });
  }

  /**
   * Holds for every line what the proposal gives it. Goods are held first, then lines, each in the order of ids; where less is free or
   * wanted by now nothing is given at all. So however many decide at once, never more is given than there is.
   */
  async commit(id: string): Promise<AllocationRun | AllocationOutdated | NotFound | WrongState> {
    return this.#database.transaction(async (tx) => {
      const run = await lock(tx, id);
      if (!run) return NotFound.of('allocation');
      if (run.state !== 'PROPOSED') return WrongState.of(run.state, 'Only a proposal is decided');
      const given: { skuId: string; by: number }[] = await tx.query(
        'SELECT sku_id AS "skuId", given AS by FROM allocation_sku WHERE run_id = $1 AND given > 0',
        [id],
      );
      const place = await warehouse(tx);
      const balances = await holdBalances(
        tx,
        place,
        given.map(({ skuId }) => skuId),
      );
      await tx.query(
        `SELECT FROM order_line WHERE id IN (SELECT order_line_id FROM allocation_share WHERE run_id = $1 AND given > 0) ORDER BY id FOR UPDATE`,
        [id],
      );
      const short = given.filter(({ skuId, by }) => {
        const { quantity = 0, reserved = 0 } = balances.get(skuId) ?? {};
        return by > quantity - reserved;
      });
      const outdated = await outdatedSkus(tx, id, short);
      if (outdated.length > 0) return AllocationOutdated.of(outdated);
      await tx.query(
        `UPDATE order_line l SET allocated = l.allocated + a.given, version = l.version + 1
         FROM allocation_share a WHERE a.run_id = $1 AND a.given > 0 AND l.id = a.order_line_id`,
        [id],
      );
      await reserve(tx, place, given);
      return this.#decide(tx, id, 'COMMITTED', 'allocation.committed');
    });
  }

  /** Lays a proposal aside. */
  async discard(id: string): Promise<AllocationRun | NotFound | WrongState> {
    return this.#database.transaction(async (tx) => {
      const run = await lock(tx, id);
      if (!run) return NotFound.of('allocation');
      if (run.state !== 'PROPOSED') return WrongState.of(run.state, 'Only a proposal is laid aside');
      return this.#decide(tx, id, 'DISCARDED', 'allocation.discarded');
    });
  }

  async #decide(tx: EntityManager, id: string, state: AllocationRun['state'], action: string): Promise<AllocationRun> {
    await tx.query(
      `UPDATE allocation_run SET state = $2, decided_by_name = $3, decided_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
      [id, state, currentActor().name],
    );
    const run = await one(tx, id);
    const { number, supply, demand, given } = run;
    await this.#audit.record(tx, {
      action,
      subject: { type: 'allocationRun', id },
      after: { number, supply, demand, given },
    });
    return run;
  }
}

async function lock(tx: EntityManager, id: string): Promise<{ state: string } | undefined> {
  const [run]: { state: string }[] = await tx.query('SELECT state FROM allocation_run WHERE id = $1 FOR UPDATE', [id]);
  return run;
}

async function one(tx: EntityManager, id: string): Promise<AllocationRun> {
  const [row]: AllocationRun[] = await tx.query(`${runRows} WHERE r.id = $1`, [id]);
  return Object.assign(new AllocationRun(), row);
}

/** Codes of SKUs that are short, or of which a line waits for less than it was to get, or is gone. */
async function outdatedSkus(tx: EntityManager, id: string, short: readonly { skuId: string }[]): Promise<string[]> {
  const rows: { code: string }[] = await tx.query(
    `SELECT DISTINCT k.code FROM sku k WHERE k.id = ANY($2::uuid[]) OR k.id IN (
       SELECT a.sku_id FROM allocation_share a LEFT JOIN order_line l ON l.id = a.order_line_id
       WHERE a.run_id = $1 AND a.given > 0 AND (l.id IS NULL OR a.given > l.open_quantity - l.outside - l.allocated)) ORDER BY k.code LIMIT 10`,
    [id, short.map(({ skuId }) => skuId)],
  );
  return rows.map(({ code }) => code);
}
