import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.ts';

/** How often a login may be tried, and over how many seconds. */
export const tryLimit = { tries: 10, seconds: 900 } as const;

/**
 * Counts tries per login before a password is looked at (X1). The count lives in PostgreSQL under a lock, so neither
 * aliases in one document nor many processes get around it. It stops new sign-ins only: sessions that exist go on, and
 * a stranger cannot end them by trying.
 */
@Injectable()
export class SignInTries {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes one of the tries that a login has. @returns 0, or the seconds until the next try may be taken. */
  async take(login: string): Promise<number> {
    const hash = hashLogin(login);
    return this.#database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 0))`, [hash]);
      await tx.query(
        `DELETE FROM sign_in_try WHERE login_hash = $1 AND tried_at <= clock_timestamp() - make_interval(secs => $2)`,
        [hash, tryLimit.seconds],
      );
      const [oldest] = await tx.query<{ tries: number; wait: number | null }[]>(
        `SELECT count(*) AS tries,
           ceil(extract(epoch FROM min(tried_at) + make_interval(secs => $2) - clock_timestamp()))::int AS wait
         FROM sign_in_try WHERE login_hash = $1`,
        [hash, tryLimit.seconds],
      );
      if ((oldest?.tries ?? 0) >= tryLimit.tries) return Math.max(1, oldest?.wait ?? tryLimit.seconds);
      await tx.query('INSERT INTO sign_in_try (login_hash) VALUES ($1)', [hash]);
      return 0;
    });
  }

  /** Gives one try back: the password fitted and only the code is missing. Tries with a code stay counted. */
  async giveBack(login: string): Promise<void> {
    await this.#database.pool.query(
      `DELETE FROM sign_in_try WHERE id = (SELECT id FROM sign_in_try WHERE login_hash = $1 ORDER BY tried_at DESC LIMIT 1)`,
      [hashLogin(login)],
    );
  }

  /** Gives a login all its tries back, after it was signed in with. */
  async forget(login: string): Promise<void> {
    await this.#database.pool.query('DELETE FROM sign_in_try WHERE login_hash = $1', [hashLogin(login)]);
  }
}

// People type passwords into the wrong field; what they typed is not kept.
function hashLogin(login: string): Buffer {
  return createHash('sha256').update(login.trim().toLowerCase()).digest();
}
