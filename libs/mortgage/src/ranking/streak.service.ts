import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstDay, laterMonth, type Month } from './month.ts';
import { racingTeams, rankingPolicy, streaksBefore } from './race-reading.ts';
import { RankingMonths } from './ranking-months.ts';
import { type DecideStreakInput, FormerStreak, StreakQuestion, StreakQuestions } from './streak.types.ts';

interface Asked {
  readonly teamId: string;
  readonly formerly: readonly string[];
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/**
 * Streaks of teams that were merged or renamed (S24): what is one team on and what begins anew no rule can tell, so a person
 * decides it for the month that is frozen next, with the reason, on the record.
 */
@Injectable()
export class StreakService {
  readonly #database: Database;
  readonly #months: RankingMonths;
  readonly #audit: AuditTrail;

  constructor(database: Database, months: RankingMonths, audit: AuditTrail) {
    this.#database = database;
    this.#months = months;
    this.#audit = audit;
  }

  /** Teams about whose streak a person is asked in the month that is frozen next. */
  questions(): Promise<StreakQuestions> {
    return this.#database.transaction((tx) => this.#read(tx));
  }

  /** Decides with how many months in last place a team begins; under the lock of freezing, and not once the month is frozen. */
  decide({
    teamId,
    month,
    streak,
    reason,
  }: DecideStreakInput): Promise<StreakQuestions | InvalidInput | NotFound | WrongState> {
    const why = reason.trim();
    if (why.length < 4)
      return Promise.resolve(InvalidInput.of([{ path: 'reason', code: 'REASON_MISSING', message: 'say why' }]));
    return this.#database.transaction(async (tx) => {
      await rankingPolicy(tx, true);
      if ((await this.#months.nextMonth(tx)) !== month) return WrongState.of('frozen', 'Another month is frozen next');
      const team = (await racingTeams(tx, month)).find((racing) => racing.teamId === teamId);
      if (!team) return NotFound.of('team of the race');
      const before = (await streaksBefore(tx, month))[teamId] ?? 0;
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
      return this.#read(tx);
    });
  }

  async #read(tx: EntityManager): Promise<StreakQuestions> {
    const month = await this.#months.nextMonth(tx);
    if (!month) return Object.assign(new StreakQuestions(), { month, questions: [], gone: [] });
    const racing = await racingTeams(tx, month);
    const asked = new Map((await askedAbout(tx, month)).map((each) => [each.teamId, each]));
    const streaks = await streaksBefore(tx, month);
    const questions = racing.flatMap(({ teamId, teamName }) => {
      const about = asked.get(teamId);
      return about
        ? [Object.assign(new StreakQuestion(), about, { team: teamName, streak: streaks[teamId] ?? 0 })]
        : [];
    });
    const stood: { teamId: string; team: string; streak: number }[] = await tx.query(
      `SELECT r.team_id AS "teamId", r.team_name AS team, r.streak FROM mortgage_ranking_row r
       JOIN mortgage_ranking_month m ON m.id = r.month_id WHERE m.month = $1 AND m.reopened_at IS NULL ORDER BY r.team_name`,
      [firstDay(laterMonth(month, -1))],
    );
    const races = new Set(racing.map(({ teamId }) => teamId));
    return Object.assign(new StreakQuestions(), {
      month,
      questions,
      gone: stood
        .filter(({ teamId }) => !races.has(teamId))
        .map(({ team, streak }) => Object.assign(new FormerStreak(), { team, streak })),
    });
  }
}

/** Teams that were not in the frozen month before though there is one, were called otherwise in it, or were decided about already. */
function askedAbout(tx: EntityManager, month: Month): Promise<Asked[]> {
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
