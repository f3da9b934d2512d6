import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { askedTeams } from '../ranking/asked-teams.ts';
import { firstDay, laterMonth, type Month } from '../ranking/month.ts';
import { racingTeams, rankingPolicy, streaksBefore } from '../ranking/race-reading.ts';
import { RankingMonths } from '../ranking/ranking-months.ts';
import { SettledStreaks } from './settled-streaks.ts';
import { type DecideStreakInput, FormerStreak, StreakQuestion, StreakQuestions } from './streak.types.ts';

/**
 * Streaks of teams that were merged or renamed (S24): what is one team on and what begins anew no rule can tell, so a person
 * decides it, with the reason, on the record. Places are frozen meanwhile; the streak of the team waits, and so do its penalties.
 */
@Injectable()
export class StreakService {
  readonly #database: Database;
  readonly #months: RankingMonths;
  readonly #settled: SettledStreaks;
  readonly #audit: AuditTrail;

  constructor(database: Database, months: RankingMonths, settled: SettledStreaks, audit: AuditTrail) {
    this.#database = database;
    this.#months = months;
    this.#settled = settled;
    this.#audit = audit;
  }

  /** Teams about whose streak a person is asked: in frozen months that wait for it, and in the one that is frozen next. */
  questions(): Promise<StreakQuestions> {
    return this.#database.transaction((tx) => this.#read(tx));
  }

  /**
   * Decides with how many months in last place a team begins a month, under the lock of freezing. In the month that is frozen next
   * until it is frozen; in a frozen one once, where nobody had decided: what follows from it is counted and proposed at once.
   */
  decide({
    teamId,
    month,
    streak,
    reason,
  }: DecideStreakInput): Promise<StreakQuestions | InvalidInput | NotFound | WrongState> {
    const why = reason.trim();
    if (why.length < 4) return Promise.resolve(InvalidInput.at('reason', 'REASON_MISSING', 'say why'));
    return this.#database.transaction(async (tx) => {
      await rankingPolicy(tx, true);
      const next = (await this.#months.nextMonth(tx)) === month;
      if (next) {
        const racing = await racingTeams(tx, month);
        if (!racing.some((team) => team.teamId === teamId)) return NotFound.of('team of the race');
      } else if (!(await frozenQuestions(tx)).some((asked) => asked.teamId === teamId && asked.month === month)) {
        return WrongState.of('frozen', 'Nothing waits for a decision there');
      }
      const before = (await streaksBefore(tx, month))[teamId] ?? null;
      await tx.query(
        'INSERT INTO mortgage_streak_decision (team_id, month, streak, reason, decided_by_name) VALUES ($1, $2, $3, $4, $5)',
        [teamId, firstDay(month), streak, why, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'mortgageRanking.streakDecided',
        subject: { type: 'orgUnit', id: teamId },
        before: { month, streak: before },
        after: { month, streak },
        reason: why,
      });
      if (!next) await this.#settled.from(tx, teamId, month, streak);
      return this.#read(tx);
    });
  }

  async #read(tx: EntityManager): Promise<StreakQuestions> {
    const month = await this.#months.nextMonth(tx);
    if (!month) return Object.assign(new StreakQuestions(), { month, questions: [], gone: [] });
    const racing = await racingTeams(tx, month);
    const asked = new Map((await askedTeams(tx, month)).map((each) => [each.teamId, each]));
    const stood: Stood[] = await tx.query(
      `SELECT r.team_id AS "teamId", r.team_name AS team, r.streak FROM mortgage_ranking_row r
       JOIN mortgage_ranking_month m ON m.id = r.month_id WHERE m.month = $1 AND m.reopened_at IS NULL ORDER BY r.team_name`,
      [firstDay(laterMonth(month, -1))],
    );
    const streaks = await streaksBefore(tx, month);
    const before = new Map(stood.map(({ teamId, streak }) => [teamId, streak]));
    const questions = racing.flatMap(({ teamId, teamName }) => {
      const about = asked.get(teamId);
      const streak = streaks[teamId] ?? before.get(teamId) ?? 0;
      return about ? [Object.assign(new StreakQuestion(), about, { month, team: teamName, streak })] : [];
    });
    const races = new Set(racing.map(({ teamId }) => teamId));
    return Object.assign(new StreakQuestions(), {
      month,
      questions: [...(await frozenQuestions(tx)), ...questions],
      gone: stood
        .filter(({ teamId }) => !races.has(teamId))
        .map(({ team, streak }) => Object.assign(new FormerStreak(), { team, streak })),
    });
  }
}

interface Stood {
  readonly teamId: string;
  readonly team: string;
  readonly streak: number | null;
}

/** Teams whose streak waits in a frozen month, the oldest month first. */
async function frozenQuestions(tx: EntityManager): Promise<(StreakQuestion & { month: Month })[]> {
  const rows: (StreakQuestion & { month: Month })[] = await tx.query(
    `SELECT r.team_id AS "teamId", r.team_name AS team, to_char(m.month, 'YYYY-MM') AS month, coalesce(b.streak, 0) AS streak,
       array_remove(ARRAY[CASE WHEN b.team_name <> r.team_name THEN b.team_name END], NULL) AS formerly,
       NULL AS "decidedBy", NULL AS reason
     FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id AND m.reopened_at IS NULL
     LEFT JOIN (mortgage_ranking_row b JOIN mortgage_ranking_month p ON p.id = b.month_id AND p.reopened_at IS NULL)
       ON b.team_id = r.team_id AND p.month = (m.month - interval '1 month')::date
     WHERE r.undecided AND r.streak IS NULL
       AND NOT EXISTS (SELECT FROM mortgage_streak_decision d WHERE d.team_id = r.team_id AND d.month = m.month)
     ORDER BY m.month, r.team_name LIMIT 200`,
  );
  return rows.map((row) => Object.assign(new StreakQuestion(), row));
}
