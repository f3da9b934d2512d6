import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { isMonth } from './month.ts';
import { readRace } from './race-reading.ts';
import { MortgageRankingPolicy, type SetRankingPolicyInput, type TeamRace } from './ranking.types.ts';
import { RankingMonths } from './ranking-months.ts';

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
      return isMonth(asked) ? readRace(tx, asked) : undefined;
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
      const capPermille = input.capPermille ?? before.capPermille;
      await tx.query(
        `UPDATE mortgage_ranking_policy SET zero_is_last = $1, steps = $2, reward_fen = $3, snapshot_office_day = $4,
           appeal_office_days = $5, cap_permille = $6, version = version + 1`,
        [zeroIsLast, steps, input.reward ?? null, snapshotOfficeDay, appealOfficeDays, capPermille],
      );
      await this.#audit.record(tx, {
        action: 'mortgageRanking.policySet',
        subject: { type: 'mortgageRanking', id: 'policy' },
        before: { zeroIsLast: before.zeroIsLast, steps: before.steps, capPermille: before.capPermille },
        after: { zeroIsLast, steps, capPermille },
      });
      return Object.assign(new MortgageRankingPolicy(), await this.#months.policy(tx));
    });
  }
}
