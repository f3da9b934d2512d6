import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import { RiskFollowUp, type RiskFollowUpsArgs } from './follow-up.types.ts';

/** What lists show of follow-up `u`, the tries to reach the trader among it. */
export const followUpRows = `
  SELECT u.id, u.run_id AS "runId", r.trading_day AS "tradingDay", u.trader_id AS "traderId", u.notice_id AS "noticeId", t.number, t.name, b.name AS branch,
    t.priority, p.phone_masked AS "phoneMasked", n.level, u.cause, u.step, u.outcome, u.version,
    u.outcome IS NULL AND u.step <> 'secondContact' AS recordable, coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'step', c.step, 'outcome', c.outcome, 'note', c.note, 'madeBy', c.made_by_name,
        'madeAt', c.made_at) ORDER BY c.id) FROM risk_contact c WHERE c.follow_up_id = u.id), '[]') AS contacts
  FROM risk_follow_up u JOIN risk_run r ON r.id = u.run_id JOIN risk_notice n ON n.id = u.notice_id JOIN trader t ON t.id = u.trader_id
  JOIN org_unit b ON b.id = t.branch_id LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1`;

/** SQL condition: a scope reaches the follow-up of trader `t`, who is his branch's. */
export const followUpReach = (scope: RowScope, values: unknown[]): string =>
  scopeSql(scope, { branch: 't.branch_id' }, values);

/** What a filter asks of follow-up `u`; pushes onto `values`. */
export function followUpConditions(
  { id, runId, open }: Pick<RiskFollowUpsArgs, 'id' | 'runId' | 'open'>,
  values: unknown[],
): string[] {
  const conditions: string[] = [];
  if (id) conditions.push(`u.id = $${values.push(id)}`);
  if (runId) conditions.push(`u.run_id = $${values.push(runId)}`);
  if (open != null) conditions.push(`(u.outcome IS NULL) = $${values.push(open)}`);
  return conditions;
}

/** A follow-up as the database gives it. */
export type FollowUpRow = Omit<RiskFollowUp, 'contacts'> & {
  readonly contacts: readonly (Omit<RiskFollowUp['contacts'][number], 'madeAt'> & { readonly madeAt: string })[];
};

/** A row with the instants of its tries. */
export function followUpOf({ contacts, ...row }: FollowUpRow): RiskFollowUp {
  const made = contacts.map((contact) => ({ ...contact, madeAt: new Date(contact.madeAt) }));
  return Object.assign(new RiskFollowUp(), row, { contacts: made });
}
