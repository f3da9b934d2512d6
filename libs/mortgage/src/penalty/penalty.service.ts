import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TeamStanding } from '../ranking/ranking.types.ts';
import {
  type BookPenaltyInput,
  MortgagePenalty,
  type MortgagePenaltyResult,
  type MovePenaltyInput,
  PenaltyExplanation,
  PenaltyMonth,
  type SetPenaltyAmountInput,
} from './penalty.types.ts';

const penaltyRows = `SELECT p.id, p.number, to_char(p.month, 'YYYY-MM') AS month, p.team_id AS "teamId", u.name AS team, p.streak,
  p.amount_fen AS amount, p.state, p.appeal_until AS "appealUntil", p.appeal, p.booked_fen AS booked,
  p.variable_pay_fen AS "variablePay", p.booked_by_name AS "bookedBy", p.version FROM mortgage_penalty p JOIN org_unit u ON u.id = p.team_id`;

/** Penalties as people look at them, move them on, and have them explained (S25). */
@Injectable()
export class PenaltyService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;

  constructor(database: Database, lifecycles: Lifecycles, audit: AuditTrail) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#audit = audit;
  }

  /** Penalties within reach, the latest month first; at most 500. */
  all(): Promise<MortgagePenalty[]> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [];
      const scope = scopeSql(rowScope('mortgagePenalty.read'), { team: 'p.team_id' }, values);
      const rows: MortgagePenalty[] = await tx.query(
        `${penaltyRows} WHERE ${scope} ORDER BY p.month DESC, u.name, p.id LIMIT 500`,
        values,
      );
      return rows.map((row) => Object.assign(new MortgagePenalty(), row, { moves: [] }));
    });
  }

  /** A penalty within reach with the months it stands on; every team's figures are those that were frozen. */
  explain(id: string): Promise<PenaltyExplanation | undefined> {
    return this.#database.transaction(async (tx) => {
      const penalty = await this.#one(tx, id);
      if (!penalty) return undefined;
      const [rules]: { steps: (number | null)[] }[] = await tx.query(
        `SELECT rules -> 'steps' AS steps FROM mortgage_ranking_month m JOIN mortgage_penalty p ON p.month_id = m.id WHERE p.id = $1`,
        [id],
      );
      return Object.assign(new PenaltyExplanation(), {
        penalty,
        steps: rules?.steps ?? [],
        months: await streakMonths(tx, penalty),
      });
    });
  }

  /** Moves a penalty on: an appeal, its outcome, HR's sign-off. */
  move({ penaltyId, ...move }: MovePenaltyInput): Promise<typeof MortgagePenaltyResult> {
    return this.#database.transaction(async (tx) => {
      const moved = await this.#lifecycles.move(tx, { type: 'mortgagePenalty', id: penaltyId }, move);
      if (moved instanceof Failure) return moved;
      if (move.transition === 'appeal') {
        await tx.query('UPDATE mortgage_penalty SET appeal = $2 WHERE id = $1', [penaltyId, move.reason?.trim()]);
      }
      return (await this.#one(tx, penaltyId)) ?? NotFound.of('penalty');
    });
  }

  /** Decides the amount of a penalty that was proposed without one, or lowers it; not once it is booked or dropped. */
  setAmount({ penaltyId, version, amount, reason }: SetPenaltyAmountInput): Promise<typeof MortgagePenaltyResult> {
    const why = reason.trim();
    if (why.length < 4) return Promise.resolve(InvalidInput.at('reason', 'REASON_MISSING', 'say why'));
    return this.#database.transaction(async (tx) => {
      const found = await this.#lifecycles.lock(tx, { type: 'mortgagePenalty', id: penaltyId });
      if (!found || !inScope(rowScope('mortgagePenalty.decide'), found)) return NotFound.of('penalty');
      if (found.version !== version) return ChangedMeanwhile.of(found.version);
      if (found.state === 'booked' || found.state === 'dropped') return WrongState.of(found.state, 'It is over');
      await tx.query('UPDATE mortgage_penalty SET amount_fen = $2, version = version + 1 WHERE id = $1', [
        penaltyId,
        amount,
      ]);
      await this.#audit.record(tx, {
        action: 'mortgagePenalty.amountSet',
        subject: { type: 'mortgagePenalty', id: penaltyId },
        after: { amountFen: amount },
        reason: why,
      });
      return (await this.#one(tx, penaltyId)) ?? NotFound.of('penalty');
    });
  }

  /** HR signs a penalty off (S25): against the month's variable pay alone, at most the part of it that the site allows. */
  book({ penaltyId, version, variablePay }: BookPenaltyInput): Promise<typeof MortgagePenaltyResult> {
    const subject = { type: 'mortgagePenalty', id: penaltyId };
    return this.#database.transaction(async (tx) => {
      const found = await this.#lifecycles.lock(tx, subject);
      if (!found || !inScope(rowScope('mortgagePenalty.book'), found)) return NotFound.of('penalty');
      if (found.version !== version) return ChangedMeanwhile.of(found.version);
      if (found.state !== 'standing') return WrongState.of(found.state, 'It does not stand');
      const [capped]: { booked: number | null }[] = await tx.query(
        `WITH capped AS (
           UPDATE mortgage_penalty p SET variable_pay_fen = $2, cap_permille = o.cap_permille, booked_by_name = $3,
             booked_fen = least(p.amount_fen, $2::bigint * o.cap_permille / 1000)
           FROM mortgage_ranking_policy o WHERE p.id = $1 AND p.amount_fen IS NOT NULL RETURNING p.booked_fen)
         SELECT booked_fen AS booked FROM capped`,
        [penaltyId, variablePay, currentActor().name],
      );
      const moved = await this.#lifecycles.move(tx, subject, { version, transition: 'book' });
      if (moved instanceof Failure) return moved;
      await this.#audit.record(tx, {
        action: 'mortgagePenalty.booked',
        subject,
        after: { variablePayFen: variablePay, bookedFen: capped?.booked ?? null },
      });
      return (await this.#one(tx, penaltyId)) ?? NotFound.of('penalty');
    });
  }

  async #one(tx: EntityManager, id: string): Promise<MortgagePenalty | undefined> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('mortgagePenalty.read'), { team: 'p.team_id' }, values);
    const [row]: MortgagePenalty[] = await tx.query(`${penaltyRows} WHERE p.id = $1 AND ${scope}`, values);
    if (!row) return undefined;
    const found = await this.#lifecycles.lock(tx, { type: 'mortgagePenalty', id });
    const offered = found ? await this.#lifecycles.offered(tx, found) : [];
    const moves = offered.filter(({ reasons }) => reasons.length === 0).map(({ key }) => key);
    return Object.assign(new MortgagePenalty(), row, { moves });
  }
}

/** The frozen months of a streak: back from the penalty's own to the one in which the team was last for the first time. */
async function streakMonths(tx: EntityManager, { id, teamId }: MortgagePenalty): Promise<PenaltyMonth[]> {
  // The versions that were in force when the penalty's own month was frozen.
  const frozen: { id: string; month: string; version: number; ranked: boolean; streak: number | null }[] =
    await tx.query(
      `SELECT DISTINCT ON (m.month) m.id, to_char(m.month, 'YYYY-MM') AS month, m.version, m.ranked, r.streak
     FROM mortgage_penalty p JOIN mortgage_ranking_month own ON own.id = p.month_id
     JOIN mortgage_ranking_month m ON m.month <= own.month AND m.frozen_at <= own.frozen_at
     LEFT JOIN mortgage_ranking_row r ON r.month_id = m.id AND r.team_id = p.team_id
     WHERE p.id = $1 ORDER BY m.month DESC, m.version DESC`,
      [id],
    );
  const end = frozen.findIndex(({ streak }) => (streak ?? 0) === 0);
  const months = (end < 0 ? frozen : frozen.slice(0, end)).toReversed();
  const rows: (TeamStanding & { monthId: string })[] = await tx.query(
    `SELECT month_id AS "monthId", team_id AS "teamId", team_name AS team, collected_fen AS collected, rank, first, last, exempt, streak,
       (SELECT coalesce(sum(c.amount_fen), 0)::bigint FROM mortgage_receipt c WHERE c.team_id = r.team_id AND c.credited_on >= m.month
         AND c.credited_on < m.month + interval '1 month') - collected_fen AS adjustment
     FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
     WHERE r.month_id = ANY($1::uuid[]) ORDER BY rank NULLS LAST, team_name`,
    [months.map((month) => month.id)],
  );
  return months.map(({ id: monthId, month, version, ranked }) => {
    const standings = rows
      .filter((row) => row.monthId === monthId)
      .map((row) => Object.assign(new TeamStanding(), row));
    const own = standings.find((row) => row.teamId === teamId) ?? null;
    return Object.assign(new PenaltyMonth(), { month, version, ranked, standings, own });
  });
}
