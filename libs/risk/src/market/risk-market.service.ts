import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RiskThresholdService } from '../threshold/risk-threshold.service.ts';
import { type ChangeRiskMarketInput, RiskMarket } from '../threshold/risk-threshold.types.ts';

/** What governs the runs of each market (T9, T11). */
@Injectable()
export class RiskMarketService {
  readonly #database: Database;
  readonly #thresholds: RiskThresholdService;
  readonly #audit: AuditTrail;

  constructor(database: Database, thresholds: RiskThresholdService, audit: AuditTrail) {
    this.#database = database;
    this.#thresholds = thresholds;
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
      if (other) return InvalidInput.of([{ path: 'name', code: 'TAKEN', message: 'a name that no market has' }]);
      if (input.callerId && !(await works(tx, input.callerId))) {
        return InvalidInput.of([{ path: 'callerId', code: 'UNKNOWN', message: 'somebody who works here' }]);
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
