import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { openSql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseClocks } from '../clock/case-clocks.ts';
import { type LoanRule, minimumDown } from '../loan/loan-calculation.ts';
import { type LoanKind, loanRulesOn } from '../loan/loan-rules.ts';
import { settleMoney } from './case-money.ts';
import { caseLifecycle } from './mortgage-case.lifecycle.ts';

/** Why a contract has no case yet. */
export type NotBorn =
  | { readonly why: 'noContract' | 'cancelled' }
  | { readonly why: 'exists'; readonly id: string }
  | { readonly why: 'belowMinimum'; readonly confirmedFen: number; readonly minimumFen: number };

interface ContractRow {
  readonly state: string;
  readonly city: string;
  readonly signedOn: string;
  readonly priceFen: number;
  readonly commercialFen: number;
  readonly providentFundFen: number;
  readonly confirmedFen: number;
  readonly teamId: string;
  readonly ownerId: string | null;
}

/** Cases are born of receipts that finance confirmed, and of nothing else (S13). */
@Injectable()
export class CaseBirth {
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;
  readonly #clocks: CaseClocks;
  readonly #audit: AuditTrail;

  constructor(lifecycles: Lifecycles, calendar: CalendarService, clocks: CaseClocks, audit: AuditTrail) {
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
    this.#clocks = clocks;
    this.#audit = audit;
  }

  /**
   * Opens the case of a contract once the down payments that finance confirmed reach the minimum; asked again, or by two at
   * once, it is opened once. Whoever confirms a receipt calls it in the same transaction.
   * @returns the new case's id, or why there is none
   */
  async openFor(tx: EntityManager, contractId: string): Promise<string | NotBorn> {
    const today = await this.#calendar.today();
    // A statement of its own: what another transaction confirmed while this one waited is seen by the next.
    await tx.query('SELECT FROM mortgage_contract WHERE id = $1 FOR NO KEY UPDATE', [contractId]);
    const contract = await read(tx, contractId, today);
    if (!contract) return { why: 'noContract' };
    if (contract.state !== 'open') return { why: 'cancelled' };
    const rules = await loanRulesOn(tx, contract.city, contract.signedOn);
    const loans = loansOf(contract, rules);
    const minimumFen = Math.max(0, ...loans.map(({ rule }) => minimumDown(contract.priceFen, rule)));
    const { confirmedFen } = contract;
    if (confirmedFen <= 0 || confirmedFen < minimumFen) return { why: 'belowMinimum', confirmedFen, minimumFen };
    const start = this.#lifecycles.start(caseLifecycle);
    const [made]: { id: string }[] = await tx.query(
      `INSERT INTO mortgage_case (contract_id, lifecycle, lifecycle_version, state, team_id, owner_id)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (contract_id) DO NOTHING RETURNING id`,
      [contractId, start.lifecycle, start.lifecycleVersion, start.state, contract.teamId, contract.ownerId],
    );
    if (!made) return { why: 'exists', id: await existing(tx, contractId) };
    await tx.query('UPDATE mortgage_contract SET owner_id = coalesce(owner_id, $2) WHERE id = $1', [
      contractId,
      contract.ownerId,
    ]);
    for (const { product, askedFen, rule } of loans) {
      await tx.query(
        `INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate)
         VALUES ($1, 1, $2, CASE $2 WHEN 'providentFund' THEN 'fund' END, $3, $4, $5)`,
        [made.id, product, askedFen, rule.longestMonths, rule.yearlyRate],
      );
    }
    await settleMoney(tx, made.id);
    await this.#clocks.enter(tx, made.id, start.state);
    await this.#audit.record(tx, {
      action: 'mortgageCase.opened',
      subject: { type: 'mortgageCase', id: made.id },
      after: { confirmedFen, minimumFen },
    });
    return made.id;
  }
}

function loansOf(
  { commercialFen, providentFundFen }: ContractRow,
  rules: Readonly<Record<LoanKind, LoanRule>>,
): { product: LoanKind; askedFen: number; rule: LoanRule }[] {
  const asked: [LoanKind, number][] = [
    ['commercial', commercialFen],
    ['providentFund', providentFundFen],
  ];
  return asked.flatMap(([product, askedFen]) => (askedFen > 0 ? [{ product, askedFen, rule: rules[product] }] : []));
}

/**
 * The contract with what was confirmed on it, the mortgage team that works for its sales team on the day, and who of that
 * team carries it: the contract's own specialist, or whoever has the fewest open cases (S23).
 */
async function read(tx: EntityManager, contractId: string, today: string): Promise<ContractRow | undefined> {
  const [row]: ContractRow[] = await tx.query(
    `SELECT c.state, p.city, c.signed_on AS "signedOn", c.price_fen AS "priceFen", c.commercial_fen AS "commercialFen",
       c.provident_fund_fen AS "providentFundFen", team.id AS "teamId", specialist.id AS "ownerId",
       (SELECT coalesce(sum(r.amount_fen), 0)::bigint FROM mortgage_receipt r
        WHERE r.contract_id = c.id AND r.kind = 'downPayment' AND r.credited_on IS NOT NULL) AS "confirmedFen"
     FROM mortgage_contract c JOIN mortgage_project p ON p.id = c.project_id,
       LATERAL (SELECT coalesce((SELECT m.team_id FROM mortgage_team_mapping m WHERE m.sales_team_id = c.sales_team_id
         AND m.starts_on <= $2 ORDER BY m.starts_on DESC LIMIT 1), c.team_id) AS id) team
       LEFT JOIN LATERAL (
         SELECT h.person_id AS id FROM post_holding h JOIN post o ON o.id = h.post_id AND ${openSql('o', '$2::date')}
           JOIN role ON role.id = o.role_id AND role.key = 'MS'
         WHERE o.unit_id = team.id AND $2::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
         ORDER BY h.person_id = c.owner_id DESC NULLS LAST, (SELECT count(*) FROM mortgage_case k
           WHERE k.owner_id = h.person_id AND k.state NOT IN ('closed', 'cancelled')), h.person_id LIMIT 1
       ) specialist ON true
     WHERE c.id = $1`,
    [contractId, today],
  );
  return row;
}

async function existing(tx: EntityManager, contractId: string): Promise<string> {
  const [row]: { id: string }[] = await tx.query('SELECT id FROM mortgage_case WHERE contract_id = $1', [contractId]);
  return row?.id ?? '';
}
