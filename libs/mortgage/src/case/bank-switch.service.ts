import { CalendarService } from '@kefu/office/calendar';
import { Documents } from '@kefu/office/documents';
import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { largestLoan, monthlyPayment } from '../loan/loan-calculation.ts';
import { type LoanKind, loanRulesOn } from '../loan/loan-rules.ts';
import { stepsToMoney, wayFrom } from './mortgage-case.lifecycle.ts';
import { caseReachSql } from './mortgage-case.sql.ts';
import { BankSwitchWhatIf } from './mortgage-case.types.ts';

interface CaseRow {
  readonly state: string;
  readonly priceFen: number;
  readonly city: string;
  readonly signedOn: string;
  readonly askedFen: number;
  readonly months: number;
  readonly bank: string | null;
}

/** What if the bank were changed (S2): told before anybody decides, and nothing is changed by asking. */
@Injectable()
export class BankSwitchService {
  readonly #database: Database;
  readonly #documents: Documents;
  readonly #calendar: CalendarService;

  constructor(database: Database, documents: Documents, calendar: CalendarService) {
    this.#database = database;
    this.#documents = documents;
    this.#calendar = calendar;
  }

  /** What each other bank that lends commercially would mean for a case that the caller reaches; nothing where there is none. */
  whatIf(id: string): Promise<BankSwitchWhatIf[]> {
    return this.#database.transaction(async (tx) => {
      const row = await read(tx, id);
      if (!row) return [];
      const rules = await loanRulesOn(tx, row.city, row.signedOn);
      const days = await this.#limits(tx);
      const sum = (states: readonly string[]): number =>
        states.reduce((total, state) => total + (days.get(state) ?? 0), 0);
      const banks: { key: string; name: string; product: LoanKind }[] = await tx.query(
        `SELECT key, name, product FROM mortgage_bank WHERE NOT retired AND product = 'commercial' AND key IS DISTINCT FROM $1 ORDER BY name`,
        [row.bank],
      );
      const { language } = currentContext();
      const found: BankSwitchWhatIf[] = [];
      for (const { key, name, product } of banks) {
        const papers = await this.#documents.required(tx, { type: 'mortgageCase', id }, (facts) => [
          ...facts.filter((fact) => fact !== `bank.${row.bank}`),
          `bank.${key}`,
        ]);
        const rule = rules[product];
        const titles = (there: boolean): string[] =>
          papers.flatMap((paper) => (paper.there === there ? [paper.title[language]] : []));
        found.push(
          Object.assign(new BankSwitchWhatIf(), {
            bank: key,
            bankName: name,
            daysNow: stepsToMoney(row.state) ? sum(wayFrom(row.state)) : 0,
            daysThen: sum(wayFrom('docsCollecting')),
            loanFen: largestLoan(row.priceFen, rule).loanFen,
            monthlyFen: monthlyPayment(row.askedFen, rule.yearlyRate, row.months),
            reused: titles(true),
            toBring: titles(false),
          }),
        );
      }
      return found;
    });
  }

  /** Office days of each step that has a limit. */
  async #limits(tx: EntityManager): Promise<ReadonlyMap<string, number>> {
    const rules: { state: string; days: number | null }[] = await tx.query(
      `SELECT DISTINCT ON (state) state, days FROM mortgage_clock_rule WHERE effective_on <= $1
       ORDER BY state, effective_on DESC, id DESC`,
      [await this.#calendar.today()],
    );
    return new Map(rules.map(({ state, days }) => [state, days ?? 0]));
  }
}

async function read(tx: EntityManager, id: string): Promise<CaseRow | undefined> {
  const values: unknown[] = [id];
  const [row]: CaseRow[] = await tx.query(
    `SELECT k.state, c.price_fen AS "priceFen", p.city, c.signed_on AS "signedOn", a.asked_fen AS "askedFen", a.months, a.bank
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id
     JOIN mortgage_application a ON a.case_id = k.id AND a.attempt = k.attempt AND a.product = 'commercial'
     WHERE k.id = $1 AND ${caseReachSql(values)}`,
    values,
  );
  return row;
}
