import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, fieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { mentionTask, mentionTaskKey } from './mention-task.ts';
import { threadPeopleSql, threadReachSql } from './thread.sql.ts';
import { type AddMortgageNoteInput, MortgageNote } from './thread.types.ts';
import { threadChange } from './thread-change.ts';

interface Attempt {
  readonly triedWith: string;
  readonly triedOn: string;
  readonly outcome: string;
}

/** A thread that somebody writes in. */
interface Thread {
  readonly number: string;
  readonly teamId: string;
  readonly consultantId: string | null;
}

/** What is written into the thread of a case by its specialist, its consultant and who stands above them; never changed (S26). */
@Injectable()
export class NoteService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, calendar: CalendarService, tasks: Tasks, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#calendar = calendar;
    this.#tasks = tasks;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** Adds a line; several who add at once all do. Whoever is mentioned gets a task, which ends once they write here themselves. */
  async add(input: AddMortgageNoteInput): Promise<MortgageNote | InvalidInput | NotFound> {
    const { id, kind, mentionIds } = input;
    const body = input.body.trim();
    const attempt = attemptOf(input);
    const wrong = problemsOf(body, kind === 'attempt' ? attempt : undefined, await this.#calendar.today());
    return this.#database.transaction(async (tx) => {
      const thread = await threadOf(tx, id);
      if (!thread) return NotFound.of('mortgage case');
      const mentioned = await peopleOf(tx, id, mentionIds ?? []);
      const unknown = (mentionIds ?? []).flatMap((each, at) =>
        mentioned.has(each) ? [] : [fieldProblem(`input.mentionIds.${at}`, 'UNKNOWN', 'somebody of the thread')],
      );
      if (wrong.length + unknown.length > 0) return InvalidInput.of([...wrong, ...unknown]);
      const [note]: Omit<MortgageNote, 'mentions'>[] = await tx.query(
        `INSERT INTO mortgage_note (case_id, kind, body, tried_with, tried_on, outcome, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7)
         RETURNING id, kind, body, tried_with AS "triedWith", tried_on AS "triedOn", outcome, by_name AS by, at`,
        [
          id,
          kind,
          body,
          ...(kind === 'attempt' ? [attempt.triedWith, attempt.triedOn, attempt.outcome] : [null, null, null]),
          currentActor().name,
        ],
      );
      if (!note) throw new Error('A line was written and is gone');
      await this.#mention(tx, id, thread, note.id, [...mentioned.keys()]);
      await this.#audit.record(tx, {
        action: 'mortgageCase.noted',
        subject: { type: 'mortgageCase', id },
        after: { kind },
      });
      await this.#topics.announce(tx, threadChange(id, thread.teamId, thread.consultantId));
      return Object.assign(new MortgageNote(), note, { mentions: [...mentioned.values()].toSorted() });
    });
  }

  async #mention(tx: EntityManager, id: string, { number }: Thread, noteId: string, people: string[]): Promise<void> {
    await tx.query('INSERT INTO mortgage_note_mention (note_id, person_id) SELECT $1, unnest($2::uuid[])', [
      noteId,
      people,
    ]);
    const me = personId();
    // In one order, so that two who answer each other do not wait for each other.
    for (const ownerId of [...new Set([...people, ...(me ? [me] : [])])].toSorted()) {
      const key = mentionTaskKey(id, ownerId);
      if (ownerId === me) await this.#tasks.settle(tx, key);
      else {
        const values = { subject: number, by: currentActor().name };
        await this.#tasks.open(tx, {
          kind: mentionTask,
          key,
          values,
          subject: { type: 'mortgageThread', id },
          ownerId,
        });
      }
    }
  }
}

const attemptOf = ({ triedWith, triedOn, outcome }: AddMortgageNoteInput): Attempt => ({
  triedWith: triedWith?.trim() ?? '',
  triedOn: triedOn ?? '',
  outcome: outcome?.trim() ?? '',
});

function problemsOf(body: string, attempt: Attempt | undefined, today: string): FieldProblem[] {
  const missing = (name: string, what: string): FieldProblem => fieldProblem(`input.${name}`, 'REQUIRED', what);
  const problems = body ? [] : [missing('body', 'say something')];
  if (!attempt) return problems;
  const { triedWith, triedOn, outcome } = attempt;
  if (!triedWith) problems.push(missing('triedWith', 'with whom it was tried'));
  if (!outcome) problems.push(missing('outcome', 'what came of it'));
  if (!triedOn) problems.push(missing('triedOn', 'the day on which it was tried'));
  else if (!isBusinessDate(triedOn) || triedOn > today)
    problems.push(fieldProblem('input.triedOn', 'IN_THE_FUTURE', 'today or earlier'));
  return problems;
}

async function threadOf(tx: EntityManager, id: string): Promise<Thread | undefined> {
  const values: unknown[] = [id];
  const [thread]: Thread[] = await tx.query(
    `SELECT k.number, k.team_id AS "teamId", c.consultant_id AS "consultantId" FROM mortgage_case k
     JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = $1 AND ${threadReachSql(values, 'mortgageThread.write')}`,
    values,
  );
  return thread;
}

async function peopleOf(tx: EntityManager, id: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found: { id: string; name: string }[] = await tx.query(
    `SELECT one.id, one.name FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id, LATERAL (${threadPeopleSql}) one
     WHERE k.id = $1 AND one.id = ANY($2::uuid[]) ORDER BY one.name`,
    [id, ids],
  );
  return new Map(found.map((each) => [each.id, each.name]));
}
