import type { RiskSignalsArgs } from './watch.types.ts';

/** What lists show of signal `s`. */
export const signalRows = `
  SELECT s.id, s.trader_id AS "traderId", t.number, t.name, b.name AS branch, t.priority, p.phone_masked AS "phoneMasked", s.kind,
    s.found_on AS "foundOn", s.days, s.measure, s.outcome, s.note, s.ended_by_name AS "endedBy", s.ended_at AS "endedAt", s.version
  FROM risk_signal s JOIN trader t ON t.id = s.trader_id JOIN org_unit b ON b.id = t.branch_id
  LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1`;

/** The latest first. */
export const signalOrder = 's.found_on DESC, s.id DESC';

/** What a filter asks of signal `s`; pushes onto `values`. */
export function signalConditions({ open, kind }: Pick<RiskSignalsArgs, 'open' | 'kind'>, values: unknown[]): string[] {
  const conditions: string[] = [];
  if (open != null) conditions.push(`(s.outcome IS NULL) = $${values.push(open)}`);
  if (kind) conditions.push(`s.kind = $${values.push(kind)}`);
  return conditions;
}
