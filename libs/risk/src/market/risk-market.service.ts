import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RiskThresholdService } from '../threshold/risk-threshold.service.ts';
import { type AddRiskMarketInput, type ChangeRiskMarketInput, RiskMarket } from '../threshold/risk-threshold.types.ts';

/** What governs the runs of each market (T9, T11). */
@Injectable()
export class RiskMarketService {
  readonly #database: Database;
  readonly #thresholds: RiskThresholdService;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, thresholds: RiskThresholdService, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#thresholds = thresholds;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Every market with its limits, by name. */
  async all(): Promise<RiskMarket[]> {
    const markets = await this.#database.transaction((tx) => read(tx, 'TRUE', []));
    return Promise.all(markets.map((market) => this.#withThresholds(market)));
  }

  /** Changes the settings of a market; a run that was submitted keeps what was decided about it. */
  async change(input: ChangeRiskMarketInput): Promise<RiskMarket | InvalidInput | ChangedMeanwhile | NotFound> {
    const changed = await this.#database.transaction(async (tx) => {
      const [before] = await read(tx, 'm.id = $1', [input.id], 'FOR UPDATE OF m');
      if (!before) return NotFound.of('market');
      if (before.version !== input.version) return ChangedMeanwhile.of(before.version);
      const [other]: object[] = await tx.query('SELECT FROM risk_market WHERE name = $1 AND id <> $2', [
        input.name.trim(),
        input.id,
      ]);
      if (other) return InvalidInput.at('name', 'TAKEN', 'a name that no market has');
      if (input.callerId && !(await works(tx, input.callerId))) {
        return InvalidInput.at('callerId', 'UNKNOWN', 'somebody who works here');
      }
      await tx.query(
        `UPDATE risk_market SET name = $2, row_band_percent = $3, close_minute = $4, receipt_minutes = $5, segment_price_fen = $6,
           auto_approve_below = $7, deposit_to = $8, caller_id = $9, streak_days = $10, turnover_percent = $11,
           version = version + 1 WHERE id = $1`,
        [
          input.id,
          input.name.trim(),
          input.rowBandPercent,
          input.closeMinute,
          input.receiptMinutes,
          input.segmentPriceFen,
          input.autoApproveBelow ?? null,
          input.depositTo,
          input.callerId ?? null,
          input.streakDays,
          input.turnoverPercent,
        ],
      );
      const [after] = await read(tx, 'm.id = $1', [input.id]);
      if (!after) throw new Error('A market was changed and is gone');
      await this.#audit.record(tx, {
        action: 'riskMarket.changed',
        subject: { type: 'riskMarket', id: input.id },
        before: facts(before),
        after: facts(after),
      });
      return after;
    });
    return changed instanceof RiskMarket ? this.#withThresholds(changed) : changed;
  }

  /** Adds a market that begins as another one is: its settings, the limits in force there today, its words. */
  async add({ name: wanted, likeId }: AddRiskMarketInput): Promise<RiskMarket | InvalidInput | NotFound> {
    const name = wanted.trim();
    const today = await this.#calendar.today();
    const added = await this.#database.transaction(async (tx) => {
      const [like] = await read(tx, 'm.id = $1', [likeId]);
      if (!like) return NotFound.of('market');
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO risk_market (name, row_band_percent, close_minute, receipt_minutes, segment_price_fen, auto_approve_below, deposit_to,
           caller_id, streak_days, turnover_percent)
         SELECT $1, row_band_percent, close_minute, receipt_minutes, segment_price_fen, auto_approve_below, deposit_to, caller_id,
           streak_days, turnover_percent FROM risk_market WHERE id = $2 ON CONFLICT (name) DO NOTHING RETURNING id`,
        [name, likeId],
      );
      if (!made) return InvalidInput.at('name', 'TAKEN', 'a name that no market has');
      await tx.query(
        `INSERT INTO risk_threshold (market_id, trader_class, version, effective_from, watch, warn, call, force, clears, state, reason,
           proposed_by, proposed_by_name, decided_by, decided_by_name, decided_at)
         SELECT DISTINCT ON (trader_class) $1::uuid, trader_class, 1, effective_from, watch, warn, call, force, clears, state, reason,
           proposed_by, proposed_by_name, decided_by, decided_by_name, decided_at
         FROM risk_threshold WHERE market_id = $2 AND state = 'approved' AND effective_from <= $3
         ORDER BY trader_class, effective_from DESC, version DESC`,
        [made.id, likeId, today],
      );
      await tx.query(
        'INSERT INTO risk_template SELECT $1::uuid, level, template_id FROM risk_template WHERE market_id = $2',
        [made.id, likeId],
      );
      const [market] = await read(tx, 'm.id = $1', [made.id]);
      if (!market) throw new Error('A market was added and is gone');
      await this.#audit.record(tx, {
        action: 'riskMarket.added',
        subject: { type: 'riskMarket', id: made.id },
        after: { ...facts(market), like: like.name },
      });
      return market;
    });
    return added instanceof RiskMarket ? this.#withThresholds(added) : added;
  }

  async #withThresholds(market: RiskMarket): Promise<RiskMarket> {
    return Object.assign(market, { thresholds: await this.#thresholds.of(market.id) });
  }
}

async function read(
  tx: EntityManager,
  condition: string,
  values: readonly unknown[],
  lock: '' | 'FOR UPDATE OF m' = '',
): Promise<RiskMarket[]> {
  const rows: RiskMarket[] = await tx.query(
    `SELECT m.id, m.name, m.row_band_percent AS "rowBandPercent", m.close_minute AS "closeMinute",
       m.receipt_minutes AS "receiptMinutes", m.segment_price_fen AS "segmentPriceFen", m.auto_approve_below AS "autoApproveBelow",
       m.deposit_to AS "depositTo", m.caller_id AS "callerId", p.name AS caller, m.streak_days AS "streakDays",
       m.turnover_percent AS "turnoverPercent", m.version
     FROM risk_market m LEFT JOIN person p ON p.id = m.caller_id WHERE ${condition} ORDER BY m.name ${lock}`,
    [...values],
  );
  return rows.map((row) => Object.assign(new RiskMarket(), row, { thresholds: [] }));
}

async function works(tx: EntityManager, personId: string): Promise<boolean> {
  const [person]: object[] = await tx.query('SELECT FROM person WHERE id = $1 AND active', [personId]);
  return person !== undefined;
}

function facts(market: RiskMarket): Record<string, unknown> {
  const { thresholds: _thresholds, id: _id, callerId: _callerId, version: _version, ...rest } = market;
  return rest;
}
