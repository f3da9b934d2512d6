import { currentActor, currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Subjects } from '../subjects/index.ts';
import type { TaskFilter, TasksArgs } from './task.input.ts';
import { Task, TaskConnection, TaskCounts, TaskEvent, TaskFigure, TaskPerson, TaskRole } from './task.types.ts';
import { type TaskValue, taskTitle } from './task-kind.ts';
import { seatsSql, taskReachSql, waitsForCallerSql } from './task-reach.sql.ts';

interface TaskRow extends Omit<Task, 'title' | 'subject'> {
  readonly kind: string | null;
  readonly typed: string | null;
  readonly values: Readonly<Record<string, TaskValue>>;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

const history = sql(
  'task.history',
  `SELECT id, at, actor_name AS actor, action, after->>'owner' AS "to", reason FROM audit_entry
   WHERE subject_type = 'task' AND subject_id = $1::text ORDER BY id LIMIT 200`,
);

const people = sql(
  'task.people',
  `WITH seat AS (${seatsSql})
   SELECT p.id, p.name, (SELECT count(*)::int FROM task t WHERE t.owner_id = p.id AND t.state = 'open') AS open
   FROM person p WHERE p.active AND EXISTS (
     SELECT FROM seat theirs, seat mine WHERE theirs.person_id = p.id AND mine.person_id = $1
       AND (theirs.branch_id IS NULL OR mine.branch_id IS NULL OR theirs.branch_id = mine.branch_id)
   ) ORDER BY p.name, p.id LIMIT 500`,
);

const roles = sql(
  'task.roles',
  `SELECT r.key, r.name, count(DISTINCT seat.person_id)::int AS people FROM (${seatsSql}) seat JOIN role r ON r.key = seat.role_key
   JOIN person p ON p.id = seat.person_id AND p.active GROUP BY r.key, r.name ORDER BY r.name LIMIT 200`,
);

/** Tasks as people look at them (T20, X9). */
@Injectable()
export class TaskViewService {
  readonly #database: Database;
  readonly #subjects: Subjects;

  constructor(database: Database, subjects: Subjects) {
    this.#database = database;
    this.#subjects = subjects;
  }

  /** A page: open tasks by their due instant, ended ones the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: TasksArgs): Promise<TaskConnection> {
    const open = (filter?.state ?? 'open') === 'open';
    const values: unknown[] = [currentActor().id];
    const conditions = [taskReachSql('task.read', values), ...conditionsOf(filter ?? {}, values)];
    const key = open ? 't.due_at' : 't.ended_at';
    if (after) {
      const [at, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      const place = `($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
      conditions.push(`(${key}, t.id) ${open ? '>' : '<'} ${place}`);
    }
    const limit = values.push(first + 1);
    const order = open ? `${key}, t.id` : `${key} DESC, t.id DESC`;
    const tasks = await this.#read(`${conditions.join(' AND ')} ORDER BY ${order} LIMIT $${limit}`, values);
    const cursor = ({ dueAt, endedAt, id }: Task): string =>
      encodeCursor([(open ? dueAt : (endedAt ?? dueAt)).toISOString(), id]);
    return Object.assign(
      new TaskConnection(),
      pageOf(tasks, first, (task) => task, cursor),
    );
  }

  /** One task within the caller's reach. */
  async one(id: string): Promise<Task | null> {
    const values: unknown[] = [currentActor().id, id];
    const [task] = await this.#read(`t.id = $2 AND ${taskReachSql('task.read', values)}`, values);
    return task ?? null;
  }

  /** A task that the caller has just worked on: it may have left their reach with it. */
  async worked(tx: EntityManager, id: string): Promise<Task> {
    const [task] = await this.#read('t.id = $2', [currentActor().id, id], tx);
    if (!task) throw new Error('The task was locked and is gone');
    return task;
  }

  /** What happened to a task that was read already. */
  async history(id: string): Promise<TaskEvent[]> {
    const rows = await this.#database.query<TaskEvent>(history, [id]);
    return rows.map((row) => Object.assign(new TaskEvent(), row));
  }

  /** What waits for the caller (X9). */
  async counts(): Promise<TaskCounts> {
    const { rows } = await this.#database.pool.query<TaskCounts>(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE ${dueSql.overdue})::int AS overdue,
         count(*) FILTER (WHERE ${dueSql.dueToday})::int AS "dueToday",
         count(*) FILTER (WHERE ${dueSql.reminded})::int AS reminded
       FROM task t WHERE t.state = 'open' AND ${mineSql}`,
      [currentActor().id],
    );
    return Object.assign(new TaskCounts(), rows[0]);
  }

  /** How punctual the tasks were that were done within so many days, as far as the caller sees. */
  async figure(days: number): Promise<TaskFigure> {
    const values: unknown[] = [currentActor().id, days];
    const { rows } = await this.#database.pool.query<Omit<TaskFigure, 'ratio'>>(
      `SELECT count(*) FILTER (WHERE t.state = 'done')::int AS done,
         count(*) FILTER (WHERE t.state = 'done' AND t.ended_at <= t.due_at)::int AS "onTime",
         count(*) FILTER (WHERE t.state = 'open' AND t.due_at < now())::int AS overdue
       FROM task t WHERE (t.state = 'open' OR t.ended_at >= now() - $2 * interval '1 day')
         AND ${taskReachSql('task.read', values)}`,
      values,
    );
    const [row] = rows;
    if (!row) throw new Error('An aggregate without a row');
    return Object.assign(new TaskFigure(), { ...row, ratio: row.done === 0 ? null : row.onTime / row.done });
  }

  /** To whom the caller may give a task: the department, and the people of their own branches. */
  async people(): Promise<TaskPerson[]> {
    const rows = await this.#database.query<TaskPerson>(people, [currentActor().id]);
    return rows.map((row) => Object.assign(new TaskPerson(), row));
  }

  /** The roles that somebody holds today: what waits at another is never taken. */
  async roles(): Promise<TaskRole[]> {
    const rows = await this.#database.query<TaskRole>(roles);
    return rows.map((row) => Object.assign(new TaskRole(), row));
  }

  async #read(condition: string, values: unknown[], tx?: EntityManager): Promise<Task[]> {
    const work = taskReachSql('task.work', values);
    const text = `
      SELECT t.id, t.kind, t.title AS typed, t.title_values AS values, t.note, t.subject_type AS "subjectType",
        t.subject_id AS "subjectId", t.owner_id AS "ownerId", owner.name AS owner, t.role_key AS role, t.state,
        t.due_at AS "dueAt", t.remind_at AS "remindAt", t.state = 'open' AND t.due_at < now() AS overdue,
        t.state = 'open' AND t.reminded_at IS NOT NULL AS reminded, t.evidence_needed AS "evidenceNeeded", t.evidence,
        file.name AS "evidenceFile", t.opened_by_name AS "openedBy", t.opened_at AS "openedAt",
        t.ended_by_name AS "endedBy", t.ended_at AS "endedAt", t.version,
        t.state = 'open' AND ${work} AS workable, t.state = 'open' AND t.key IS NULL AND t.opened_by IS NOT DISTINCT FROM $1::uuid AS cancellable
      FROM task t LEFT JOIN person owner ON owner.id = t.owner_id LEFT JOIN stored_file file ON file.id = t.evidence_file_id
      WHERE ${condition}`;
    const rows: TaskRow[] = tx
      ? await tx.query(text, values)
      : (await this.#database.pool.query<TaskRow>(text, values)).rows;
    const about = rows.flatMap(({ subjectType: type, subjectId: id }) => (type && id ? [{ type, id }] : []));
    const facts = await this.#subjects.facts(about);
    const { language } = currentContext();
    return rows.map(({ kind, typed, values: titleValues, subjectType, subjectId, ...row }) => {
      const fact = facts.get(`${subjectType}:${subjectId}`);
      return Object.assign(new Task(), row, {
        title: taskTitle(kind, typed, titleValues, language),
        subject: fact && subjectType ? { type: subjectType, id: fact.id, title: fact.title } : null,
      });
    });
  }
}

const todayEnds = `(((now() AT TIME ZONE 'Asia/Shanghai')::date + 1) AT TIME ZONE 'Asia/Shanghai')`;

/** How near an open task is; each is in one of them at most. */
const dueSql = {
  overdue: 't.due_at < now()',
  dueToday: `t.due_at >= now() AND t.due_at < ${todayEnds}`,
  reminded: `t.due_at >= ${todayEnds} AND t.reminded_at IS NOT NULL`,
} as const;

/** The caller's own, and what waits at their roles. */
const mineSql = `(t.owner_id = $1::uuid OR ${waitsForCallerSql})`;

function conditionsOf(filter: TaskFilter, values: unknown[]): string[] {
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
