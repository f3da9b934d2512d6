import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstDay, type Month } from '../ranking/month.ts';
import { nextStreak } from '../ranking/ranking.ts';
import { Penalties } from './penalties.ts';

interface Waiting {
  readonly monthId: string;
  readonly month: Month;
  readonly ranked: boolean;
  readonly last: boolean;
  readonly exempt: boolean;
  readonly streak: number | null;
  readonly asked: boolean;
  readonly steps: readonly (number | null)[];
}

/** Frozen months whose streak of a team waited for a person (S24, S25). */
@Injectable()
export class SettledStreaks {
  readonly #penalties: Penalties;

  constructor(penalties: Penalties) {
    this.#penalties = penalties;
  }

  /**
   * Counts a team's streak on from a frozen month through those after it, by the places and the steps as they were frozen, and proposes
   * what follows: the same as if it had been decided before. Stops at a month that stands already or asks a question of its own.
   */
  async from(tx: EntityManager, teamId: string, month: Month, begins: number): Promise<void> {
    const rows: Waiting[] = await tx.query(
      `SELECT m.id AS "monthId", to_char(m.month, 'YYYY-MM') AS month, m.ranked, r.last, r.exempt, r.streak,
         r.undecided AND m.month > $2 AS asked, m.rules -> 'steps' AS steps
       FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id AND m.reopened_at IS NULL
       WHERE r.team_id = $1 AND m.month >= $2 ORDER BY m.month`,
      [teamId, firstDay(month)],
    );
    let streak = begins;
    for (const { monthId, steps, ...row } of rows) {
      if (row.streak !== null || row.asked) return;
      streak = nextStreak(streak, row.ranked, row);
      await tx.query('UPDATE mortgage_ranking_row SET streak = $3 WHERE month_id = $1 AND team_id = $2', [
        monthId,
        teamId,
        streak,
      ]);
      if (row.last) await this.#penalties.proposeOne(tx, { monthId, month: row.month, teamId, streak, steps });
    }
  }
}
