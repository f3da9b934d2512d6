import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import { Subjects } from '../subjects/index.ts';
import type { CancelTaskInput, CompleteTaskInput, CreateTaskInput, HandOverTaskInput } from './task.input.ts';
import { TaskEndedAlready, type TaskResult, type TaskState } from './task.types.ts';
import { dueAtOf, problem } from './task-due.ts';
import { taskReachSql } from './task-reach.sql.ts';
import { TaskViewService } from './task-view.service.ts';
import { type TaskPlace, Tasks, teamOfSql } from './tasks.ts';

type Outcome = typeof TaskResult;

interface LockedTask extends TaskPlace {
  readonly state: TaskState;
  readonly version: number;
  readonly evidenceNeeded: boolean;
}

const returning = 'id, branch_id AS "branchId", team_id AS "teamId", owner_id AS "ownerId"';

/** What people do with tasks (T20): give them, do them, hand them over, call them off. Each under the task's lock. */
@Injectable()
export class TaskService {
  readonly #database: Database;
  readonly #tasks: Tasks;
  readonly #view: TaskViewService;
  readonly #calendar: CalendarService;
  readonly #subjects: Subjects;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    tasks: Tasks,
    view: TaskViewService,
    calendar: CalendarService,
    subjects: Subjects,
    files: FileStore,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#tasks = tasks;
    this.#view = view;
    this.#calendar = calendar;
    this.#subjects = subjects;
    this.#files = files;
    this.#audit = audit;
  }

  /** Gives a task to somebody, to a role, or to oneself. */
  async create(input: CreateTaskInput): Promise<Outcome> {
    const { id: caller } = currentActor();
    const role = input.role ?? null;
    if (role && input.ownerId) return problem('role', 'ONE_OF', 'a role or a person');
    const ownerId = role ? null : (input.ownerId ?? caller);
    if (ownerId !== caller && !rowScope('task.create').all) return NotFound.of(role ? 'role' : 'person');
    const facts = input.subject ? await this.#subjects.visible(input.subject) : null;
    if (input.subject && !facts) return NotFound.of('subject');
    const dueAt = await dueAtOf(this.#calendar, input);
    if (dueAt instanceof InvalidInput) return dueAt;
    if (input.remindAt && input.remindAt > dueAt) return problem('remindAt', 'OUT_OF_RANGE', 'before it is due');
    return this.#database.transaction(async (tx) => {
      const [taker]: unknown[] = role
        ? await tx.query('SELECT FROM role WHERE key = $1', [role])
        : await tx.query('SELECT FROM person WHERE id = $1 AND active', [ownerId]);
      if (!taker) return NotFound.of(role ? 'role' : 'person');
      const id = await this.#tasks.insert(tx, {
        key: null,
        kind: null,
        title: input.title.trim(),
        values: {},
        note: input.note?.trim() ?? '',
        subject: input.subject ?? null,
        branchId: facts?.branchId ?? null,
        ownerId,
        role,
        dueAt,
        remindAt: input.remindAt ?? null,
        evidenceNeeded: input.evidenceNeeded ?? false,
      });
      return this.#view.worked(tx, id ?? '');
    });
  }

  /** Settles a task; of two at once the second is told who was first. */
  complete({ taskId, evidence, fileId }: CompleteTaskInput): Promise<Outcome> {
    return this.#underLock(taskId, 'task.work', async (tx, task) => {
      const text = evidence?.trim() ?? '';
      if (task.evidenceNeeded && !text && !fileId) return problem('evidence', 'REQUIRED', 'a text or a file');
      if (fileId && !(await this.#files.hold(tx, fileId, 'tasks'))) return NotFound.of('file');
      await this.#end(tx, task, 'done', text, fileId ?? null);
      await this.#record(tx, 'task.done', taskId, { evidence: Boolean(text || fileId) });
      return undefined;
    });
  }

  /** Hands a task to somebody else, with the reason. */
  handOver({ taskId, version, toPersonId, reason }: HandOverTaskInput): Promise<Outcome> {
    return this.#underLock(taskId, 'task.work', async (tx, task) => {
      if (task.version !== version) return ChangedMeanwhile.of(task.version);
      if (task.ownerId === toPersonId) return problem('toPersonId', 'SAME_PERSON', 'somebody else');
      const takes = task.ownerId === null && toPersonId === currentActor().id;
      if (!takes && !reason?.trim()) return problem('reason', 'REQUIRED', 'say why');
      const [person]: { name: string }[] = await tx.query('SELECT name FROM person WHERE id = $1 AND active', [
        toPersonId,
      ]);
      if (!person) return NotFound.of('person');
      const [[place]]: [TaskPlace[]] = await tx.query(
        `UPDATE task SET owner_id = $2, team_id = ${teamOfSql('$2::uuid')}, version = version + 1
         WHERE id = $1 RETURNING ${returning}`,
        [taskId, toPersonId],
      );
      if (place) await this.#tasks.tell(tx, place);
      await this.#record(tx, 'task.handedOver', taskId, { owner: person.name }, reason?.trim());
      return undefined;
    });
  }

  /** Calls off a task that the caller gave. */
  cancel({ taskId, reason }: CancelTaskInput): Promise<Outcome> {
    return this.#underLock(taskId, 'given', async (tx, task) => {
      await this.#end(tx, task, 'cancelled', '', null);
      await this.#record(tx, 'task.cancelled', taskId, {}, reason.trim());
      return undefined;
    });
  }

  /** Changes an open task that lies within reach, under its lock. */
  #underLock(
    id: string,
    reach: 'task.work' | 'given',
    change: (tx: EntityManager, task: LockedTask) => Promise<Outcome | undefined>,
  ): Promise<Outcome> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [currentActor().id, id];
      // A room's own task ends when the room says so, or when it is done.
      const within = reach === 'given' ? 't.key IS NULL AND t.opened_by = $1::uuid' : taskReachSql(reach, values);
      const [task]: LockedTask[] = await tx.query(
        `SELECT t.id, t.state, t.version, t.evidence_needed AS "evidenceNeeded", t.branch_id AS "branchId",
           t.team_id AS "teamId", t.owner_id AS "ownerId"
         FROM task t WHERE t.id = $2 AND ${within} FOR UPDATE OF t`,
        values,
      );
      if (!task) return NotFound.of('task');
      if (task.state !== 'open') return TaskEndedAlready.of(await this.#view.worked(tx, id));
      return (await change(tx, task)) ?? this.#view.worked(tx, id);
    });
  }

  async #end(
    tx: EntityManager,
    task: LockedTask,
    state: TaskState,
    text: string,
    fileId: string | null,
  ): Promise<void> {
    const { id, name } = currentActor();
    await tx.query(
      `UPDATE task SET state = $2, evidence = $3, evidence_file_id = $4, ended_by = $5, ended_by_name = $6,
         ended_at = now(), version = version + 1 WHERE id = $1`,
      [task.id, state, text, fileId, id, name],
    );
    await this.#tasks.tell(tx, task);
  }

  #record(
    tx: EntityManager,
    action: string,
    id: string,
    after: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type: 'task', id }, after, reason: reason ?? null });
  }
}
