import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextIfAny } from '../context/index.ts';
import { FieldCipher } from '../crypto/index.ts';
import { Database } from '../database/index.ts';
import { KefuError, placeOf } from '../errors/index.ts';
import { type Claim, Claims } from './claims.ts';
import { mutationInput } from './mutation-input.ts';

const keyShape = /^[\x21-\x7e]{8,128}$/;
const waitMs = 30_000;
const lookAgainMs = 200;

/**
 * Runs a mutation once per `Idempotency-Key` of a caller (X10). The first request of a key claims it; others with the same
 * input wait and get the first answer; another input under the key is refused. The claim is marked in the transaction of
 * the mutation itself, so after a crash a retry runs again exactly when nothing had been committed.
 * Answers that failed without an effect are not kept: the same key may try again.
 */
@Injectable()
export class Idempotency {
  readonly #logger = new Logger(Idempotency.name);
  readonly #claims: Claims;
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #held = new WeakMap<FastifyRequest, Claim>();
  readonly #running = new Map<string, { ended: Promise<void>; end: () => void }>();

  constructor(claims: Claims, database: Database, cipher: FieldCipher) {
    this.#claims = claims;
    this.#database = database;
    this.#cipher = cipher;
  }

  /** Whether a request carries a key at all. */
  concerns(request: FastifyRequest): boolean {
    return request.headers['idempotency-key'] !== undefined;
  }

  /** Whether the answer of a request is to be kept. */
  holds(request: FastifyRequest): boolean {
    return this.#held.has(request);
  }

  /**
   * Before a GraphQL request runs.
   * @returns whether it was answered already, from the first answer under its key
   * @throws KefuError BAD_INPUT, UNAUTHENTICATED, IDEMPOTENCY_MISMATCH, CONFLICT
   */
  async before(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return false;
    const input = mutationInput(request.body);
    if (input === undefined) return false;
    if (typeof key !== 'string' || !keyShape.test(key)) throw badKey();
    const context = contextIfAny();
    if (!context?.actor)
      throw new KefuError('UNAUTHENTICATED', 'An idempotency key belongs to a caller: sign in first');
    const claim: Claim = {
      actor: `${context.actor.kind}:${context.actor.id}`,
      key,
      owner: randomUUID(),
      inputHash: this.#cipher.blindIndex('idempotencyInput', input),
    };
    const answer = await this.#claimOrAnswer(claim);
    if (answer !== undefined) {
      void reply.header('idempotency-replayed', 'true').type('application/json; charset=utf-8').send(answer);
      return true;
    }
    this.#held.set(request, claim);
    this.#database.beforeCommit(context, (tx) => this.#claims.markEffect(tx, claim));
    return false;
  }

  /** When the answer is ready: keeps it for the next request of the key. */
  async after(request: FastifyRequest, payload: unknown): Promise<void> {
    const claim = this.#held.get(request);
    if (!claim) return;
    this.#held.delete(request);
    try {
      const answer = typeof payload === 'string' ? payload : '';
      const failed = answer === '' || (JSON.parse(answer) as { errors?: unknown }).errors !== undefined;
      if (!failed || !(await this.#claims.release(claim))) await this.#claims.keep(claim, answer);
    } catch (error) {
      // The effect is committed and the caller gets the answer; only a retry will hear that the answer was lost.
      this.#logger.error(`An answer could not be kept: ${placeOf(error)}`);
    } finally {
      this.#running.get(nameOf(claim))?.end();
    }
  }

  async #claimOrAnswer(claim: Claim): Promise<string | undefined> {
    const name = nameOf(claim);
    for (const until = Date.now() + waitMs; Date.now() < until; ) {
      // Requests of one process wait for each other here, and leave the database alone meanwhile.
      const local = this.#running.get(name);
      if (local) {
        await Promise.race([local.ended, pause(until - Date.now(), undefined, { ref: false })]);
        continue;
      }
      const release = this.#begin(name);
      const found = await this.#claims.take(claim).catch((error: unknown) => {
        release();
        throw error;
      });
      if (found === 'mine') return undefined;
      release();
      if (found !== 'running') return this.#claims.answer(found);
      await pause(lookAgainMs, undefined, { ref: false });
    }
    throw new KefuError('CONFLICT', 'A request with this idempotency key is still running', {
      reason: 'STILL_RUNNING',
    });
  }

  #begin(name: string): () => void {
    let wake = (): void => undefined;
    const ended = new Promise<void>((done) => {
      wake = done;
    });
    const end = (): void => {
      this.#running.delete(name);
      wake();
    };
    this.#running.set(name, { ended, end });
    return end;
  }
}

function nameOf({ actor, key }: Claim): string {
  return `${actor} ${key}`;
}

function badKey(): KefuError {
  const message = '8 to 128 visible ASCII characters, such as a UUID';
  return new KefuError('BAD_INPUT', `Idempotency-Key: ${message}`, {
    fields: [{ path: 'Idempotency-Key', code: 'WRONG_SHAPE', message }],
  });
}
