import { availableTransitions, caseState, Lifecycles } from '@kefu/office/lifecycle';
import { currentContext } from '@kefu/platform/context';
import { Database, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { openPromiseSql, promiseFacts, promiseReachSql, promiseTables } from './promise.sql.ts';
import {
  MortgagePrivatePromise,
  MortgagePrivatePromiseConnection,
  MortgagePrivatePromiseEvidence,
  MortgagePrivatePromiseFacts,
  type MortgagePrivatePromisesArgs,
} from './promise.types.ts';

/** A promise of a list before its state is put into words. */
type Row = Omit<MortgagePrivatePromiseFacts, 'state'> & { readonly state: string };
type WholeRow = Row & Omit<MortgagePrivatePromise, keyof MortgagePrivatePromiseFacts | 'transitions' | 'evidence'>;

/** Private promises as people look at them (S28). */
@Injectable()
export class PromiseViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, lifecycles: Lifecycles) {
    this.#database = database;
    this.#lifecycles = lifecycles;
  }

  /** A page of promises within reach, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, open }: MortgagePrivatePromisesArgs): Promise<MortgagePrivatePromiseConnection> {
    const values: unknown[] = [];
    const conditions = [promiseReachSql(values), ...(open ? [openPromiseSql] : [])];
    if (after) conditions.push(`m.id < $${values.push(decodeCursor(after, [cursorKeys.id])[0])}::uuid`);
    const rows = await this.#database.query<Row & Record<string, unknown>>(
      sqlByValue(
        `${promiseFacts} ${promiseTables} WHERE ${conditions.join(' AND ')} ORDER BY m.id DESC LIMIT $${values.push(first + 1)}`,
      ),
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ id }) => encodeCursor([id]));
    return Object.assign(new MortgagePrivatePromiseConnection(), page);
  }

  /** A promise within reach; undefined where there is none. */
  one(id: string): Promise<MortgagePrivatePromise | undefined> {
    return this.#database.transaction((tx) => this.read(tx, id));
  }

  /** A promise within reach, in a transaction. */
  async read(tx: EntityManager, id: string): Promise<MortgagePrivatePromise | undefined> {
    const values: unknown[] = [id, personId()];
    const [row]: WholeRow[] = await tx.query(
      `${promiseFacts}, CASE WHEN m.consultant_id IS DISTINCT FROM $2::uuid THEN m.reporter_name END AS "reportedBy", m.statement,
         m.stated_at AS "statedAt", m.statement_until AS "statementUntil", m.findings, m.investigated_by_name AS "investigatedBy",
         m.sanction, m.amount_fen AS amount, m.decided_by_name AS "decidedBy", m.appeal_until AS "appealUntil", m.appeal,
         o.detail AS problem, nullif(o.action, '') AS "problemAction",
         m.consultant_id = $2::uuid AND m.statement IS NULL AND m.state IN ('reported', 'investigated') AS "mayState",
         coalesce(o.owner_id = $2::uuid AND o.state <> 'settled', false) AS "mayResolve"
       ${promiseTables} LEFT JOIN mortgage_problem o ON o.id = m.problem_id WHERE m.id = $1 AND ${promiseReachSql(values)}`,
      values,
    );
    if (!row) return undefined;
    const subject = await this.#lifecycles.lock(tx, { type: 'mortgagePrivatePromise', id });
    return Object.assign(new MortgagePrivatePromise(), factsOf(row), {
      mayState: row.mayState ?? false,
      evidence: await evidenceOf(tx, id),
      transitions: availableTransitions(subject ? await this.#lifecycles.offered(tx, subject) : []),
    });
  }
}

const factsOf = (row: Row): MortgagePrivatePromiseFacts =>
  Object.assign(new MortgagePrivatePromiseFacts(), row, { state: caseState(row) });

async function evidenceOf(tx: EntityManager, id: string): Promise<MortgagePrivatePromiseEvidence[]> {
  const papers: MortgagePrivatePromiseEvidence[] = await tx.query(
    `SELECT d.id, concat_ws(' · ', t.title ->> $2, nullif(d.name, '')) AS title
     FROM mortgage_private_promise_evidence e JOIN document d ON d.id = e.document_id JOIN document_type t ON t.key = d.type
     WHERE e.promise_id = $1 ORDER BY d.id`,
    [id, currentContext().language],
  );
  return papers.map((paper) => Object.assign(new MortgagePrivatePromiseEvidence(), paper));
}
