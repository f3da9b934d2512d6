import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MortgagePapersArgs } from './register.input.ts';
import { numberSql, paperConditions, paperRows } from './register.sql.ts';
import {
  MortgageNumberGap,
  MortgageNumberRange,
  MortgageNumbers,
  MortgagePaper,
  MortgagePaperConnection,
} from './register.types.ts';

/** The register of contract papers as people look at it (S6). */
@Injectable()
export class RegisterViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of numbers within reach, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: MortgagePapersArgs): Promise<MortgagePaperConnection> {
    const values: unknown[] = [];
    const conditions = [paperConditions(filter, rowScope('mortgageContract.read'), values)];
    if (after) {
      const [id] = decodeCursor(after, [cursorKeys.id]);
      conditions.push(`m.id < $${values.push(id)}::uuid`);
    }
    const { rows } = await this.#database.pool.query<MortgagePaper>(
      `${paperRows} WHERE ${conditions.join(' AND ')} ORDER BY m.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new MortgagePaper(), row),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new MortgagePaperConnection(), page);
  }

  /** One number, whoever asks: for what was just changed. */
  async read(tx: EntityManager, id: string): Promise<MortgagePaper | undefined> {
    const [row]: MortgagePaper[] = await tx.query(`${paperRows} WHERE m.id = $1`, [id]);
    return row && Object.assign(new MortgagePaper(), row);
  }

  /** The numbers of every site, and what is missing among those taken: range − used − void − explained. */
  async numbers(): Promise<MortgageNumbers> {
    const { pool } = this.#database;
    const ranges = await pool.query<MortgageNumberRange>(
      `SELECT p.id AS "projectId", p.name AS project, coalesce(r.prefix, '') AS prefix, coalesce(r.first, 1) AS first,
         coalesce(r.last, 0) AS last, coalesce(r.next, 1) AS next, coalesce(r.version, 0) AS version
       FROM mortgage_project p LEFT JOIN mortgage_number_range r ON r.project_id = p.id ORDER BY p.name, p.id LIMIT 200`,
    );
    // Before each taken number, and before the next one, lies what is missing since the one before.
    const gaps = await pool.query<MortgageNumberGap>(
      `SELECT p.id AS "projectId", p.name AS project, g.first, g.last, ${numberSql('g.first')} AS "firstNumber",
         ${numberSql('g.last')} AS "lastNumber"
       FROM mortgage_number_range r JOIN mortgage_project p ON p.id = r.project_id, LATERAL (
         SELECT coalesce(lag(t.serial) OVER (ORDER BY t.serial), r.first - 1) + 1 AS first, t.serial - 1 AS last
         FROM (SELECT serial FROM mortgage_paper WHERE project_id = r.project_id UNION ALL SELECT r.next) t) g
       WHERE g.first <= g.last ORDER BY p.name, p.id, g.first LIMIT 500`,
    );
    return Object.assign(new MortgageNumbers(), {
      ranges: ranges.rows.map((row) => Object.assign(new MortgageNumberRange(), row)),
      gaps: gaps.rows.map((row) => Object.assign(new MortgageNumberGap(), row)),
    });
  }
}
