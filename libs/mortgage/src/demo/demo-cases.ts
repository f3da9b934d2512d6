import { addDays, addOfficeMinutes, type Calendar, CalendarService, instantOf } from '@kefu/office/calendar';
import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { fold } from '@kefu/platform/search';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { caseLifecycle, newestVersion } from '../case/mortgage-case.lifecycle.ts';
import { type LoanRule, largestLoan } from '../loan/loan-calculation.ts';
import { loanRulesOn } from '../loan/loan-rules.ts';
import { type DemoCase, demoCases } from './demo-cases.data.ts';
import { enterContractPapers } from './demo-contracts.ts';
import { DemoMoney } from './demo-money.ts';
import { enterPast } from './demo-past.ts';
import { enterThreads } from './demo-threads.ts';

const lock = 4_737_032;

/** What is written of one case of the demo; the keys are those that the statements read. */
interface Written extends DemoCase {
  readonly house: string;
  readonly team: string;
  readonly signed_on: string;
  readonly since: string;
  readonly commercial_fen: number;
  readonly fund_fen: number;
  readonly down_fen: number;
  readonly warn_at: Date | null;
  readonly due_at: Date | null;
  readonly escalate_at: Date | null;
  readonly limit_minutes: number | null;
}

/** Contracts with their cases in many states, so that there is something to look at. */
@Injectable()
export class DemoCases implements OnApplicationBootstrap {
  readonly #settings: Settings;
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #money: DemoMoney;

  constructor(settings: Settings, database: Database, calendar: CalendarService, money: DemoMoney) {
    this.#settings = settings;
    this.#database = database;
    this.#calendar = calendar;
    this.#money = money;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.environment === 'demo') await this.enterOnce();
  }

  /** Enters them in an installation that has the demo's mortgage teams and no case. @returns whether it did */
  async enterOnce(): Promise<boolean> {
    const entered = await this.#database.transaction(async (tx) => {
      // API and worker boot at once: the later one waits here and finds them entered.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
      const [row]: { yes: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM mortgage_case) AND EXISTS (SELECT FROM person WHERE login = 'anjie') AS yes`,
      );
      if (!row?.yes) return false;
      const today = await this.#calendar.today();
      const calendar = await this.#calendar.around(today);
      const rules: { state: string; days: number | null }[] = await tx.query(
        'SELECT state, days FROM mortgage_clock_rule',
      );
      const days = new Map(rules.map((each) => [each.state, each.days]));
      const { commercial: rule } = await loanRulesOn(tx, '', today);
      await enter(
        tx,
        demoCases.map((each, at) => written(each, at, today, calendar, { days: days.get(each.state) ?? null, rule })),
      );
      await enterContractPapers(tx);
      await enterPast(tx);
      await this.#money.enter(tx);
      await enterThreads(tx);
      return true;
    });
    if (entered) await this.#money.freeze();
    return entered;
  }
}

function written(
  each: DemoCase,
  at: number,
  today: string,
  calendar: Calendar,
  { days, rule }: { readonly days: number | null; readonly rule: LoanRule },
): Written {
  const since = instantOf(addDays(today, -each.daysAgo), 600);
  const limit = days === null ? null : days * 450;
  const after = (share: number): Date | null =>
    limit === null ? null : addOfficeMinutes(since, Math.ceil(limit * share), calendar);
  const { loanFen, downFen } = largestLoan(each.price * 100, rule);
  const fundFen = each.fund ? 40_000_000 : 0;
  return {
    ...each,
    house: `${1 + (at % 4)}-${1 + (at % 2)}-${300 + at}`,
    team: at % 2 === 0 ? 'A組' : 'B組',
    signed_on: addDays(today, -each.daysAgo - 20),
    since: since.toISOString(),
    price: each.price * 100,
    commercial_fen: loanFen - fundFen,
    fund_fen: fundFen,
    down_fen: downFen,
    limit_minutes: limit,
    warn_at: after(0.8),
    due_at: after(1),
    escalate_at: after(1.5),
  };
}

async function enter(tx: EntityManager, cases: readonly Written[]): Promise<void> {
  await tx.query(
    `WITH given AS (
       SELECT g.*, uuidv7() AS contract_id, uuidv7() AS case_id, uuidv7() AS clock_id, row_number() OVER () AS n
       FROM jsonb_to_recordset($1::jsonb) AS g (name text, name_key text, spouse text, state text, whose text, bank text, house text,
         team text, signed_on date, since timestamptz, price bigint, commercial_fen bigint, fund_fen bigint, down_fen bigint,
         "asksLess" bigint, held text, problem text, limit_minutes integer, warn_at timestamptz, due_at timestamptz,
         escalate_at timestamptz)
     ), contract AS (
       INSERT INTO mortgage_contract (id, number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
         commercial_fen, provident_fund_fen, signed_on, team_id, owner_id, consultant_name, search_key)
       SELECT contract_id, 'HT26' || lpad(n::text, 4, '0'), p.id, house, house, 8800 + n * 37, price, 'first',
         CASE WHEN fund_fen > 0 THEN 'combination' ELSE 'commercial' END, down_fen, commercial_fen, fund_fen, signed_on, t.id, o.id,
         '錢敏', 'ht26' || lpad(n::text, 4, '0') || ' ' || house || ' ' || given.name_key
       FROM given JOIN org_unit t ON t.kind = 'team' AND t.name = given.team
         JOIN person o ON o.login = CASE team WHEN 'A組' THEN 'anjie' ELSE 'anjieb' END,
         LATERAL (SELECT id FROM mortgage_project ORDER BY id LIMIT 1) p
       RETURNING id, team_id, owner_id
     ), buyer AS (
       INSERT INTO mortgage_buyer (contract_id, position, name, name_key)
       SELECT contract_id, 1, name, name_key FROM given UNION ALL SELECT contract_id, 2, spouse, spouse FROM given WHERE spouse <> ''
     ), receipt AS (
       INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, payer,
         entered_by_name, confirmed_by_name, confirmed_at)
       SELECT 'SJ26' || lpad(n::text, 4, '0'), contract_id, team_id, 'downPayment', down_fen, signed_on + 1, signed_on + 2, name,
         '何財', '何財', now() FROM given JOIN contract ON contract.id = given.contract_id
     ), entered AS (
       INSERT INTO mortgage_case (id, contract_id, lifecycle, lifecycle_version, state, state_since, team_id, owner_id, whose,
         customer_types, gap_fen, due_fen, held_since, held_reason, problem_since, problem_reason, created_at)
       SELECT case_id, contract_id, $2, ${newestVersion}, given.state, since, team_id, owner_id, whose,
         CASE WHEN spouse <> '' THEN ARRAY['married'] ELSE ARRAY['single'] END, coalesce("asksLess", 0),
         CASE WHEN given.state IN ('disbursed', 'reconciled', 'closed') THEN 0 ELSE commercial_fen + fund_fen - coalesce("asksLess", 0) END,
         CASE WHEN held <> '' THEN since END, nullif(held, ''), CASE WHEN problem <> '' THEN since END, nullif(problem, ''), since
       FROM given JOIN contract ON contract.id = given.contract_id
     ), troubled AS (
       INSERT INTO mortgage_problem (case_id, stage, cause, detail, plan, opened_by_name, opened_at)
       SELECT case_id, CASE WHEN state IN ('intake', 'contractDraft', 'review', 'returned') THEN 'beforeSigning' ELSE 'afterSigning' END,
         'other', problem, '專員跟進，三日內回報', '許安', since FROM given WHERE problem <> ''
     ), loans AS (
       INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate, state, approved_fen,
         decided_on, disbursed_fen, disbursed_on)
       SELECT case_id, 1, l.product, l.bank, l.fen, 360, l.rate,
         CASE WHEN NOT decided THEN 'prepared' WHEN less > 0 THEN 'reduced' ELSE 'approved' END,
         CASE WHEN decided THEN l.fen - less END, CASE WHEN decided THEN since::date END,
         CASE WHEN paid THEN l.fen - less ELSE 0 END, CASE WHEN paid THEN since::date END
       FROM given, LATERAL (VALUES ('commercial', nullif(given.bank, ''), commercial_fen, 3000),
           ('providentFund', 'fund', fund_fen, 2600)) AS l (product, bank, fen, rate),
         LATERAL (SELECT given.state IN ('approved', 'approvedReduced', 'loanSigned', 'preMortgageRegistered', 'ready', 'disbursed',
             'reconciled', 'closed') AS decided, given.state IN ('disbursed', 'reconciled', 'closed') AS paid,
           CASE l.product WHEN 'commercial' THEN coalesce("asksLess", 0) ELSE 0 END AS less) stage
       WHERE l.fen > 0
     ), clock AS (
       INSERT INTO mortgage_clock (id, case_id, state, started_at, ended_at, limit_minutes, warn_at, due_at, escalate_at, told, next_at)
       SELECT clock_id, case_id, given.state, since, CASE WHEN given.state = 'closed' THEN since END, limit_minutes, warn_at, due_at,
         escalate_at, (warn_at <= now())::int + (due_at <= now())::int + (escalate_at <= now())::int,
         CASE WHEN warn_at > now() THEN warn_at WHEN due_at > now() THEN due_at WHEN escalate_at > now() THEN escalate_at END
       FROM given WHERE limit_minutes IS NOT NULL AND given.state <> 'closed'
       UNION ALL SELECT clock_id, case_id, given.state, since, CASE WHEN given.state = 'closed' THEN since END, NULL, NULL, NULL, NULL, 0,
         NULL FROM given WHERE limit_minutes IS NULL
     )
     INSERT INTO mortgage_clock_span (clock_id, whose, started_at, ended_at, by_name)
     SELECT clock_id, whose, since, CASE WHEN given.state = 'closed' THEN since END, '系統' FROM given`,
    [JSON.stringify(cases.map((each) => ({ ...each, name_key: fold(each.name) }))), caseLifecycle],
  );
  // Whoever is at the interview has not been asked yet.
  await tx.query(
    `INSERT INTO mortgage_consent (contract_id, position, name_key, purpose, bank, given, said_on, by_name)
     SELECT b.contract_id, b.position, b.name_key, 'bank', a.bank, true, c.signed_on, '許安'
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_buyer b ON b.contract_id = c.id
     JOIN mortgage_application a ON a.case_id = k.id AND a.attempt = k.attempt AND a.bank IS NOT NULL
     WHERE k.state NOT IN ('intake', 'contractDraft', 'review', 'returned', 'signed', 'filed', 'docsCollecting', 'docsVerified',
       'bankInterview')`,
  );
  // One building is still being built.
  await tx.query(
    `INSERT INTO mortgage_building (project_id, building, topped_out_on, told_by_name)
     SELECT p.id, b, (now() AT TIME ZONE 'Asia/Shanghai')::date - 90, '鄭佩佩'
     FROM (SELECT id FROM mortgage_project ORDER BY id LIMIT 1) p, unnest(ARRAY['1', '2', '3']) b ON CONFLICT DO NOTHING`,
  );
}
