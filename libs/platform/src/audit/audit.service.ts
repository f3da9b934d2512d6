import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.ts';
import { type Connection, cursorKeys, decodeCursor, encodeCursor, type PageArgs, pageOf } from '../paging/index.ts';
import type { AuditEntryType, AuditFilter } from './audit.types.ts';
import { type AuditRow, auditConditions, auditRows, toEntry } from './audit-list.sql.ts';

/** Reads the audit, newest first. */
@Injectable()
export class AuditService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of the lines that fit a filter. */
  async page(filter: AuditFilter, { first, after }: PageArgs): Promise<Connection<AuditEntryType>> {
    const values: unknown[] = [];
    const conditions = auditConditions(filter, values);
    if (after) conditions.push(`id < $${values.push(decodeCursor(after, [cursorKeys.serial])[0])}`);
    values.push(first + 1);
    const { rows } = await this.#database.pool.query<AuditRow>(
      `${auditRows} WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT $${values.length}`,
      values,
    );
    return pageOf(rows, first, toEntry, (row) => encodeCursor([row.id]));
  }

  /** The kinds of action and subject that occur, for the filters of the page. */
  async vocabulary(): Promise<{ actions: string[]; subjectTypes: string[] }> {
    // Skips from one value to the next on the index: quick however many lines there are.
    const distinct = async (column: 'action' | 'subject_type'): Promise<string[]> => {
      const { rows } = await this.#database.pool.query<{ value: string }>(
        `WITH RECURSIVE step AS (
           (SELECT ${column} AS value FROM audit_entry ORDER BY ${column} LIMIT 1)
           UNION ALL
           SELECT (SELECT ${column} FROM audit_entry WHERE ${column} > step.value ORDER BY ${column} LIMIT 1)
           FROM step WHERE step.value IS NOT NULL
         ) SELECT value FROM step WHERE value IS NOT NULL`,
      );
      return rows.map(({ value }) => value);
    };
    return { actions: await distinct('action'), subjectTypes: await distinct('subject_type') };
  }
}
