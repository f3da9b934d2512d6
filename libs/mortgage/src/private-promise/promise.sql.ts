import { rowScope, scopeSql } from '@kefu/platform/permissions';

/** SQL condition: the caller reaches promise `m`. Pushes onto `values`. */
export const promiseReachSql = (values: unknown[], permission = 'mortgagePrivatePromise.read'): string =>
  scopeSql(rowScope(permission), { team: 'm.team_id', own: 'm.consultant_id' }, values);

/** A promise `m` with its case `k`, contract `c` and consultant `p`, as lists and records show it. */
export const promiseFacts = `
  SELECT m.id, m.number, m.lifecycle, m.lifecycle_version AS "lifecycleVersion", m.state, m.state_since AS "stateSince", m.version,
    m.case_id AS "caseId", k.number AS "caseNumber", c.house, p.name AS consultant, m.promised, m.promised_to AS "promisedTo",
    m.promised_on AS "promisedOn", m.reported_at AS "reportedAt", m.statement IS NOT NULL AS heard`;

/** What {@link promiseFacts} are read from. */
export const promiseTables = `
  FROM mortgage_private_promise m JOIN mortgage_case k ON k.id = m.case_id JOIN mortgage_contract c ON c.id = k.contract_id
  JOIN person p ON p.id = m.consultant_id`;

/** SQL condition: promise `m` is not over. */
export const openPromiseSql = `m.state NOT IN ('standing', 'dropped', 'dismissed')`;
