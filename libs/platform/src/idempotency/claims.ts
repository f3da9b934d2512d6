import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { defineSealedColumns, FieldCipher } from '../crypto/index.ts';
import { Database, sql } from '../database/index.ts';
import { KefuError } from '../errors/index.ts';

/** A request's hold on an idempotency key. */
export interface Claim {
  /** Kind and id of the caller: keys of two callers never meet. */
  readonly actor: string;
  readonly key: string;
  /** Which request holds it. */
  readonly owner: string;
  readonly inputHash: Buffer;
}

/** What another request under the key has left. */
export interface Earlier {
  readonly sameInput: boolean;
  readonly answer: string | null;
}

const sealKind = 'idempotencyAnswer';
defineSealedColumns({ table: 'idempotency_key', key: ['actor', 'key'], column: 'answer_sealed', kind: sealKind });

/** After so long a silent holder is given up. Should it still live, its transaction fails: the claim is no longer its. */
const leaseSeconds = 60;
const keepHours = 24;

const take = sql(
  'idempotency.take',
  `INSERT INTO idempotency_key AS k (actor, key, owner, input_hash, expires_at)
   VALUES ($1, $2, $3, $4, clock_timestamp() + ${keepHours} * interval '1 hour')
   ON CONFLICT (actor, key) DO UPDATE SET owner = EXCLUDED.owner, input_hash = EXCLUDED.input_hash, effect = false,
     answer_sealed = NULL, started_at = clock_timestamp(), expires_at = EXCLUDED.expires_at
   WHERE k.expires_at < clock_timestamp()
      OR (k.answer_sealed IS NULL AND NOT k.effect AND k.input_hash = EXCLUDED.input_hash
          AND k.started_at < clock_timestamp() - ${leaseSeconds} * interval '1 second')
   RETURNING owner`,
);

const look = sql(
  'idempotency.look',
  `SELECT input_hash, answer_sealed, effect AND started_at < clock_timestamp() - ${leaseSeconds} * interval '1 second' AS lost
   FROM idempotency_key WHERE actor = $1 AND key = $2`,
);

const keep = sql(
  'idempotency.keep',
  'UPDATE idempotency_key SET answer_sealed = $4 WHERE actor = $1 AND key = $2 AND owner = $3',
);

const release = sql(
  'idempotency.release',
  'DELETE FROM idempotency_key WHERE actor = $1 AND key = $2 AND owner = $3 AND NOT effect RETURNING key',
);

/** The stored idempotency keys. */
@Injectable()
export class Claims {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** Tries to claim a key: `mine`, or `running` while another request holds it, or what an earlier one left. */
  async take(claim: Claim): Promise<'mine' | 'running' | Earlier> {
    const taken = await this.#database.query(take, [claim.actor, claim.key, claim.owner, claim.inputHash]);
    if (taken.length > 0) return 'mine';
    const [row] = await this.#database.query<{ input_hash: Buffer; answer_sealed: string | null; lost: boolean }>(
      look,
      [claim.actor, claim.key],
    );
    // Released between the two statements: look again.
    if (!row) return 'running';
    const sameInput = row.input_hash.equals(claim.inputHash);
    if (sameInput && row.answer_sealed === null && !row.lost) return 'running';
    return { sameInput, answer: row.answer_sealed };
  }

  /** The first answer. @throws KefuError when the input was another one, or the answer was lost in a crash */
  answer(earlier: Earlier): string {
    if (!earlier.sameInput) {
      throw new KefuError(
        'IDEMPOTENCY_MISMATCH',
        'The idempotency key was used with another mutation or other variables',
      );
    }
    if (earlier.answer === null) {
      throw new KefuError('CONFLICT', 'The mutation was done, but its answer was lost; read the record', {
        reason: 'ANSWER_LOST',
      });
    }
    return this.#cipher.open(sealKind, earlier.answer);
  }

  /**
   * Marks, in the mutation's own transaction, that it had its effect.
   * @throws KefuError CONFLICT when another request took the claim over meanwhile, so that this transaction rolls back
   */
  async markEffect(tx: EntityManager, claim: Claim): Promise<void> {
    const [, marked] = await tx.query<[unknown, number]>(
      'UPDATE idempotency_key SET effect = true WHERE actor = $1 AND key = $2 AND owner = $3',
      [claim.actor, claim.key, claim.owner],
    );
    if (marked === 0) {
      throw new KefuError('CONFLICT', 'Another request took over this idempotency key', { reason: 'TAKEN_OVER' });
    }
  }

  /** Keeps the answer for later requests of the key. */
  async keep(claim: Claim, answer: string): Promise<void> {
    await this.#database.query(keep, [claim.actor, claim.key, claim.owner, this.#cipher.seal(sealKind, answer)]);
  }

  /** Gives the key free again unless the mutation had an effect. @returns whether it did so */
  async release(claim: Claim): Promise<boolean> {
    return (await this.#database.query(release, [claim.actor, claim.key, claim.owner])).length > 0;
  }

  /** Removes expired keys. @returns how many */
  async purge(): Promise<number> {
    const { rowCount } = await this.#database.pool.query(
      'DELETE FROM idempotency_key WHERE expires_at < clock_timestamp()',
    );
    return rowCount ?? 0;
  }
}
