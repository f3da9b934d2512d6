import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockPerson } from './person-lock.ts';
import type { IssueItemInput, OpenDisciplineCaseInput } from './record.input.ts';

/** What lies in somebody's file and comes to an end: discipline cases, things issued for the work. */
@Injectable()
export class PersonFileService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Opens a case that somebody is asked to answer for. What it is about stays out of the audit. */
  openCase({ personId, matter }: OpenDisciplineCaseInput): Promise<NotFound | undefined> {
    return this.#ofPerson(personId, 'discipline.opened', async (tx, today) => {
      await tx.query(
        'INSERT INTO discipline_case (person_id, matter, opened_on, opened_by_name) VALUES ($1, $2, $3, $4)',
        [personId, matter.trim(), today, currentActor().name],
      );
    });
  }

  /** Closes a case with its outcome. @returns whose it was, or why not */
  closeCase(id: string, outcome: string): Promise<string | InvalidInput | NotFound | WrongState> {
    if (!outcome.trim()) return Promise.resolve(InvalidInput.at('outcome', 'REQUIRED', 'how it ended'));
    return this.#end(id, 'discipline_case', 'discipline.closed', 'closed_on', (tx, today) =>
      tx.query('UPDATE discipline_case SET closed_on = $2, outcome = $3, closed_by_name = $4 WHERE id = $1', [
        id,
        today,
        outcome.trim(),
        currentActor().name,
      ]),
    );
  }

  /** Records that somebody was given a key or another thing. */
  issue({ personId, kind, name }: IssueItemInput): Promise<NotFound | undefined> {
    return this.#ofPerson(personId, 'item.issued', async (tx, today) => {
      await tx.query(
        'INSERT INTO issued_item (person_id, kind, name, issued_on, issued_by_name) VALUES ($1, $2, $3, $4, $5)',
        [personId, kind, name.trim(), today, currentActor().name],
      );
    });
  }

  /** Records that a thing was given back. @returns by whom, or why not */
  takeBack(id: string): Promise<string | NotFound | WrongState> {
    return this.#end(id, 'issued_item', 'item.returned', 'returned_on', (tx, today) =>
      tx.query('UPDATE issued_item SET returned_on = $2, returned_to_name = $3 WHERE id = $1', [
        id,
        today,
        currentActor().name,
      ]),
    );
  }

  #ofPerson(
    personId: string,
    action: string,
    write: (tx: EntityManager, today: string) => Promise<void>,
  ): Promise<NotFound | undefined> {
    return this.#database.transaction(async (tx) => {
      if (!(await lockPerson(tx, personId))) return NotFound.of('person');
      await write(tx, await this.#calendar.today());
      await this.#audit.record(tx, { action, subject: { type: 'person', id: personId } });
      return undefined;
    });
  }

  /** Of two who end the same thing at once, the second is told that it is over. */
  #end(
    id: string,
    table: 'discipline_case' | 'issued_item',
    action: string,
    ended: 'closed_on' | 'returned_on',
    write: (tx: EntityManager, today: string) => Promise<unknown>,
  ): Promise<string | NotFound | WrongState> {
    return this.#database.transaction(async (tx) => {
      const [row]: { person_id: string; ended: string | null }[] = await tx.query(
        `SELECT person_id, ${ended} AS ended FROM ${table} WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!row) return NotFound.of('such thing');
      if (row.ended !== null) return WrongState.of('over', `it ended on ${row.ended}`);
      await write(tx, await this.#calendar.today());
      await this.#audit.record(tx, { action, subject: { type: 'person', id: row.person_id } });
      return row.person_id;
    });
  }
}
