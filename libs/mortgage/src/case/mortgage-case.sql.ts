import { rowScope, scopeSql } from '@kefu/platform/permissions';
import type { MortgageCaseFilter } from './mortgage-case.input.ts';
import { finalStates, stepsToMoney } from './mortgage-case.lifecycle.ts';
import type { MortgageCaseFacts } from './mortgage-case.types.ts';

/** A row of a list before it is put into words. */
export type CaseRow = Omit<MortgageCaseFacts, 'state'> & { readonly state: string; readonly cursor: string };

/** SQL condition: case `k` is under way; as an index says it. */
export const openSql = `k.state NOT IN (${finalStates.map((state) => `'${state}'`).join(', ')})`;

/** What lists and records show of a case `k`, with its contract `c` and the clock that runs. */
export const caseFacts = `
  SELECT k.id, k.number, k.state, k.state_since AS "stateSince", k.state_since::text AS cursor, k.lifecycle,
    k.lifecycle_version AS "lifecycleVersion", k.version, k.contract_id AS "contractId", c.number AS "contractNumber", c.house,
    (SELECT coalesce(string_agg(b.name, '、' ORDER BY b.position), '') FROM mortgage_buyer b WHERE b.contract_id = c.id) AS buyers,
    team.name AS team, owner.name AS specialist, c.price_fen AS "priceFen", k.gap_fen AS "gapFen", k.due_fen AS "dueFen", k.whose,
    k.held_since IS NOT NULL AS held, k.problem_since IS NOT NULL AS problem, clock.due_at AS "dueAt",
    coalesce(clock.told, 0)::int AS late
  FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN org_unit team ON team.id = k.team_id
  LEFT JOIN person owner ON owner.id = k.owner_id
  LEFT JOIN mortgage_clock clock ON clock.case_id = k.id AND clock.ended_at IS NULL`;

/** SQL condition: the caller reaches case `k`. */
export function caseReachSql(values: unknown[], permission = 'mortgageCase.read'): string {
  return scopeSql(rowScope(permission), { team: 'k.team_id', own: 'k.owner_id' }, values);
}

/** The longest in its state first. */
export const caseOrder = 'k.state_since, k.id';

/**
 * What a filter asks of case `k`; pushes onto `values`.
 * @param everyState whatever states it names, those under way are meant
 */
export function caseConditions(filter: MortgageCaseFilter, values: unknown[], everyState = false): string[] {
  const conditions: string[] = [];
  const add = (condition: (at: string) => string, value: unknown): void => {
    conditions.push(condition(`$${values.push(value)}`));
  };
  if (filter.states?.length && !everyState) add((at) => `k.state = ANY(${at}::text[])`, filter.states);
  else conditions.push(openSql);
  if (filter.whose?.length) add((at) => `k.whose = ANY(${at}::text[])`, filter.whose);
  if (filter.teamId) add((at) => `k.team_id = ${at}::uuid`, filter.teamId);
  if (filter.ownerId) add((at) => `k.owner_id = ${at}::uuid`, filter.ownerId);
  if (filter.held) conditions.push('k.held_since IS NOT NULL');
  if (filter.problem) conditions.push('k.problem_since IS NOT NULL');
  if (filter.gap) conditions.push('k.gap_fen <> 0');
  if (filter.late) {
    conditions.push(
      `EXISTS (SELECT FROM mortgage_clock l WHERE l.case_id = k.id AND l.ended_at IS NULL AND l.told >= 2)`,
    );
  }
  const text = filter.text?.trim();
  if (text) {
    add(
      (
        at,
      ) => `k.contract_id IN (SELECT f.id FROM mortgage_contract f WHERE starts_with(f.number, upper(${at})) OR starts_with(f.house_key, ${at})
        UNION SELECT b.contract_id FROM mortgage_buyer b WHERE position(${at} IN b.name) > 0
        UNION SELECT n.contract_id FROM mortgage_case n WHERE starts_with(n.number, upper(${at})))`,
      text,
    );
  }
  return conditions;
}

/** Counts by state and by whose time it is, of cases `k`. */
export const caseCounts = `SELECT k.state, k.whose, count(*)::int AS count, coalesce(sum(k.due_fen), 0)::bigint AS "dueFen" FROM mortgage_case k`;

/** SQL rows `(state, steps)`: how many steps each state lies before the loan's money. */
export function stepsSql(states: readonly string[]): string {
  return states.flatMap((state) => (stepsToMoney(state) ? [`('${state}', ${stepsToMoney(state)})`] : [])).join(', ');
}
