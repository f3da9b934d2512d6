import { isBusinessDate } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { searchPatterns } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import {
  RenewalAnswer,
  type TermsToRenewArgs,
  TermToRenew,
  TermToRenewConnection,
  type TermToRenewFilter,
} from './renewal-queue.types.ts';
import type { TermAsRead } from './term-renewal.ts';

/** The columns of {@link RenewalAnswer}, of `renewal_answer a` and its `term t`. */
const answerColumns = `t.id AS "termId", t.ends_on AS "endsOn", a.answer, a.channel, a.note, a.taken_by_name AS by,
  a.taken_via AS via, a.taken_at AS at, a.application_id AS "applicationId"`;

interface QueueRow extends Omit<RenewalAnswer, 'answer'> {
  id: string;
  version: number;
  traderId: string;
  number: string;
  name: string;
  branch: string;
  state: string;
  answer: RenewalAnswer['answer'] | null;
}

/** The terms that somebody must renew or let go, and what their traders answered (T3). */
@Injectable()
export class RenewalQueueService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of the terms within the caller's reach, the first to end first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: TermsToRenewArgs): Promise<TermToRenewConnection> {
    const values: unknown[] = [];
    const conditions = [...conditionsOf(filter ?? {}, 'renewal.read', values)];
    if (after) {
      const [endsOn, traderId] = decodeCursor(after, [isDay, cursorKeys.id]);
      conditions.push(`(t.ends_on, t.trader_id) > ($${values.push(endsOn)}::date, $${values.push(traderId)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<QueueRow>(
      `SELECT t.id, t.version, t.trader_id AS "traderId", tr.number, tr.name, b.name AS branch, t.state, ${answerColumns}
       FROM term t JOIN trader tr ON tr.id = t.trader_id JOIN org_unit b ON b.id = tr.branch_id
       LEFT JOIN renewal_answer a ON a.term_id = t.id
       WHERE ${conditions.join(' AND ')} ORDER BY t.ends_on, t.trader_id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, termOf, ({ endsOn, traderId }) => encodeCursor([endsOn, traderId]));
    return Object.assign(new TermToRenewConnection(), page);
  }

  /** The first terms of a filter that the caller may renew. */
  async termsOf(filter: TermToRenewFilter, limit: number): Promise<TermAsRead[]> {
    const values: unknown[] = [];
    const conditions = conditionsOf(filter, 'renewal.renew', values);
    const { rows } = await this.#database.pool.query<TermAsRead>(
      `SELECT t.id AS "termId", t.version FROM term t JOIN trader tr ON tr.id = t.trader_id
       LEFT JOIN renewal_answer a ON a.term_id = t.id
       WHERE ${conditions.join(' AND ')} ORDER BY t.ends_on, t.trader_id LIMIT $${values.push(limit)}`,
      values,
    );
    return rows;
  }

  /** What a trader answered about each term, the newest term first. */
  async answers(traderId: string): Promise<RenewalAnswer[]> {
    const values: unknown[] = [traderId];
    const scope = scopeSql(rowScope('renewal.read'), { branch: 'tr.branch_id' }, values);
    const { rows } = await this.#database.pool.query<RenewalAnswer>(
      `SELECT ${answerColumns} FROM renewal_answer a JOIN term t ON t.id = a.term_id JOIN trader tr ON tr.id = t.trader_id
       WHERE tr.id = $1 AND ${scope} ORDER BY t.ends_on DESC`,
      values,
    );
    return rows.map((row) => Object.assign(new RenewalAnswer(), row));
  }
}

const isDay = (key: unknown): boolean => typeof key === 'string' && isBusinessDate(key);

function termOf({
  id,
  version,
  traderId,
  number,
  name,
  branch,
  endsOn,
  state,
  answer,
  ...rest
}: QueueRow): TermToRenew {
  return Object.assign(new TermToRenew(), {
    id,
    version,
    traderId,
    number,
    name,
    branch,
    endsOn,
    state,
    answer: answer && Object.assign(new RenewalAnswer(), { ...rest, endsOn, answer }),
  });
}

function conditionsOf(filter: TermToRenewFilter, permission: string, values: unknown[]): string[] {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [
    scopeSql(rowScope(permission), { branch: 'tr.branch_id' }, values),
    `t.renewed_by IS NULL AND tr.state = 'active'`,
    `t.state = ANY(${value(filter.states?.length ? filter.states : ['expiring', 'expired', 'grace'])}::text[])`,
  ];
  const answers = filter.answers ?? [];
  if (answers.length > 0) conditions.push(`coalesce(a.answer, 'none') = ANY(${value(answers)}::text[])`);
  if (filter.branchIds?.length) conditions.push(`tr.branch_id = ANY(${value(filter.branchIds)}::uuid[])`);
  if (filter.endsFrom) conditions.push(`t.ends_on >= ${value(filter.endsFrom)}::date`);
  if (filter.endsTo) conditions.push(`t.ends_on <= ${value(filter.endsTo)}::date`);
  for (const pattern of filter.text ? searchPatterns(filter.text) : []) {
    conditions.push(`tr.search_key LIKE ${value(pattern)}`);
  }
  return conditions;
}
