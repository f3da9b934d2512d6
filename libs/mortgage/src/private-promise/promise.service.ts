import { Lifecycles } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, type SeenInput, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { writeAction } from '../problem/own-problem.ts';
import type {
  MortgagePrivatePromiseResult,
  MovePrivatePromiseInput,
  ResolvePrivatePromiseInput,
  StatePrivatePromiseInput,
  UpholdPrivatePromiseInput,
} from './promise.types.ts';
import { promiseTaskKey } from './promise-tasks.ts';
import { PromiseViewService } from './promise-view.service.ts';

type Result = Promise<typeof MortgagePrivatePromiseResult>;

/** What becomes of a private promise: the consultant is heard, it is upheld or dismissed, its sanction is appealed (S28). */
@Injectable()
export class PromiseService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;
  readonly #view: PromiseViewService;

  constructor(database: Database, lifecycles: Lifecycles, tasks: Tasks, audit: AuditTrail, view: PromiseViewService) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#tasks = tasks;
    this.#audit = audit;
    this.#view = view;
  }

  /** The consultant gives their account, once; not any more when it is decided. */
  state(input: StatePrivatePromiseInput): Result {
    const statement = input.statement.trim();
    return this.#seen(input, 'mortgagePrivatePromise.answer', async (tx, state) => {
      if (state !== 'reported' && state !== 'investigated') return WrongState.of(state, 'It is decided');
      if (!statement) return InvalidInput.at('input.statement', 'REQUIRED', 'say how it was');
      const [written]: [object[]] = await tx.query(
        `UPDATE mortgage_private_promise SET statement = $2, stated_at = now(), version = version + 1 WHERE id = $1 AND statement IS NULL RETURNING id`,
        [input.id, statement],
      );
      if (written.length === 0) return WrongState.of(state, 'The statement was given before');
      await this.#tasks.settle(tx, promiseTaskKey('hearing', input.id));
      await this.#record(tx, input.id, 'stated', { statement });
      return undefined;
    });
  }

  /** Moves a promise on: findings, a dismissal, an appeal, its outcome; it is upheld by {@link uphold} alone, with what is proposed. */
  move({ id, ...move }: MovePrivatePromiseInput): Result {
    if (move.transition === 'confirm')
      return Promise.resolve(InvalidInput.at('input.transition', 'SANCTION_MISSING', 'say what is proposed'));
    const kept = { investigate: 'findings', appeal: 'appeal' }[move.transition];
    return this.#database.transaction(async (tx) => {
      const moved = await this.#lifecycles.move(tx, { type: 'mortgagePrivatePromise', id }, move);
      if (moved instanceof Failure) return moved;
      if (kept)
        await tx.query(`UPDATE mortgage_private_promise SET ${kept} = $2 WHERE id = $1`, [id, move.reason?.trim()]);
      if (kept === 'findings')
        await tx.query('UPDATE mortgage_private_promise SET investigated_by_name = $2 WHERE id = $1', [
          id,
          currentActor().name,
        ]);
      return (await this.#view.read(tx, id)) ?? NotFound.of('private promise');
    });
  }

  /** Upholds a promise with what is proposed: its consultant owns the problem, and the approval of the sanction begins. */
  uphold({ id, version, reason, ...input }: UpholdPrivatePromiseInput): Result {
    const sanction = input.sanction.trim();
    const amount = input.amount ?? null;
    return this.#seen({ id, version }, 'mortgagePrivatePromise.decide', async (tx, state) => {
      if (state !== 'investigated') return WrongState.of(state, 'It is not investigated, or decided already');
      if (!sanction) return InvalidInput.at('input.sanction', 'REQUIRED', 'say what is proposed');
      const move = { version, transition: 'confirm', reason };
      const moved = await this.#lifecycles.move(tx, { type: 'mortgagePrivatePromise', id }, move);
      if (moved instanceof Failure) return moved;
      await tx.query('UPDATE mortgage_private_promise SET sanction = $2, amount_fen = $3 WHERE id = $1', [
        id,
        sanction,
        amount,
      ]);
      await this.#record(tx, id, 'upheld', { sanction, amountFen: amount });
      return undefined;
    });
  }

  /** The consultant says what was done about the problem that is theirs; somebody else verifies it on the case. */
  resolve({ action, ...seen }: ResolvePrivatePromiseInput): Result {
    const done = action.trim();
    return this.#seen(seen, 'mortgagePrivatePromise.answer', async (tx, state) => {
      const [problem]: { id: string }[] = await tx.query(
        `SELECT o.id FROM mortgage_problem o JOIN mortgage_private_promise m ON m.problem_id = o.id
         WHERE m.id = $1 AND o.owner_id = $2 AND o.state <> 'settled'`,
        [seen.id, personId()],
      );
      if (!problem) return WrongState.of(state, 'No problem of it is yours, or it is settled');
      if (!done) return InvalidInput.at('input.action', 'REQUIRED', 'say what was done');
      await writeAction(tx, problem.id, done);
      await tx.query('UPDATE mortgage_private_promise SET version = version + 1 WHERE id = $1', [seen.id]);
      await this.#tasks.settle(tx, promiseTaskKey('owned', seen.id));
      await this.#record(tx, seen.id, 'problemActed', { action: done });
      return undefined;
    });
  }

  /** Changes a promise as the caller saw it, under its lock: of two who do, the second is told, and a refusal leaves nothing. */
  async #seen(
    { id, version }: SeenInput,
    permission: string,
    change: (tx: EntityManager, state: string) => Promise<Exclude<Awaited<Result>, { number: string }> | undefined>,
  ): Result {
    return this.#database.transaction(async (tx) => {
      const found = await this.#lifecycles.lock(tx, { type: 'mortgagePrivatePromise', id });
      if (!found || !inScope(rowScope(permission), found)) return NotFound.of('private promise');
      if (found.version !== version) return ChangedMeanwhile.of(found.version);
      return (await change(tx, found.state)) ?? (await this.#view.read(tx, id)) ?? NotFound.of('private promise');
    });
  }

  #record(tx: EntityManager, id: string, what: string, after: Record<string, unknown>): Promise<void> {
    return this.#audit.record(tx, {
      action: `mortgagePrivatePromise.${what}`,
      subject: { type: 'mortgagePrivatePromise', id },
      after,
    });
  }
}
