import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstDay, isMonth } from './month.ts';
import { nextStreaks, rankMonth, type Standing } from './ranking.ts';
import { MortgageRankingPolicy, type SetRankingPolicyInput, TeamRace, TeamStanding } from './ranking.types.ts';
import { RankingMonths } from './ranking-months.ts';

interface Frozen {
  readonly id: string;
  readonly version: number;
  readonly ranked: boolean;
  readonly frozenAt: Date;
}

/** The race of the teams as people look at it, and its settings (S24). */
@Injectable()
export class RankingService {
  readonly #database: Database;
  readonly #months: RankingMonths;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, months: RankingMonths, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#months = months;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** A month: frozen with what came since, or as the receipts are now; the present one without `month`. */
  race(month?: string | null): Promise<TeamRace | undefined> {
    return this.#database.transaction(async (tx) => {
      const asked = month ?? (await this.#calendar.today()).slice(0, 7);
      return isMonth(asked) ? this.read(tx, asked) : undefined;
    });
  }

  /** Months that can be looked at, the latest first. */
  async months(): Promise<string[]> {
    const { rows } = await this.#database.pool.query<{ month: string }>(
      `SELECT to_char(month, 'YYYY-MM') AS month FROM (
         SELECT month FROM mortgage_ranking_month UNION SELECT date_trunc('month', credited_on)::date FROM mortgage_receipt
         WHERE credited_on IS NOT NULL GROUP BY 1) m ORDER BY 1 DESC LIMIT 240`,
    );
    return rows.map(({ month }) => month);
  }

  policy(): Promise<MortgageRankingPolicy> {
    return this.#database.transaction(async (tx) =>
      Object.assign(new MortgageRankingPolicy(), await this.#months.policy(tx)),
    );
  }

  /** Changes how months are counted that are not frozen yet. */
  setPolicy(input: SetRankingPolicyInput): Promise<MortgageRankingPolicy | ChangedMeanwhile> {
    return this.#database.transaction(async (tx) => {
      const before = await this.#months.policy(tx, true);
      if (before.version !== input.version) return ChangedMeanwhile.of(before.version);
      const { zeroIsLast, steps, snapshotOfficeDay, appealOfficeDays } = input;
      await tx.query(
        `UPDATE mortgage_ranking_policy SET zero_is_last = $1, steps = $2, reward_fen = $3, snapshot_office_day = $4,
           appeal_office_days = $5, version = version + 1`,
        [zeroIsLast, steps, input.reward ?? null, snapshotOfficeDay, appealOfficeDays],
      );
      await this.#audit.record(tx, {
        action: 'mortgageRanking.policySet',
        subject: { type: 'mortgageRanking', id: 'policy' },
        before: { zeroIsLast: before.zeroIsLast, steps: before.steps },
        after: { zeroIsLast, steps },
      });
      return Object.assign(new MortgageRankingPolicy(), await this.#months.policy(tx));
    });
  }

  /** A month, in the caller's transaction. */
  async read(tx: EntityManager, month: string): Promise<TeamRace> {
    const live = await this.#months.race(tx, month);
    const frozen = await current(tx, month);
    const now = new Map(live.map(({ teamId, collected }) => [teamId, collected]));
    const race = {
      month,
      ranked: frozen?.ranked ?? true,
      version: frozen?.version ?? 0,
      frozenAt: frozen?.frozenAt.toISOString() ?? null,
    };
    const reopenable = frozen !== undefined && currentActor().grants.get('mortgageRanking.reopen') !== undefined;
    if (frozen) {
      const rows: TeamStanding[] = await tx.query(
        `SELECT team_id AS "teamId", team_name AS team, collected_fen AS collected, rank, first, last, exempt, streak
         FROM mortgage_ranking_row WHERE month_id = $1`,
        [frozen.id],
      );
      const standings = rows.map((row) =>
        Object.assign(new TeamStanding(), row, { adjustment: (now.get(row.teamId) ?? 0) - row.collected }),
      );
      return Object.assign(new TeamRace(), race, { reopenable, standings: standings.toSorted(byPlace) });
    }
    const { zeroIsLast } = await this.#months.policy(tx);
    const ranked = rankMonth(live, { zeroIsLast });
    const streaks = nextStreaks(await this.#months.streaksBefore(tx, month), ranked);
    const names = new Map(live.map(({ teamId, teamName }) => [teamId, teamName]));
    const standings = ranked.standings.map((each) =>
      Object.assign(new TeamStanding(), each, {
        team: names.get(each.teamId),
        adjustment: 0,
        streak: streaks[each.teamId] ?? 0,
      }),
    );
    return Object.assign(new TeamRace(), race, {
      ranked: ranked.ranked,
      reopenable,
      standings: standings.toSorted(byPlace),
    });
  }
}

async function current(tx: EntityManager, month: string): Promise<Frozen | undefined> {
  const [found]: Frozen[] = await tx.query(
    `SELECT id, version, ranked, frozen_at AS "frozenAt" FROM mortgage_ranking_month WHERE month = $1 AND reopened_at IS NULL`,
    [firstDay(month)],
  );
  return found;
}

function byPlace(a: Pick<Standing, 'rank' | 'collected'>, b: Pick<Standing, 'rank' | 'collected'>): number {
  return (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.collected - a.collected;
}
