import { currentActor, currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Subjects } from '../subjects/index.ts';
import type { TasksArgs } from './task.input.ts';
import { Task, TaskConnection, TaskCounts, TaskEvent, TaskFigure, TaskPerson, TaskRole } from './task.types.ts';
import { dueSql, mineSql, type TaskRow, taskConditions, taskOrder, taskRows, tasksInWords } from './task-list.sql.ts';
import { seatsSql, taskReachSql } from './task-reach.sql.ts';

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
    const { open, key, order } = taskOrder(filter ?? {});
    const values: unknown[] = [currentActor().id];
    const conditions = [taskReachSql('task.read', values), ...taskConditions(filter ?? {}, values)];
    if (after) {
      const [at, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      const place = `($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
      conditions.push(`(${key}, t.id) ${open ? '>' : '<'} ${place}`);
    }
    const limit = values.push(first + 1);
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
    const text = taskRows(condition, values);
    const rows: TaskRow[] = tx
      ? await tx.query(text, values)
      : (await this.#database.pool.query<TaskRow>(text, values)).rows;
    return tasksInWords(rows, this.#subjects, currentContext().language);
  }
}
