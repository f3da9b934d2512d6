import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { Database } from '../database/index.ts';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../errors/index.ts';
import { keepAdministrator, NobodyLeft } from './last-administrator.ts';
import { hashPassword } from './password.ts';
import { Person } from './person.entity.ts';
import { type ChangePersonInput, type CreatePersonInput, LastAdministrator, PersonType } from './person.types.ts';
import { personRows } from './person-list.sql.ts';

/** People who sign in: made, changed, shut out (X1). */
@Injectable()
export class PersonService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Everybody, by login. */
  async list(): Promise<PersonType[]> {
    const { rows } = await this.#database.pool.query<PersonType>(`${personRows} ORDER BY lower(p.login) LIMIT 5000`);
    return rows.map(typed);
  }

  /** Makes a person; they hold no post yet and may do nothing. */
  async create(input: CreatePersonInput): Promise<PersonType | InvalidInput> {
    const passwordHash = await hashPassword(input.password);
    return this.#database.transaction(async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO person (login, name, language, password_hash) VALUES ($1, $2, $3, $4)
         ON CONFLICT (lower(login)) DO NOTHING RETURNING id`,
        [input.login, input.name, input.language ?? 'zh-Hant', passwordHash],
      );
      if (!made) return InvalidInput.at('input.login', 'TAKEN', 'somebody has this login');
      await this.#audit.record(tx, {
        action: 'person.created',
        subject: { type: 'person', id: made.id },
        after: { login: input.login, name: input.name },
      });
      return this.#one(tx, made.id);
    });
  }

  /** Changes a person on the version that the caller saw. */
  async change(
    id: string,
    input: ChangePersonInput,
  ): Promise<PersonType | NotFound | ChangedMeanwhile | LastAdministrator> {
    const passwordHash = input.password ? await hashPassword(input.password) : undefined;
    try {
      return await this.#database.transaction((tx) =>
        keepAdministrator(tx, () => this.#change(tx, id, input, passwordHash)),
      );
    } catch (error) {
      if (error instanceof NobodyLeft) return LastAdministrator.of();
      throw error;
    }
  }

  async #change(
    tx: EntityManager,
    id: string,
    input: ChangePersonInput,
    passwordHash: string | undefined,
  ): Promise<PersonType | NotFound | ChangedMeanwhile> {
    const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!person) return NotFound.of('person');
    if (person.version !== input.version) return ChangedMeanwhile.of(person.version);
    const after = {
      name: input.name ?? person.name,
      active: input.active ?? person.active,
      secondFactor: input.withoutSecondFactor ? false : person.totpSealed !== null,
    };
    await tx.update(
      Person,
      { id },
      {
        name: after.name,
        active: after.active,
        version: person.version + 1,
        ...(input.withoutSecondFactor && { totpSealed: null, totpOffered: null }),
        ...(passwordHash && { passwordHash, passwordChangedAt: new Date() }),
      },
    );
    if (passwordHash || !after.active) {
      await tx.query('UPDATE session SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL', [id]);
    }
    await this.#audit.record(tx, {
      action: passwordHash ? 'person.passwordSet' : 'person.changed',
      subject: { type: 'person', id },
      before: { name: person.name, active: person.active, secondFactor: person.totpSealed !== null },
      after,
    });
    return this.#one(tx, id);
  }

  async #one(tx: EntityManager, id: string): Promise<PersonType> {
    const [row] = await tx.query<PersonType[]>(`${personRows} WHERE p.id = $1`, [id]);
    if (!row) throw new Error('The person vanished inside the transaction');
    return typed(row);
  }
}

function typed(row: PersonType): PersonType {
  return Object.assign(new PersonType(), row);
}
