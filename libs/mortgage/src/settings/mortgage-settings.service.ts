import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { caseState } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { caseLifecycle, caseStates, finalStates, newestVersion } from '../case/mortgage-case.lifecycle.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { loanRuleColumns } from '../loan/loan-rules.ts';
import {
  type MortgageBank,
  type MortgageBuilding,
  MortgageClockRule,
  MortgageLoanRule,
  MortgageSettings,
  type SetClockRuleInput,
  type SetLoanRuleInput,
  type ToppedOutInput,
} from './mortgage-settings.types.ts';

type Refusal = InvalidInput | NotFound;

/** Rules of loans, limits of steps and which buildings are topped out (S2, S13): a rule is never changed, another begins. */
@Injectable()
export class MortgageSettingsService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  async read(): Promise<MortgageSettings> {
    const today = await this.#calendar.today();
    const rows = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
      (await this.#database.pool.query(text, [...values])).rows as Row[];
    const loanRules = await rows<MortgageLoanRule>(
      `SELECT id, city, product, effective_on AS "effectiveOn", ${loanRuleColumns}, reason, changed_by_name AS "changedBy",
         effective_on <= $1 AND NOT EXISTS (SELECT FROM mortgage_loan_rule o WHERE o.city = r.city AND o.product = r.product
           AND o.effective_on <= $1 AND (o.effective_on, o.id) > (r.effective_on, r.id)) AS "inForce"
       FROM mortgage_loan_rule r ORDER BY city, product, effective_on DESC, id DESC LIMIT 100`,
      [today],
    );
    const clockRules = await rows<Omit<MortgageClockRule, 'state'> & { state: string }>(
      `SELECT DISTINCT ON (state) id, state, effective_on AS "effectiveOn", days, whose, changed_by_name AS "changedBy"
       FROM mortgage_clock_rule WHERE effective_on <= $1 ORDER BY state, effective_on DESC, id DESC`,
      [today],
    );
    // Which houses there are is told by cases: to nobody those of others.
    const reached: unknown[] = [];
    const reach = caseReachSql(reached);
    const place = ({ state }: { state: string }): number => caseStates.findIndex((each) => each === state);
    return Object.assign(new MortgageSettings(), {
      loanRules: loanRules.map((rule) => Object.assign(new MortgageLoanRule(), rule)),
      clockRules: clockRules
        .sort((one, other) => place(one) - place(other))
        .map(({ state, ...rule }) =>
          Object.assign(new MortgageClockRule(), rule, {
            state: caseState({ lifecycle: caseLifecycle, lifecycleVersion: newestVersion, state }),
          }),
        ),
      banks: await rows<MortgageBank>(
        'SELECT key, name, product FROM mortgage_bank WHERE NOT retired ORDER BY product, name',
      ),
      buildings: await rows<MortgageBuilding>(
        `SELECT p.id AS "projectId", p.name AS project, b.building, max(t.topped_out_on) AS "toppedOutOn", sum(b.cases)::int AS cases
         FROM (SELECT c.project_id, split_part(c.house_key, '-', 1) AS building, count(*) AS cases
           FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
           WHERE k.state NOT IN ('closed', 'cancelled') AND ${reach} GROUP BY 1, 2
           UNION ALL SELECT project_id, building, 0 FROM mortgage_building) b
         JOIN mortgage_project p ON p.id = b.project_id
         LEFT JOIN mortgage_building t ON t.project_id = b.project_id AND t.building = b.building
         GROUP BY 1, 2, 3 ORDER BY 2, 3 LIMIT 500`,
        reached,
      ),
    });
  }

  /** Another rule of loans begins on a day; contracts that were signed before keep theirs. */
  async setLoanRule(input: SetLoanRuleInput): Promise<Refusal | undefined> {
    const wrong = await this.#dayProblem(input.effectiveOn);
    if (wrong) return wrong;
    if (input.debtRatio < input.housingRatio)
      return InvalidInput.at('input.debtRatio', 'OUT_OF_ORDER', 'all debts are at least what housing costs');
    const city = input.city.trim();
    return this.#store('mortgageLoanRule', input, async (tx) => {
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_loan_rule (city, product, effective_on, minimum_down, loan_step_fen, loan_limit_fen, yearly_rate,
           housing_ratio, debt_ratio, longest_months, oldest_years, reason, changed_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
        [
          city,
          input.product,
          input.effectiveOn,
          input.minimumDown,
          input.loanStepFen,
          input.loanLimitFen ?? null,
          input.yearlyRate,
          input.housingRatio,
          input.debtRatio,
          input.longestMonths,
          input.oldestYears,
          input.reason,
          currentActor().name,
        ],
      );
      return made?.id ?? '';
    });
  }

  /** Another limit of a step begins on a day; clocks that run keep theirs. */
  async setClockRule(input: SetClockRuleInput): Promise<Refusal | undefined> {
    const wrong = await this.#dayProblem(input.effectiveOn);
    if (wrong) return wrong;
    const open = caseStates.filter((state) => !finalStates.includes(state));
    if (!open.some((state) => state === input.state))
      return InvalidInput.at('input.state', 'UNKNOWN', 'a step of the way');
    return this.#store('mortgageClockRule', input, async (tx) => {
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_clock_rule (state, effective_on, days, whose, reason, changed_by_name)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [input.state, input.effectiveOn, input.days ?? null, input.whose, input.reason, currentActor().name],
      );
      return made?.id ?? '';
    });
  }

  /** A building is topped out: its houses may get their loan money. */
  async setToppedOut({ projectId, building, toppedOutOn }: ToppedOutInput): Promise<Refusal | undefined> {
    if (!isBusinessDate(toppedOutOn) || toppedOutOn > (await this.#calendar.today()))
      return InvalidInput.at('input.toppedOutOn', 'IN_THE_FUTURE', 'today or earlier');
    const known = await this.#database.pool.query('SELECT FROM mortgage_project WHERE id = $1', [projectId]);
    if (known.rowCount === 0) return NotFound.of('sales site');
    return this.#store('mortgageBuilding', { building, toppedOutOn }, async (tx) => {
      await tx.query(
        `INSERT INTO mortgage_building (project_id, building, topped_out_on, told_by_name) VALUES ($1, $2, $3, $4)
         ON CONFLICT (project_id, building) DO UPDATE SET topped_out_on = excluded.topped_out_on,
           told_by_name = excluded.told_by_name, told_at = now()`,
        [projectId, building.trim(), toppedOutOn, currentActor().name],
      );
      return `${projectId}/${building}`;
    });
  }

  async #dayProblem(effectiveOn: string): Promise<InvalidInput | undefined> {
    if (!isBusinessDate(effectiveOn))
      return InvalidInput.at('input.effectiveOn', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (effectiveOn >= (await this.#calendar.today())) return undefined;
    return InvalidInput.at('input.effectiveOn', 'PAST', 'days that are over keep their rules');
  }

  #store(type: string, input: object, write: (tx: EntityManager) => Promise<string>): Promise<undefined> {
    return this.#database.transaction(async (tx) => {
      const id = await write(tx);
      const { reason, ...after } = input as { reason?: string };
      await this.#audit.record(tx, { action: `${type}.set`, subject: { type, id }, after, reason: reason ?? null });
      return undefined;
    });
  }
}
