import { isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, type FieldProblem, fieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockPerson } from './person-lock.ts';
import type { SetEmploymentInput, SetEstablishmentInput } from './record.input.ts';

/** Writes what is on record of people and posts (H2). Every method says why it did not, or nothing once it did. */
@Injectable()
export class RecordService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Records since when somebody works here and by whom they are employed, on the version that the caller saw. */
  async setEmployment(input: SetEmploymentInput): Promise<InvalidInput | NotFound | ChangedMeanwhile | undefined> {
    const problems = employmentProblems(input);
    if (problems.length > 0) return InvalidInput.of(problems);
    return this.#database.transaction(async (tx) => {
      if (!(await lockPerson(tx, input.personId))) return NotFound.of('person');
      if (input.legalEntityId && !(await entityExists(tx, input.legalEntityId))) return unknownEntity();
      const [before]: { version: number; joinedOn: string }[] = await tx.query(
        `SELECT version, joined_on AS "joinedOn", probation_ends_on AS "probationEndsOn", left_on AS "leftOn"
         FROM employment WHERE person_id = $1`,
        [input.personId],
      );
      if ((before?.version ?? 0) !== input.version) return ChangedMeanwhile.of(before?.version ?? 0);
      const { personId, joinedOn, probationEndsOn = null, leftOn = null, legalEntityId = null } = input;
      await tx.query(
        `INSERT INTO employment (person_id, joined_on, probation_ends_on, left_on, legal_entity_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id) DO UPDATE SET joined_on = $2, probation_ends_on = $3, left_on = $4, legal_entity_id = $5,
           version = employment.version + 1`,
        [personId, joinedOn, probationEndsOn, leftOn, legalEntityId],
      );
      const { version: _, ...then } = before ?? { version: 0 };
      await this.#audit.record(tx, {
        action: 'employment.recorded',
        subject: { type: 'person', id: personId },
        before: before ? then : null,
        after: { joinedOn, probationEndsOn, leftOn },
      });
      return undefined;
    });
  }

  /** Records how many may hold a post, on the version that the caller saw. */
  setEstablishment(input: SetEstablishmentInput): Promise<InvalidInput | NotFound | ChangedMeanwhile | undefined> {
    const { postId, authorised = null, legalEntityId = null } = input;
    return this.#database.transaction(async (tx) => {
      // Two clerks who record the same post wait in line here.
      const posts: unknown[] = await tx.query(`SELECT FROM post WHERE id = $1 AND ${openSql('post')} FOR UPDATE`, [
        postId,
      ]);
      if (posts.length === 0) return NotFound.of('post');
      if (legalEntityId && !(await entityExists(tx, legalEntityId))) return unknownEntity();
      const [before]: { version: number; authorised: number | null }[] = await tx.query(
        'SELECT version, authorised FROM post_establishment WHERE post_id = $1',
        [postId],
      );
      if ((before?.version ?? 0) !== input.version) return ChangedMeanwhile.of(before?.version ?? 0);
      await tx.query(
        `INSERT INTO post_establishment (post_id, authorised, legal_entity_id) VALUES ($1, $2, $3)
         ON CONFLICT (post_id) DO UPDATE SET authorised = $2, legal_entity_id = $3, version = post_establishment.version + 1`,
        [postId, authorised, legalEntityId],
      );
      await this.#audit.record(tx, {
        action: 'post.established',
        subject: { type: 'post', id: postId },
        before: { authorised: before?.authorised ?? null },
        after: { authorised },
      });
      return undefined;
    });
  }

  /** Adds a company that employs people. @returns its id, or why not */
  createLegalEntity(name: string): Promise<string | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      const key = fold(name);
      if (!key) return InvalidInput.of([fieldProblem('name', 'REQUIRED', 'a name')]);
      const [made]: { id: string }[] = await tx.query(
        'INSERT INTO legal_entity (name, name_key) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
        [name.trim(), key],
      );
      if (!made) return InvalidInput.of([fieldProblem('name', 'TAKEN', 'a company has this name')]);
      const subject = { type: 'legalEntity', id: made.id };
      await this.#audit.record(tx, { action: 'legalEntity.created', subject, after: { name: name.trim() } });
      return made.id;
    });
  }
}

const unknownEntity = (): InvalidInput =>
  InvalidInput.of([fieldProblem('input.legalEntityId', 'UNKNOWN', 'a company that employs people')]);

function employmentProblems({ joinedOn, probationEndsOn, leftOn }: SetEmploymentInput): FieldProblem[] {
  const problems = Object.entries({ joinedOn, probationEndsOn, leftOn })
    .filter(([, day]) => day != null && !isBusinessDate(day))
    .map(([field]) => fieldProblem(`input.${field}`, 'IMPOSSIBLE_DATE', 'a day that exists, as YYYY-MM-DD'));
  if (problems.length > 0) return problems;
  return Object.entries({ probationEndsOn, leftOn })
    .filter(([, day]) => day != null && day < joinedOn)
    .map(([field]) => fieldProblem(`input.${field}`, 'OUT_OF_ORDER', 'not before the first day'));
}

async function entityExists(tx: EntityManager, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM legal_entity WHERE id = $1', [id]);
  return rows.length > 0;
}
