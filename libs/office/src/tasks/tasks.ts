import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { definePersonWork, defineUnitWork, openSql } from '@kefu/platform/identity';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { type TaskKind, type TaskValue, taskTitle } from './task-kind.ts';

/** A task that a room opens; it belongs to a person, to a role, or to a role until a person takes it. */
export interface RoomTask {
  readonly kind: TaskKind;
  /** What the room calls it by: while a task of this key is open, opening it again does nothing. */
  readonly key: string;
  readonly values?: Readonly<Record<string, TaskValue>>;
  readonly subject?: SubjectRef;
  readonly branchId?: string | null;
  readonly ownerId?: string | null;
  /** Key of the role that it waits at where it has no owner. */
  readonly role?: string;
  /** Where it is missing, the kind's office minutes from now. */
  readonly dueAt?: Date;
  /** When its owner is reminded. With both instants the calendar is not asked: for whoever opens many at once. */
  readonly remindAt?: Date;
}

/** A task as it is stored. */
interface NewTask {
  readonly key: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly values: Readonly<Record<string, TaskValue>>;
  readonly note: string;
  readonly subject: SubjectRef | null;
  readonly branchId: string | null;
  readonly ownerId: string | null;
  readonly role: string | null;
  readonly dueAt: Date;
  readonly remindAt: Date | null;
  readonly evidenceNeeded: boolean;
}

defineUnitWork({
  kind: 'task',
  countSql: `SELECT count(*) FROM task WHERE state = 'open' AND $1::uuid IN (branch_id, team_id)`,
});

/** Whom a change of a task concerns. */
export interface TaskPlace {
  readonly id: string;
  readonly branchId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

/** SQL for the team of a person, a trusted expression; NULL where they are in none. */
export const teamOfSql = (person: string): string =>
  `(SELECT p.unit_id FROM post_holding h JOIN post p ON p.id = h.post_id AND ${openSql('p')}
     JOIN org_unit u ON u.id = p.unit_id AND u.kind = 'team'
    WHERE h.person_id = ${person} AND (now() AT TIME ZONE 'Asia/Shanghai')::date
      BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity') ORDER BY h.starts_on DESC LIMIT 1)`;

definePersonWork({
  kind: 'task',
  title: { 'zh-Hant': '未完成的任務', 'zh-Hans': '未完成的任务', en: 'Open tasks' },
  fate: 'handedOver',
  itemsSql: `SELECT id, kind, title, title_values AS values FROM task WHERE owner_id = $1 AND state = 'open'`,
  titleOf: ({ kind, title, values }, language) =>
    taskTitle(kind as string | null, title as string | null, values as Readonly<Record<string, TaskValue>>, language),
  settleSql: `UPDATE task SET owner_id = $2, team_id = ${teamOfSql('$2::uuid')}, version = version + 1 WHERE owner_id = $1 AND state = 'open' RETURNING id`,
});

/** Tasks as other rooms open and settle them, inside their own transactions (T20). */
@Injectable()
export class Tasks {
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(calendar: CalendarService, audit: AuditTrail, topics: Topics) {
    this.#calendar = calendar;
    this.#audit = audit;
    this.#topics = topics;
  }

  /**
   * Opens a task unless one of its key is open.
   * @returns its id, or undefined where one is open already
   * @throws CalendarYearMissing when it is due in a year that the calendar does not know
   */
  async open(tx: EntityManager, task: RoomTask): Promise<string | undefined> {
    const { kind, key } = task;
    const known = task.dueAt && task.remindAt ? [task.dueAt, task.remindAt] : undefined;
    const [due, remindAt] = known ?? (await this.#calendar.afterOfficeMinutes(kind.dueAfter, kind.remindAfter));
    if (!due || !remindAt) throw new Error('The calendar gave fewer instants than it was asked for');
    return this.insert(tx, {
      key,
      kind: kind.key,
      title: null,
      values: task.values ?? {},
      note: '',
      subject: task.subject ?? null,
      branchId: task.branchId ?? null,
      ownerId: task.ownerId ?? null,
      role: task.role ?? null,
      dueAt: task.dueAt ?? due,
      remindAt: task.dueAt && task.dueAt < remindAt ? task.dueAt : remindAt,
      evidenceNeeded: false,
    });
  }

  /** Settles the open task of a key, since what it asked for is done; nothing happens where there is none. */
  async settle(tx: EntityManager, key: string): Promise<void> {
    const { id: actorId, kind, name } = currentActor();
    const [rows]: [TaskPlace[]] = await tx.query(
      `UPDATE task SET state = 'done', ended_by = $2, ended_by_name = $3, ended_at = now(), version = version + 1
       WHERE key = $1 AND state = 'open'
       RETURNING id, branch_id AS "branchId", team_id AS "teamId", owner_id AS "ownerId"`,
      [key, kind === 'system' ? null : actorId, name],
    );
    for (const place of rows) {
      await this.#audit.record(tx, { action: 'task.settled', subject: { type: 'task', id: place.id } });
      await this.tell(tx, place);
    }
  }

  /** Writes a task with its audit entry. For the rooms there is {@link open}. */
  async insert(tx: EntityManager, task: NewTask): Promise<string | undefined> {
    const actor = currentActor();
    const [place]: TaskPlace[] = await tx.query(
      `INSERT INTO task (key, kind, title, title_values, note, subject_type, subject_id, branch_id, team_id, owner_id, role_key,
         due_at, remind_at, evidence_needed, opened_by, opened_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ${teamOfSql('$9::uuid')}, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (key) WHERE state = 'open' AND key IS NOT NULL DO NOTHING
       RETURNING id, branch_id AS "branchId", team_id AS "teamId", owner_id AS "ownerId"`,
      [
        task.key,
        task.kind,
        task.title,
        JSON.stringify(task.values),
        task.note,
        task.subject?.type ?? null,
        task.subject?.id ?? null,
        task.branchId,
        task.ownerId,
        task.role,
        task.dueAt,
        task.remindAt,
        task.evidenceNeeded,
        actor.kind === 'system' ? null : actor.id,
        actor.name,
      ],
    );
    if (!place) return undefined;
    const { kind, title, role, dueAt } = task;
    const after = { ...(kind ? { kind } : { title }), ...(role && { role }), dueAt: dueAt.toISOString() };
    await this.#audit.record(tx, { action: 'task.opened', subject: { type: 'task', id: place.id }, after });
    await this.tell(tx, place);
    return place.id;
  }

  /** Announces that a task changed. */
  tell(tx: EntityManager, { id, branchId, teamId, ownerId }: TaskPlace): Promise<void> {
    return this.#topics.announce(tx, { type: 'task', id, permission: 'task.read', branchId, teamId, ownerId });
  }
}
