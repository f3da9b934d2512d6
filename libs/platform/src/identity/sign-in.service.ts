import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { Settings } from '../config/index.ts';
import { currentContext } from '../context/index.ts';
import { Database } from '../database/index.ts';
import { nobodysHash, verifyPassword } from './password.ts';
import { Person } from './person.entity.ts';
import { SecondFactor } from './second-factor.ts';
import { Session } from './session.entity.ts';
import { SignInTries } from './sign-in-tries.ts';
import { hashToken, makeToken } from './token.ts';

/** What came of a try to sign in. The token goes into the cookie and nowhere else. */
export type SignInOutcome =
  | { readonly kind: 'begun'; readonly token: string; readonly expiresAt: Date }
  | { readonly kind: 'refused' }
  | { readonly kind: 'codeNeeded' }
  | { readonly kind: 'tooMany'; readonly retryAfter: number };

/** Signs people in and out (X1). */
@Injectable()
export class SignInService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #settings: Settings;
  readonly #tries: SignInTries;
  readonly #secondFactor: SecondFactor;

  constructor(
    database: Database,
    audit: AuditTrail,
    settings: Settings,
    tries: SignInTries,
    secondFactor: SecondFactor,
  ) {
    this.#database = database;
    this.#audit = audit;
    this.#settings = settings;
    this.#tries = tries;
    this.#secondFactor = secondFactor;
  }

  /** Begins a session when login, password and, where it is on, the second factor fit. */
  async signIn(login: string, password: string, code: string | null, userAgent: string): Promise<SignInOutcome> {
    const retryAfter = await this.#tries.take(login);
    if (retryAfter > 0) return { kind: 'tooMany', retryAfter };
    const person = await this.#database.dataSource
      .getRepository(Person)
      .createQueryBuilder('p')
      .where('lower(p.login) = lower(:login)', { login: login.trim() })
      .getOne();
    // An unknown login takes as long as a known one.
    const fits = await verifyPassword(person?.passwordHash ?? (await nobodysHash), password);
    if (!person || !person.active || !fits) return this.#refuse(person);
    if (person.totpSealed && !code) {
      await this.#tries.giveBack(login);
      return { kind: 'codeNeeded' };
    }
    const outcome = await this.#database.transaction(async (tx): Promise<SignInOutcome> => {
      if (person.totpSealed && !(await this.#secondFactor.use(tx, person, code ?? ''))) return { kind: 'refused' };
      return this.#begin(tx, person, userAgent);
    });
    if (outcome.kind !== 'begun') return this.#refuse(person);
    await this.#tries.forget(login);
    return outcome;
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

  async #refuse(person: Person | null): Promise<SignInOutcome> {
    // Written for a login that nobody has, too: without the write it would be told by its quicker answer.
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'signIn.refused',
        subject: person ? { type: 'person', id: person.id } : { type: 'unknownLogin', id: '' },
      }),
    );
    return { kind: 'refused' };
  }

  async #begin(tx: EntityManager, person: Person, userAgent: string): Promise<SignInOutcome> {
    const token = makeToken();
    const expiresAt = new Date(Date.now() + this.#settings.sessionDays * 86_400_000);
    const session = await tx.save(
      tx.create(Session, {
        personId: person.id,
        tokenHash: hashToken(token),
        userAgent: userAgent.slice(0, 300),
        ip: currentContext().ip,
        expiresAt,
      }),
    );
    await this.#audit.record(tx, {
      action: 'session.began',
      subject: { type: 'session', id: session.id },
      by: { kind: 'person', id: person.id, name: person.name },
    });
    return { kind: 'begun', token, expiresAt };
  }
}
