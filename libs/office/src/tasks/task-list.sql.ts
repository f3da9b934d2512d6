import type { Language } from '@kefu/platform/language';
import type { Subjects } from '../subjects/index.ts';
import type { TaskFilter } from './task.input.ts';
import { Task } from './task.types.ts';
import { type TaskValue, taskTitle } from './task-kind.ts';
import { taskReachSql, waitsForCallerSql } from './task-reach.sql.ts';

/** A task as it is stored, before it is put into words. */
export interface TaskRow extends Omit<Task, 'title' | 'subject'> {
  readonly kind: string | null;
  readonly typed: string | null;
  readonly values: Readonly<Record<string, TaskValue>>;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

/** The tasks that a condition picks, as lists show them. Expects the caller's id as `$1`; pushes onto `values`. */
export function taskRows(condition: string, values: unknown[]): string {
  const work = taskReachSql('task.work', values);
  return `
    SELECT t.id, t.kind, t.title AS typed, t.title_values AS values, t.note, t.subject_type AS "subjectType",
      t.subject_id AS "subjectId", t.owner_id AS "ownerId", owner.name AS owner, t.role_key AS role, t.state,
      t.due_at AS "dueAt", t.remind_at AS "remindAt", t.state = 'open' AND t.due_at < now() AS overdue,
      t.state = 'open' AND t.reminded_at IS NOT NULL AS reminded, t.evidence_needed AS "evidenceNeeded", t.evidence,
      file.name AS "evidenceFile", t.opened_by_name AS "openedBy", t.opened_at AS "openedAt",
      t.ended_by_name AS "endedBy", t.ended_at AS "endedAt", t.version,
      t.state = 'open' AND ${work} AS workable, t.state = 'open' AND t.key IS NULL AND t.opened_by IS NOT DISTINCT FROM $1::uuid AS cancellable
    FROM task t LEFT JOIN person owner ON owner.id = t.owner_id LEFT JOIN stored_file file ON file.id = t.evidence_file_id
    WHERE ${condition}`;
}

/** Rows with their titles in a language and with what they are about. */
export async function tasksInWords(rows: readonly TaskRow[], subjects: Subjects, language: Language): Promise<Task[]> {
  const about = rows.flatMap(({ subjectType: type, subjectId: id }) => (type && id ? [{ type, id }] : []));
  const facts = await subjects.facts(about);
  return rows.map(({ kind, typed, values: titleValues, subjectType, subjectId, ...row }) => {
    const fact = facts.get(`${subjectType}:${subjectId}`);
    return Object.assign(new Task(), row, {
      title: taskTitle(kind, typed, titleValues, language),
      subject: fact && subjectType ? { type: subjectType, id: fact.id, title: fact.title } : null,
    });
  });
}

/** Open tasks by their due instant, ended ones the latest first. */
export function taskOrder({ state }: TaskFilter): { open: boolean; key: string; order: string } {
  const open = (state ?? 'open') === 'open';
  const key = open ? 't.due_at' : 't.ended_at';
  return { open, key, order: open ? `${key}, t.id` : `${key} DESC, t.id DESC` };
}

const todayEnds = `(((now() AT TIME ZONE 'Asia/Shanghai')::date + 1) AT TIME ZONE 'Asia/Shanghai')`;

/** How near an open task is; each is in one of them at most. */
export const dueSql = {
  overdue: 't.due_at < now()',
  dueToday: `t.due_at >= now() AND t.due_at < ${todayEnds}`,
  reminded: `t.due_at >= ${todayEnds} AND t.reminded_at IS NOT NULL`,
} as const;

/** The caller's own, and what waits at their roles. */
export const mineSql = `(t.owner_id = $1::uuid OR ${waitsForCallerSql})`;

/** What a filter asks of task `t`; pushes onto `values`. Expects the caller's id as `$1`. */
export function taskConditions(filter: TaskFilter, values: unknown[]): string[] {
  const { state, mine, atRole, given, late, ownerId, subject, endedWithinDays } = filter;
  const near = (['overdue', 'dueToday', 'reminded'] as const).filter((key) => filter[key]);
  return [
    `t.state = $${values.push(state ?? 'open')}`,
    ...(mine ? [mineSql] : []),
    ...(atRole ? [waitsForCallerSql] : []),
    ...(ownerId ? [`t.owner_id = $${values.push(ownerId)}::uuid`] : []),
    ...(late == null ? [] : [`t.state = 'done' AND t.ended_at ${late ? '>' : '<='} t.due_at`]),
    ...(given ? ['t.opened_by = $1::uuid'] : []),
    ...near.map((key) => `t.state = 'open' AND ${dueSql[key]}`),
    ...(endedWithinDays ? [`t.ended_at >= now() - $${values.push(endedWithinDays)} * interval '1 day'`] : []),
    ...(subject
      ? [`t.subject_type = $${values.push(subject.type)} AND t.subject_id = $${values.push(subject.id)}`]
      : []),
  ];
}
