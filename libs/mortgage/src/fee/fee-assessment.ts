import type { EntityManager } from 'typeorm';
import { assessFees, type DeedTaxBand, type FeeBasis } from './fee-rule.ts';

/** A contract with the rule that holds for it. */
interface Assessable extends FeeBasis {
  readonly contractId: string;
  readonly ruleId: string;
  readonly vatPermille: number;
  readonly deedTax: readonly DeedTaxBand[];
  readonly fundPerSquareMetre: number;
  readonly registrationHousing: number;
  readonly registrationOther: number;
  readonly registrationPayer: string;
  readonly dueOn: string;
}

/** What a contract owes of one kind. */
export interface FeeWish {
  readonly contractId: string;
  readonly kind: 'deedTax' | 'maintenanceFund' | 'registration';
  readonly ruleId: string;
  readonly amount: number;
  readonly base: number | null;
  readonly permille: number | null;
  readonly dueOn: string;
}

/** The rule of a contract `c` of project `p`: of its city before that of any, the latest that was in force when it was signed. */
export const ruleOf = `SELECT r.* FROM mortgage_fee_rule r WHERE r.city IN (p.city, '') AND r.effective_from <= c.signed_on
  ORDER BY r.city <> '' DESC, r.effective_from DESC, r.id DESC LIMIT 1`;

/** The area by which fees go: what was measured once that is settled. */
const areaOf = `coalesce((SELECT a.measured FROM mortgage_measured_area a WHERE a.contract_id = c.id AND a.decision = 'settle'), c.area)`;

/** What the contracts that fit a condition on `c` owe by the rules as they are now. Sales sites sell housing. */
export async function feesDue(tx: EntityManager, condition: string, values: readonly unknown[]): Promise<FeeWish[]> {
  const found: Assessable[] = await tx.query(
    `SELECT c.id AS "contractId", c.price_fen AS price, ${areaOf} AS area, c.home, true AS housing, r.id AS "ruleId", r.vat_permille AS "vatPermille",
       r.deed_tax AS "deedTax", r.fund_per_square_metre AS "fundPerSquareMetre", r.registration_housing_fen AS "registrationHousing",
       r.registration_other_fen AS "registrationOther", r.registration_payer AS "registrationPayer",
       (c.signed_on + r.due_days) AS "dueOn"
     FROM mortgage_contract c JOIN mortgage_project p ON p.id = c.project_id, LATERAL (${ruleOf}) r WHERE ${condition}`,
    [...values],
  );
  return found.flatMap((each) => {
    const due = assessFees(each, each);
    const { contractId, ruleId, dueOn } = each;
    const none = { base: null, permille: null };
    return [
      {
        contractId,
        ruleId,
        dueOn,
        kind: 'deedTax' as const,
        amount: due.deedTax,
        base: due.deedTaxBase,
        permille: due.deedTaxPermille,
      },
      { contractId, ruleId, dueOn, kind: 'maintenanceFund' as const, amount: due.maintenanceFund, ...none },
      ...(each.registrationPayer === 'buyer'
        ? [{ contractId, ruleId, dueOn, kind: 'registration' as const, amount: due.registration, ...none }]
        : []),
    ];
  });
}

/** Assesses the fees of contracts that have none yet. @returns how many fees there are now that were not there */
export async function assessContracts(
  tx: EntityManager,
  condition: string,
  values: readonly unknown[],
  today: string,
): Promise<number> {
  const due = await feesDue(tx, condition, values);
  const made: object[] = await tx.query(
    `INSERT INTO mortgage_fee (contract_id, kind, rule_id, amount_fen, base_fen, permille, assessed_on, due_on)
     SELECT contract_id, kind, rule_id, amount, base, permille, $7::date, due_on
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[], $6::int[], $8::date[])
       AS f (contract_id, kind, rule_id, amount, base, permille, due_on)
     ON CONFLICT (contract_id, kind) DO NOTHING RETURNING id`,
    [
      due.map(({ contractId }) => contractId),
      due.map(({ kind }) => kind),
      due.map(({ ruleId }) => ruleId),
      due.map(({ amount }) => amount),
      due.map(({ base }) => base),
      due.map(({ permille }) => permille),
      today,
      due.map(({ dueOn }) => dueOn),
    ],
  );
  return made.length;
}
