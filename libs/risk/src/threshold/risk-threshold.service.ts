import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ratioLevels } from '../level/risk-level.ts';
import { type ProposeRiskThresholdInput, RiskThreshold } from './risk-threshold.types.ts';

/** Limits of a market: proposed by one, approved by another, in force from a day on; a version is never changed (T9). */
@Injectable()
export class RiskThresholdService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** The limits of a market, the latest first. */
  async of(marketId: string): Promise<RiskThreshold[]> {
    const today = await this.#calendar.today();
    return this.#database.transaction((tx) => read(tx, today, 'market_id = $1', [marketId]));
  }

  /** Proposes limits as the next version of their class. */
  async propose(input: ProposeRiskThresholdInput): Promise<RiskThreshold | InvalidInput | NotFound> {
    const today = await this.#calendar.today();
    const wrong = problemOf(input, today);
    if (wrong) return wrong;
    return this.#database.transaction(async (tx) => {
      const [market]: object[] = await tx.query('SELECT FROM risk_market WHERE id = $1 FOR UPDATE', [input.marketId]);
      if (!market) return NotFound.of('market');
      const actor = currentActor();
      const [made]: { id: string; version: number }[] = await tx.query(
        `INSERT INTO risk_threshold (market_id, trader_class, version, effective_from, watch, warn, call, force, clears, state,
           reason, proposed_by, proposed_by_name)
         SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, $11
         FROM risk_threshold WHERE market_id = $1 AND trader_class = $2 RETURNING id, version`,
        [
          input.marketId,
          input.traderClass,
          input.effectiveFrom,
          input.watch,
          input.warn,
          input.call,
          input.force,
          input.clears,
          input.reason,
          actor.kind === 'person' ? actor.id : null,
          actor.name,
        ],
      );
      if (!made) throw new Error('Limits were proposed without an id');
      const { effectiveFrom, watch, warn, call, force, clears } = input;
      await this.#audit.record(tx, {
        action: 'riskThreshold.proposed',
        subject: { type: 'riskThreshold', id: made.id },
        after: { class: input.traderClass, version: made.version, effectiveFrom, watch, warn, call, force, clears },
        reason: input.reason,
      });
      const [threshold] = await read(tx, today, 'id = $1', [made.id]);
      return threshold ?? NotFound.of('risk limits');
    });
  }

  /** Approves or refuses what somebody else proposed; of two who decide at once the second finds it decided. */
  async decide(id: string, approve: boolean): Promise<RiskThreshold | InvalidInput | WrongState | NotFound> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      const [found]: { state: string; proposedBy: string | null; effectiveFrom: string }[] = await tx.query(
        `SELECT state, proposed_by AS "proposedBy", effective_from AS "effectiveFrom" FROM risk_threshold WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!found) return NotFound.of('risk limits');
      if (found.state !== 'proposed') return WrongState.of(found.state, 'The limits are decided already');
      const actor = currentActor();
      if (found.proposedBy === actor.id)
        return InvalidInput.at('id', 'SAME_PERSON', 'somebody else than who proposed it');
      if (approve && found.effectiveFrom < today)
        return InvalidInput.at('effectiveFrom', 'PAST', 'days that are over keep their limits: propose from today on');
      await tx.query(
        `UPDATE risk_threshold SET state = $2, decided_by = $3, decided_by_name = $4, decided_at = clock_timestamp() WHERE id = $1`,
        [id, approve ? 'approved' : 'refused', actor.kind === 'person' ? actor.id : null, actor.name],
      );
      await this.#audit.record(tx, {
        action: 'riskThreshold.decided',
        subject: { type: 'riskThreshold', id },
        before: { state: 'proposed' },
        after: { state: approve ? 'approved' : 'refused' },
      });
      const [threshold] = await read(tx, today, 'id = $1', [id]);
      return threshold ?? NotFound.of('risk limits');
    });
  }
}

async function read(
  tx: EntityManager,
  today: string,
  condition: string,
  values: readonly unknown[],
): Promise<RiskThreshold[]> {
  const rows: (RiskThreshold & { proposerId: string | null })[] = await tx.query(
    `SELECT id, trader_class AS "traderClass", version, effective_from AS "effectiveFrom", watch, warn, call, force, clears,
       state, reason, proposed_by_name AS "proposedBy", proposed_at AS "proposedAt", decided_by_name AS "decidedBy",
       decided_at AS "decidedAt", proposed_by AS "proposerId",
       state = 'approved' AND NOT EXISTS (SELECT FROM risk_threshold o WHERE o.market_id = t.market_id
         AND o.trader_class = t.trader_class AND o.state = 'approved' AND o.effective_from <= $2
         AND (o.effective_from, o.version) > (t.effective_from, t.version)) AND effective_from <= $2 AS "inForce"
     FROM risk_threshold t WHERE ${condition} ORDER BY trader_class DESC, version DESC LIMIT 50`,
    [...values, today],
  );
  const actor = currentActor().id;
  return rows.map(({ proposerId, ...row }) =>
    Object.assign(new RiskThreshold(), row, { decidable: row.state === 'proposed' && proposerId !== actor }),
  );
}

function problemOf(input: ProposeRiskThresholdInput, today: string): InvalidInput | undefined {
  if (!isBusinessDate(input.effectiveFrom))
    return InvalidInput.at('effectiveFrom', 'IMPOSSIBLE_DATE', 'a day that exists');
  if (input.effectiveFrom < today) return InvalidInput.at('effectiveFrom', 'PAST', 'today or later');
  const wrong = ratioLevels.find((level, at) => {
    const before = ratioLevels[at - 1];
    return before !== undefined && input[level] <= input[before];
  });
  return wrong && InvalidInput.at(wrong, 'OUT_OF_ORDER', 'each level above the one before');
}
