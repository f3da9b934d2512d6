import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { currentActor, currentContext } from '../context/index.ts';
import { Database } from '../database/index.ts';
import { KefuError } from '../errors/index.ts';
import type { MySession } from './account.types.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { Person } from './person.entity.ts';
import { type Offer, SecondFactor } from './second-factor.ts';
import { SignInTries } from './sign-in-tries.ts';

/** What people do about their own account: password, second factor, sessions (X1). */
@Injectable()
export class AccountService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #tries: SignInTries;
  readonly #secondFactor: SecondFactor;

  constructor(database: Database, audit: AuditTrail, tries: SignInTries, secondFactor: SecondFactor) {
    this.#database = database;
    this.#audit = audit;
    this.#tries = tries;
    this.#secondFactor = secondFactor;
  }

  /** The caller's sessions that live, the most recently used first. */
  async sessions(): Promise<MySession[]> {
    const { rows } = await this.#database.pool.query<MySession>(
      `SELECT id, id = $2 AS current, user_agent AS "userAgent", ip, created_at AS "createdAt",
         last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
       FROM session WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now()
       ORDER BY last_used_at DESC, id LIMIT 100`,
      [currentActor().id, currentContext().credentialId],
    );
    return rows;
  }

  /** Ends one of the caller's own sessions. @returns whether there was such a session. */
  async revokeSession(id: string): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const [, revoked] = await tx.query<[unknown, number]>(
        'UPDATE session SET revoked_at = now() WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL',
        [id, currentActor().id],
      );
      if (revoked === 0) return false;
      await this.#audit.record(tx, { action: 'session.revoked', subject: { type: 'session', id } });
      return true;
    });
  }

  /** Changes the caller's password and ends their other sessions. @returns whether the current one fitted. */
  async changePassword(current: string, fresh: string): Promise<boolean> {
    const passwordHash = await hashPassword(fresh);
    return this.#withPassword(current, async (tx, person) => {
      await tx.update(Person, { id: person.id }, { passwordHash, passwordChangedAt: new Date() });
      await tx.query('UPDATE session SET revoked_at = now() WHERE person_id = $1 AND id <> $2 AND revoked_at IS NULL', [
        person.id,
        currentContext().credentialId,
      ]);
      await this.#audit.record(tx, { action: 'password.changed', subject: { type: 'person', id: person.id } });
      return true;
    }).then((changed) => changed ?? false);
  }

  /** Offers a second factor. @returns undefined when the password does not fit. */
  offerSecondFactor(password: string): Promise<Offer | undefined> {
    return this.#withPassword(password, (tx, person) => this.#secondFactor.offer(tx, person));
  }

  /** Takes the offered second factor into use. @returns whether its first code fitted. */
  confirmSecondFactor(code: string): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const person = await this.#self(tx);
      if (!(await this.#secondFactor.confirm(tx, person, code))) return false;
      await this.#audit.record(tx, { action: 'secondFactor.turnedOn', subject: { type: 'person', id: person.id } });
      return true;
    });
  }

  /** Turns the second factor off. @returns whether the password fitted. */
  async removeSecondFactor(password: string): Promise<boolean> {
    const removed = await this.#withPassword(password, async (tx, person) => {
      await tx.update(Person, { id: person.id }, { totpSealed: null, totpOffered: null });
      await this.#audit.record(tx, { action: 'secondFactor.turnedOff', subject: { type: 'person', id: person.id } });
      return true;
    });
    return removed ?? false;
  }

  /** A thief of a session may not guess the password here any faster than at the door. */
  async #withPassword<T>(
    password: string,
    work: (tx: EntityManager, person: Person) => Promise<T>,
  ): Promise<T | undefined> {
    const { id } = currentActor();
    const retryAfter = await this.#tries.take(`person:${id}`);
    if (retryAfter > 0) throw new KefuError('TOO_MANY', 'Too many wrong passwords; wait', { retryAfter });
    const known = await this.#database.dataSource.getRepository(Person).findOneByOrFail({ id });
    if (!(await verifyPassword(known.passwordHash, password))) return undefined;
    await this.#tries.forget(`person:${id}`);
    return this.#database.transaction(async (tx) => work(tx, await this.#self(tx)));
  }

  #self(tx: EntityManager): Promise<Person> {
    return tx.findOneOrFail(Person, { where: { id: currentActor().id }, lock: { mode: 'pessimistic_write' } });
  }
}
