import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { personId } from '../case/person-id.ts';
import { threadReachSql } from '../thread/thread.sql.ts';
import { assistRows, awaitedSql } from './assist.sql.ts';
import { MortgageAssist, MortgageAssistConnection, type MortgageAssistsArgs } from './assist.types.ts';

/** Requests to assist as those of their threads look at them (S27). */
@Injectable()
export class AssistViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of requests within reach, the earliest day first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, open }: MortgageAssistsArgs): Promise<MortgageAssistConnection> {
    const values: unknown[] = [personId()];
    const conditions = [threadReachSql(values), ...(open ? [awaitedSql] : [])];
    if (after) {
      const [dueOn, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(a.due_on, a.id) > ($${values.push(dueOn)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<MortgageAssist>(
      `${assistRows('$1')} WHERE ${conditions.join(' AND ')} ORDER BY a.due_on, a.id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, told, ({ dueOn, id }) => encodeCursor([dueOn, id]));
    return Object.assign(new MortgageAssistConnection(), page);
  }

  /** The requests of a case within reach, the latest first; at most 100. */
  async ofCase(caseId: string): Promise<MortgageAssist[]> {
    const values: unknown[] = [personId(), caseId];
    const { rows } = await this.#database.pool.query<MortgageAssist>(
      `${assistRows('$1')} WHERE a.case_id = $2 AND ${threadReachSql(values)} ORDER BY a.id DESC LIMIT 100`,
      values,
    );
    return rows.map(told);
  }
}

const told = (row: MortgageAssist): MortgageAssist => Object.assign(new MortgageAssist(), row);
