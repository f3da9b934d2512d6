import { caseState } from '@kefu/office/lifecycle';
import { Database, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openSql } from '../case/mortgage-case.sql.ts';
import { threadFacts, threadPeopleSql, threadReachSql } from './thread.sql.ts';
import {
  MortgageNote,
  MortgageThread,
  MortgageThreadConnection,
  MortgageThreadFacts,
  MortgageThreadPerson,
  type MortgageThreadsArgs,
} from './thread.types.ts';

/** A case of a list before its state is put into words. */
type ThreadRow = Omit<MortgageThreadFacts, 'state'> & {
  readonly state: string;
  readonly lifecycle: string;
  readonly lifecycleVersion: number;
};

/** Threads as those of a case and its consultant look at them (S26). */
@Injectable()
export class ThreadViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of threads within reach, the latest case first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, open }: MortgageThreadsArgs): Promise<MortgageThreadConnection> {
    const values: unknown[] = [];
    const conditions = [threadReachSql(values), ...(open ? [openSql] : [])];
    if (after) conditions.push(`k.id < $${values.push(decodeCursor(after, [cursorKeys.id])[0])}::uuid`);
    const rows = await this.#database.query<ThreadRow>(
      sqlByValue(
        `${threadFacts} WHERE ${conditions.join(' AND ')} ORDER BY k.id DESC LIMIT $${values.push(first + 1)}`,
      ),
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ id }) => encodeCursor([id]));
    return Object.assign(new MortgageThreadConnection(), page);
  }

  /** The thread of a case within reach; undefined where there is none. */
  one(id: string): Promise<MortgageThread | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [row]: (ThreadRow & { mayWrite: boolean })[] = await tx.query(
        `${threadFacts.replace('SELECT', `SELECT ${threadReachSql(values, 'mortgageThread.write')} AS "mayWrite",`)}
         WHERE k.id = $1 AND ${threadReachSql(values)}`,
        values,
      );
      if (!row) return undefined;
      return Object.assign(new MortgageThread(), factsOf(row), {
        mayWrite: row.mayWrite,
        notes: await notesOf(tx, id),
        people: await peopleOf(tx, id),
      });
    });
  }
}

const factsOf = (row: ThreadRow): MortgageThreadFacts =>
  Object.assign(new MortgageThreadFacts(), row, { state: caseState(row) });

async function notesOf(tx: EntityManager, id: string): Promise<MortgageNote[]> {
  const notes: MortgageNote[] = await tx.query(
    `SELECT n.id, n.kind, n.body, n.tried_with AS "triedWith", n.tried_on AS "triedOn", n.outcome, n.by_name AS by, n.at,
       ARRAY(SELECT p.name FROM mortgage_note_mention m JOIN person p ON p.id = m.person_id WHERE m.note_id = n.id ORDER BY p.name) AS mentions
     FROM mortgage_note n WHERE n.case_id = $1 ORDER BY n.at DESC, n.id DESC LIMIT 100`,
    [id],
  );
  return notes.map((each) => Object.assign(new MortgageNote(), each));
}

async function peopleOf(tx: EntityManager, id: string): Promise<MortgageThreadPerson[]> {
  const people: MortgageThreadPerson[] = await tx.query(
    `SELECT one.id, one.name FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id, LATERAL (${threadPeopleSql}) one
     WHERE k.id = $1 ORDER BY one.name, one.id LIMIT 100`,
    [id],
  );
  return people.map((each) => Object.assign(new MortgageThreadPerson(), each));
}
