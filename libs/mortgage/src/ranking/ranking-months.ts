import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { askedTeams } from './asked-teams.ts';
import { firstDay, laterMonth, type Month } from './month.ts';
import { type RankingPolicy, racingTeams, rankingPolicy, streakOf, streaksBefore } from './race-reading.ts';
import { nextStreaks, type RankedMonth, rankMonth, type Streaks } from './ranking.ts';

/** A month that was frozen just now. */
export interface FrozenMonth extends RankedMonth {
  readonly id: string;
  readonly month: Month;
  readonly streaks: Streaks;
  /** The steps of penalties by which it was frozen. */
  readonly steps: RankingPolicy['steps'];
}

/** The race month by month (S24): live until it is frozen, each frozen month standing on the one before. */
@Injectable()
export class RankingMonths {
  readonly #audit: AuditTrail;

  constructor(audit: AuditTrail) {
    this.#audit = audit;
  }

  /** How the site counts today. */
  policy(tx: EntityManager, lock = false): Promise<RankingPolicy> {
    return rankingPolicy(tx, lock);
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
    const { zeroIsLast, steps, reward } = await rankingPolicy(tx, true);
    if ((await this.nextMonth(tx)) !== month) return undefined;
    const teams = await racingTeams(tx, month);
    const ranked = rankMonth(teams, { zeroIsLast });
    const streaks = nextStreaks(await streaksBefore(tx, month), ranked);
    const undecided = new Set(
      (await askedTeams(tx, month)).filter(({ decidedBy }) => decidedBy === null).map(({ teamId }) => teamId),
    );
    const [made]: { id: string; version: number }[] = await tx.query(
      `INSERT INTO mortgage_ranking_month (month, version, ranked, rules, frozen_by_name)
       SELECT $1::date, coalesce(max(version), 0) + 1, $2, $3, $4 FROM mortgage_ranking_month WHERE month = $1::date RETURNING id, version`,
      [firstDay(month), ranked.ranked, JSON.stringify({ zeroIsLast, steps, reward }), currentActor().name],
    );
    const id = made?.id ?? '';
    const names = new Map(teams.map(({ teamId, teamName }) => [teamId, teamName]));
    const rows = ranked.standings;
    await tx.query(
      `INSERT INTO mortgage_ranking_row (month_id, team_id, team_name, collected_fen, rank, first, last, exempt, streak, undecided)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::int[], $6::bool[], $7::bool[], $8::bool[], $9::int[], $10::bool[])`,
      [
        id,
        rows.map(({ teamId }) => teamId),
        rows.map(({ teamId }) => names.get(teamId) ?? ''),
        rows.map(({ collected }) => collected),
        rows.map(({ rank }) => rank),
        rows.map(({ first }) => first),
        rows.map(({ last }) => last),
        rows.map(({ exempt }) => exempt),
        rows.map(({ teamId }) => streakOf(streaks, teamId)),
        rows.map(({ teamId }) => undecided.has(teamId)),
      ],
    );
    await this.#audit.record(tx, {
      action: 'mortgageRanking.frozen',
      subject: { type: 'mortgageRanking', id },
      after: { month, version: made?.version, ranked: ranked.ranked },
    });
    return { ...ranked, id, month, streaks, steps };
  }
}
