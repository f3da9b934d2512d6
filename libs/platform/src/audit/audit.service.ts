import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.ts';
import { type Connection, cursorKeys, decodeCursor, encodeCursor, type PageArgs, pageOf } from '../paging/index.ts';
import type { AuditChange, AuditEntryType, AuditFilter } from './audit.types.ts';

interface Row {
  id: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  ip: string;
  request_id: string;
  action: string;
  subject_type: string;
  subject_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

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
    const conditions: string[] = [];
    const where = (condition: string, value: unknown): void => {
      if (value === null || value === undefined || value === '') return;
      values.push(value);
      conditions.push(condition.replace('?', `$${values.length}`));
    };
    where(`strpos(lower(actor_name), lower(?)) > 0`, filter.actor);
    where('starts_with(action, ?)', filter.action);
    where('subject_type = ?', filter.subjectType);
    where('subject_id = ?', filter.subjectId);
    where('at >= ?', filter.from);
    where('at < ?', filter.before);
    if (after) where('id < ?', decodeCursor(after, [cursorKeys.serial])[0]);
    values.push(first + 1);
    const { rows } = await this.#database.pool.query<Row>(
      `SELECT id, at, actor_kind, actor_id, actor_name, ip, request_id, action, subject_type, subject_id, before, after, reason
       FROM audit_entry ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY id DESC LIMIT $${values.length}`,
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

function toEntry(row: Row): AuditEntryType {
  return {
    id: String(row.id),
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    ip: row.ip,
    requestId: row.request_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    changes: changesBetween(row.before, row.after),
    reason: row.reason,
  };
}

/** The fields that differ, in the order in which they were recorded. */
function changesBetween(before: Row['before'], after: Row['after']): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return [...fields].map((field) => ({ field, before: text(before?.[field]), after: text(after?.[field]) }));
}
