import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { InvalidInput } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { AccountEvents } from '../account-event/index.ts';
import { tagPattern } from '../register/index.ts';
import { AccountClasses } from './period-report.types.ts';

const mostClasses = 20;

/** The classes by which accounts are counted (T7): some of the register's tags, in an order. */
@Injectable()
export class AccountClassService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #events: AccountEvents;

  constructor(database: Database, audit: AuditTrail, events: AccountEvents) {
    this.#database = database;
    this.#audit = audit;
    this.#events = events;
  }

  /** The classes as they stand. */
  async list(): Promise<AccountClasses> {
    const { rows } = await this.#database.pool.query<{ tag: string }>(
      'SELECT tag FROM account_class ORDER BY position',
    );
    return Object.assign(new AccountClasses(), { tags: rows.map(({ tag }) => tag), moved: 0 });
  }

  /** Sets the classes; accounts that count otherwise from today on move to their new class in the account book. */
  set(tags: readonly string[]): Promise<AccountClasses | InvalidInput> {
    const wrong = tags.flatMap((tag, at) =>
      tagPattern.test(tag) && tags.indexOf(tag) === at
        ? []
        : [{ path: `tags.${at}`, code: 'BAD_TAG', message: 'a tag, and each once' }],
    );
    if (tags.length > mostClasses) wrong.push({ path: 'tags', code: 'TOO_MANY', message: `at most ${mostClasses}` });
    if (wrong.length > 0) return Promise.resolve(InvalidInput.of(wrong));
    return this.#database.transaction(async (tx) => {
      const before: { tag: string }[] = await tx.query('SELECT tag FROM account_class ORDER BY position FOR UPDATE');
      await tx.query('DELETE FROM account_class');
      await tx.query(
        'INSERT INTO account_class (tag, position) SELECT tag, at FROM unnest($1::text[]) WITH ORDINALITY AS c (tag, at)',
        [tags],
      );
      const moved = await this.#events.reclassifyAll(tx);
      await this.#audit.record(tx, {
        action: 'accountClasses.set',
        subject: { type: 'accountClasses', id: 'all' },
        before: { tags: before.map(({ tag }) => tag) },
        after: { tags, moved },
      });
      return Object.assign(new AccountClasses(), { tags, moved });
    });
  }
}
