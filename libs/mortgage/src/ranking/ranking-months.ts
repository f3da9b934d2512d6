import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstDay, laterMonth, type Month } from './month.ts';
import { raceSql } from './race.sql.ts';
import {
  nextStreaks,
  type RankedMonth,
  type RankingRules,
  rankMonth,
  type Streaks,
  type TeamMonth,
} from './ranking.ts';

/** How the site counts. */
export interface RankingPolicy extends RankingRules {
  /** Fen by step; null is undecided. */
  readonly steps: readonly (number | null)[];
  readonly reward: number | null;
  readonly snapshotOfficeDay: number;
  readonly appealOfficeDays: number;
  readonly version: number;
}

/** A team of a live month. */
export interface RacingTeam extends TeamMonth {
  readonly teamName: string;
}

/** A month that was frozen just now. */
export interface FrozenMonth extends RankedMonth {
  readonly id: string;
  readonly month: Month;
  readonly streaks: Streaks;
}

/** The race month by month (S24): live until it is frozen, each frozen month standing on the one before. */
@Injectable()
export class RankingMonths {
  readonly #audit: AuditTrail;

  constructor(audit: AuditTrail) {
    this.#audit = audit;
  }

  /** How the site counts today. */
  async policy(tx: EntityManager, lock = false): Promise<RankingPolicy> {
    const [policy]: RankingPolicy[] = await tx.query(
      `SELECT zero_is_last AS "zeroIsLast", to_json(steps) AS steps, reward_fen AS reward, snapshot_office_day AS "snapshotOfficeDay",
         appeal_office_days AS "appealOfficeDays", version FROM mortgage_ranking_policy ${lock ? 'FOR UPDATE' : ''}`,
    );
    if (!policy) throw new Error('The policy of rankings is gone');
    return policy;
  }

  /** What the teams of a month collected, as the receipts are now. */
  race(tx: EntityManager, month: Month): Promise<RacingTeam[]> {
    return tx.query(raceSql, [firstDay(month), firstDay(laterMonth(month, 1))]);
  }

  /** Streaks as the frozen month before left them; none where nothing was frozen yet. */
  async streaksBefore(tx: EntityManager, month: Month): Promise<Streaks> {
    const rows: { teamId: string; streak: number }[] = await tx.query(
      `SELECT r.team_id AS "teamId", r.streak FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
       WHERE m.month = $1 AND m.reopened_at IS NULL`,
      [firstDay(laterMonth(month, -1))],
    );
    return Object.fromEntries(rows.map(({ teamId, streak }) => [teamId, streak]));
  }

  /** The first month that is not frozen and could be: the one after the last frozen, or that of the first money; null without money. */
  async nextMonth(tx: EntityManager): Promise<Month | null> {
    const [found]: { last: string | null; first: string | null }[] = await tx.query(
      `SELECT (SELECT max(month) FROM mortgage_ranking_month WHERE reopened_at IS NULL) AS last,
         (SELECT min(credited_on) FROM mortgage_receipt WHERE credited_on IS NOT NULL) AS first`,
    );
    if (found?.last) return laterMonth(found.last.slice(0, 7), 1);
    return found?.first?.slice(0, 7) ?? null;
  }

  /**
   * Freezes a month, in the order of months, under the lock of the policy: of two who freeze it at once one does.
   * @returns undefined where it is not the next one any more
   */
  async freeze(tx: EntityManager, month: Month): Promise<FrozenMonth | undefined> {
    const { zeroIsLast, steps } = await this.policy(tx, true);
    if ((await this.nextMonth(tx)) !== month) return undefined;
    const teams = await this.race(tx, month);
    const ranked = rankMonth(teams, { zeroIsLast });
    const streaks = nextStreaks(await this.streaksBefore(tx, month), ranked);
    const [made]: { id: string; version: number }[] = await tx.query(
      `INSERT INTO mortgage_ranking_month (month, version, ranked, rules, frozen_by_name)
       SELECT $1::date, coalesce(max(version), 0) + 1, $2, $3, $4 FROM mortgage_ranking_month WHERE month = $1::date RETURNING id, version`,
      [firstDay(month), ranked.ranked, JSON.stringify({ zeroIsLast, steps }), currentActor().name],
    );
    const id = made?.id ?? '';
    const names = new Map(teams.map(({ teamId, teamName }) => [teamId, teamName]));
    const rows = ranked.standings;
    await tx.query(
      `INSERT INTO mortgage_ranking_row (month_id, team_id, team_name, collected_fen, rank, first, last, exempt, streak)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::int[], $6::bool[], $7::bool[], $8::bool[], $9::int[])`,
      [
        id,
        rows.map(({ teamId }) => teamId),
        rows.map(({ teamId }) => names.get(teamId) ?? ''),
        rows.map(({ collected }) => collected),
        rows.map(({ rank }) => rank),
        rows.map(({ first }) => first),
        rows.map(({ last }) => last),
        rows.map(({ exempt }) => exempt),
        rows.map(({ teamId }) => streaks[teamId] ?? 0),
      ],
    );
    await this.#audit.record(tx, {
      action: 'mortgageRanking.frozen',
      subject: { type: 'mortgageRanking', id },
      after: { month, version: made?.version, ranked: ranked.ranked },
    });
    return { ...ranked, id, month, streaks };
  }
}
