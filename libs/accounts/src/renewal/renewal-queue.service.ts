import { isBusinessDate } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import {
  RenewalAnswer,
  type TermsToRenewArgs,
  TermToRenew,
  TermToRenewConnection,
  type TermToRenewFilter,
} from './renewal-queue.types.ts';
import type { TermAsRead } from './term-renewal.ts';
import { termConditions, termsToRenew } from './terms-to-renew.sql.ts';

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
    const conditions = termConditions(filter ?? {}, rowScope('renewal.read'), values);
    if (after) {
      const [endsOn, traderId] = decodeCursor(after, [isDay, cursorKeys.id]);
      conditions.push(`(t.ends_on, t.trader_id) > ($${values.push(endsOn)}::date, $${values.push(traderId)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<QueueRow>(
      `SELECT t.id, t.version, t.trader_id AS "traderId", tr.number, tr.name, b.name AS branch, t.state, ${answerColumns}
       FROM ${termsToRenew} WHERE ${conditions.join(' AND ')}
       ORDER BY t.ends_on, t.trader_id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, termOf, ({ endsOn, traderId }) => encodeCursor([endsOn, traderId]));
    return Object.assign(new TermToRenewConnection(), page);
  }

  /** The first terms of a filter that the caller may renew. */
  async termsOf(filter: TermToRenewFilter, limit: number): Promise<TermAsRead[]> {
    const values: unknown[] = [];
    const conditions = termConditions(filter, rowScope('renewal.renew'), values);
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
