import type { EntityManager } from 'typeorm';
import { firstDay, laterMonth, type Month } from './month.ts';

/** A team whose streak no rule can tell. */
export interface AskedTeam {
  readonly teamId: string;
  /** What it was called before; empty for a team that was not there. */
  readonly formerly: readonly string[];
  /** Null where nobody has decided yet. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/**
 * Teams about which a person is asked in a month that is not frozen (S24): not in the frozen month before though there is one, called
 * otherwise in it, or decided about already.
 */
export function askedTeams(tx: EntityManager, month: Month): Promise<AskedTeam[]> {
  return tx.query(
    `WITH before AS (
       SELECT r.team_id, r.team_name FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
       WHERE m.month = $2 AND m.reopened_at IS NULL
     ), decided AS (
       SELECT DISTINCT ON (team_id) team_id, decided_by_name, reason FROM mortgage_streak_decision WHERE month = $1 ORDER BY team_id, id DESC
     )
     SELECT u.id AS "teamId", array_remove(ARRAY[CASE WHEN b.team_name <> u.name THEN b.team_name END], NULL) AS formerly,
       d.decided_by_name AS "decidedBy", d.reason
     FROM org_unit u LEFT JOIN before b ON b.team_id = u.id LEFT JOIN decided d ON d.team_id = u.id
     WHERE u.kind = 'team' AND (d.team_id IS NOT NULL OR b.team_name <> u.name
       OR (b.team_id IS NULL AND EXISTS (SELECT FROM before)))`,
    [firstDay(month), firstDay(laterMonth(month, -1))],
  );
}
