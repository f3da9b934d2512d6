import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { Settings } from '../config/index.ts';
import { currentContext } from '../context/index.ts';
import { Database } from '../database/index.ts';
import { nobodysHash, verifyPassword } from './password.ts';
import { Person } from './person.entity.ts';
import { Session } from './session.entity.ts';
import { hashToken, makeToken } from './token.ts';

/** A session that just began: the token goes into the cookie and nowhere else. */
export interface BegunSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly person: Person;
}

/** Signs people in and out. */
@Injectable()
export class SignInService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #settings: Settings;

  constructor(database: Database, audit: AuditTrail, settings: Settings) {
    this.#database = database;
    this.#audit = audit;
    this.#settings = settings;
  }

  /** Begins a session for a login and password; undefined when they do not fit. */
  async signIn(login: string, password: string, userAgent: string): Promise<BegunSession | undefined> {
    const people = this.#database.dataSource.getRepository(Person);
    const person = await people.createQueryBuilder('p').where('lower(p.login) = lower(:login)', { login }).getOne();
    const fits = await verifyPassword(person?.passwordHash ?? (await nobodysHash), password);
    if (!person || !person.active || !fits) return undefined;
    return this.#database.transaction((tx) => this.#begin(tx, person, userAgent));
  }

  /** Ends the session that the caller came with. */
  async signOut(): Promise<void> {
    const { credentialId, actor } = currentContext();
    if (actor?.kind !== 'person' || !credentialId) return;
    await this.#database.transaction(async (tx) => {
      await tx.update(Session, { id: credentialId }, { revokedAt: new Date() });
      await this.#audit.record(tx, { action: 'session.ended', subject: { type: 'session', id: credentialId } });
    });
  }

  async #begin(tx: EntityManager, person: Person, userAgent: string): Promise<BegunSession> {
    const token = makeToken();
    const expiresAt = new Date(Date.now() + this.#settings.sessionDays * 86_400_000);
    const ip = currentContext().ip;
    const session = await tx.save(
      tx.create(Session, {
        personId: person.id,
        tokenHash: hashToken(token),
        userAgent: userAgent.slice(0, 300),
        ip,
        expiresAt,
      }),
    );
    await this.#audit.record(tx, {
      action: 'session.began',
      subject: { type: 'session', id: session.id },
      after: { person: person.id },
    });
    return { token, expiresAt, person };
  }
}
