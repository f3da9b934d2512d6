import { holdersSql } from '@kefu/platform/identity';

/** SQL rows `(id, name)` of the consultants who can sign in: whoever answers in threads of contracts that they sold (S26). */
export const consultantsSql = `SELECT one.id, one.name FROM person one WHERE one.active
  AND one.id IN (${holdersSql(`'mortgageAssist.answer'`, { own: 'one.id' })})`;

/**
 * SQL for the consultant of a contract whose register names them: the one of this name, where it is one alone; somebody
 * says it otherwise. @param name trusted SQL expression
 */
export const consultantNamedSql = (name: string): string =>
  `(SELECT (array_agg(known.id))[1] FROM (${consultantsSql}) known WHERE known.name = ${name} HAVING count(*) = 1)`;
