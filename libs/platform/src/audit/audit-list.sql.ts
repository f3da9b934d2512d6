import type { AuditChange, AuditEntryType, AuditFilter } from './audit.types.ts';

/** A line of the audit as it is stored. */
export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly ip: string;
  readonly request_id: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
}

/** The lines of the audit; narrow them by {@link auditConditions}. */
export const auditRows = `SELECT id, at, actor_kind, actor_id, actor_name, ip, request_id, action, subject_type, subject_id, before, after, reason
  FROM audit_entry`;

/** What a filter asks of the audit's lines; pushes onto `values`. Never empty. */
export function auditConditions(filter: AuditFilter, values: unknown[]): string[] {
  const conditions = ['TRUE'];
  const where = (condition: string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    conditions.push(condition.replace('?', `$${values.push(value)}`));
  };
  where(`strpos(lower(actor_name), lower(?)) > 0`, filter.actor);
  where('starts_with(action, ?)', filter.action);
  where('subject_type = ?', filter.subjectType);
  where('subject_id = ?', filter.subjectId);
  where('at >= ?', filter.from);
  where('at < ?', filter.before);
  return conditions;
}

/** A line as it is shown. */
export function toEntry(row: AuditRow): AuditEntryType {
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
function changesBetween(before: AuditRow['before'], after: AuditRow['after']): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return [...fields].map((field) => ({ field, before: text(before?.[field]), after: text(after?.[field]) }));
}
