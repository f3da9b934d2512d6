import { createHash } from 'node:crypto';
import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assessContracts, feesDue } from './fee-assessment.ts';
import { type AddFeeRuleInput, type FeeChange, FeeReassessment, MortgageFeeRule } from './fee-rule.types.ts';

const ruleRows = `SELECT id, city, effective_from AS "effectiveFrom", vat_permille AS "vatPermille", deed_tax AS "deedTax",
  fund_per_square_metre AS "fundPerSquareMetre", fund_mode AS "fundMode", registration_housing_fen AS "registrationHousing",
  registration_other_fen AS "registrationOther", registration_payer AS "registrationPayer", due_days AS "dueDays",
  entered_by_name AS "enteredBy" FROM mortgage_fee_rule`;

interface Change extends FeeChange {
  readonly ruleId: string;
  readonly base: number | null;
  readonly permille: number | null;
}

/** Rules of fees by city and day, and assessing open fees anew by them (S18). */
@Injectable()
export class FeeRuleService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Every rule, the latest first within its city. */
  async all(): Promise<MortgageFeeRule[]> {
    const { rows } = await this.#database.pool.query<MortgageFeeRule>(
      `${ruleRows} ORDER BY city, effective_from DESC, id DESC LIMIT 500`,
    );
    return rows.map((row) => Object.assign(new MortgageFeeRule(), row));
  }

  /** Enters a rule; what was assessed stays as it is until {@link reassess}. */
  add(input: AddFeeRuleInput): Promise<MortgageFeeRule | InvalidInput> {
    const problems = [];
    if (!isBusinessDate(input.effectiveFrom))
      problems.push({ path: 'effectiveFrom', code: 'IMPOSSIBLE_DATE', message: 'a day that exists' });
    const last = input.deedTax.at(-1);
    if (last?.home !== 'any' || last.upTo != null)
      problems.push({ path: 'deedTax', code: 'NO_LAST_BAND', message: 'the last band holds for any home of any area' });
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    return this.#database.transaction(async (tx) => {
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_fee_rule (city, effective_from, vat_permille, deed_tax, fund_per_square_metre, fund_mode,
           registration_housing_fen, registration_other_fen, registration_payer, due_days, entered_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
        [
          input.city?.trim() ?? '',
          input.effectiveFrom,
          input.vatPermille,
          JSON.stringify(input.deedTax.map(({ home, upTo, permille }) => ({ home, upTo: upTo ?? null, permille }))),
          input.fundPerSquareMetre,
          input.fundMode,
          input.registrationHousing,
          input.registrationOther,
          input.registrationPayer,
          input.dueDays,
          currentActor().name,
        ],
      );
      await this.#audit.record(tx, {
        action: 'mortgageFeeRule.added',
        subject: { type: 'mortgageFeeRule', id: made?.id ?? '' },
        after: { city: input.city ?? '', effectiveFrom: input.effectiveFrom },
      });
      const [rule]: MortgageFeeRule[] = await tx.query(`${ruleRows} WHERE id = $1`, [made?.id]);
      return Object.assign(new MortgageFeeRule(), rule);
    });
  }

  /** What assessing every open fee anew would change. Changes nothing. */
  preview(): Promise<FeeReassessment> {
    return this.#database.transaction(async (tx) => told(await changes(tx)));
  }

  /** Assesses open fees anew, exactly as it was seen: with another mark than the preview's nothing happens. */
  reassess(mark: string): Promise<FeeReassessment | WrongState> {
    return this.#database.transaction(async (tx) => {
      // Nobody pays or waives meanwhile.
      await tx.query('LOCK TABLE mortgage_fee IN SHARE ROW EXCLUSIVE MODE');
      const found = await changes(tx);
      const seen = told(found);
      if (seen.mark !== mark) return WrongState.of('changed', 'Other fees would change now: look at the preview again');
      await tx.query(
        `UPDATE mortgage_fee f SET amount_fen = n.amount, base_fen = n.base, permille = n.permille, rule_id = n.rule, version = f.version + 1
         FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::uuid[]) AS n (id, amount, base, permille, rule) WHERE f.id = n.id`,
        [
          found.map(({ feeId }) => feeId),
          found.map(({ after }) => after),
          found.map(({ base }) => base),
          found.map(({ permille }) => permille),
          found.map(({ ruleId }) => ruleId),
        ],
      );
      await assessContracts(tx, `c.state = 'open'`, [], await this.#calendar.today());
      await this.#audit.record(tx, {
        action: 'mortgageFee.reassessed',
        subject: { type: 'mortgageFeeRule', id: seen.mark },
        after: { changed: seen.changed, differenceFen: seen.difference },
      });
      return seen;
    });
  }
}

/** Open fees whose amount is another by the rules as they are now; what was paid beyond it is over. */
async function changes(tx: EntityManager): Promise<Change[]> {
  const open: { id: string; contractId: string; number: string; kind: string; amount: number }[] = await tx.query(
    `SELECT f.id, f.contract_id AS "contractId", c.number, f.kind, f.amount_fen AS amount
     FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id
     WHERE f.state IN ('assessed', 'notified', 'partial') ORDER BY f.id`,
  );
  const due = await feesDue(
    tx,
    `EXISTS (SELECT FROM mortgage_fee f WHERE f.contract_id = c.id AND f.state IN ('assessed', 'notified', 'partial'))`,
    [],
  );
  const now = new Map(due.map((wish) => [`${wish.contractId} ${wish.kind}`, wish]));
  return open.flatMap(({ id, contractId, number, kind, amount }) => {
    const wish = now.get(`${contractId} ${kind}`);
    if (!wish || wish.amount === amount) return [];
    const { ruleId, base, permille } = wish;
    return [
      {
        feeId: id,
        contractNumber: number,
        kind: wish.kind,
        before: amount,
        after: wish.amount,
        ruleId,
        base,
        permille,
      },
    ];
  });
}

function told(found: readonly Change[]): FeeReassessment {
  const mark = createHash('sha256').update(JSON.stringify(found)).digest('base64url');
  const largest = found.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)).slice(0, 200);
  return Object.assign(new FeeReassessment(), {
    changed: found.length,
    difference: found.reduce((sum, { before, after }) => sum + after - before, 0),
    changes: largest,
    mark,
  });
}
