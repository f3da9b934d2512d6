import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CaseChange, CaseChanges } from '../case/case-changes.ts';
import { finalStates } from '../case/mortgage-case.lifecycle.ts';
import { personId } from '../case/person-id.ts';
import type { Unseen } from '../case/seen-case.ts';
import { escalationPolicy } from './escalation-policy.ts';
import { layOver } from './lay-over.ts';
import { writeAction } from './own-problem.ts';
import {
  type ActOnProblemInput,
  type EscalateProblemInput,
  type OpenProblemInput,
  type ProblemState,
  stageOf,
  type VerifyProblemInput,
} from './problem.types.ts';
import { problemTask, problemTaskKey } from './problem-task.ts';

type Refusal = InvalidInput | NotFound | WrongState;

interface Row {
  readonly state: ProblemState;
  readonly actedBy: string | null;
  readonly escalatedAt: Date | null;
  readonly attempts: number;
  readonly number: string;
}

/** Problems with customers: opened with a cause and a plan, acted on, verified by somebody else (S21). */
@Injectable()
export class ProblemService {
  readonly #changes: CaseChanges;
  readonly #tasks: Tasks;

  constructor(changes: CaseChanges, tasks: Tasks) {
    this.#changes = changes;
    this.#tasks = tasks;
  }

  /** Opens a problem; the case keeps its state. @returns why not, or undefined once it is done */
  open(input: OpenProblemInput): Promise<Refusal | Unseen | undefined> {
    const { id, cause } = input;
    const [detail, plan] = [input.detail.trim(), input.plan.trim()];
    return this.#changes.make<Refusal>(input, async (tx, { state }) => {
      if (finalStates.some((each) => each === state)) return WrongState.of(state, 'The case is over');
      if (!detail) return InvalidInput.at('input.detail', 'REQUIRED', 'say what is wrong');
      if (!plan) return InvalidInput.at('input.plan', 'REQUIRED', 'say what is to be done');
      const stage = stageOf(state);
      await tx.query(
        'INSERT INTO mortgage_problem (case_id, stage, cause, detail, plan, opened_by_name) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, stage, cause, detail, plan, currentActor().name],
      );
      await layOver(tx, id);
      return { action: 'mortgageCase.problem', after: { stage, cause, plan }, reason: detail };
    });
  }

  /** Writes what was done; it now waits for somebody else. */
  act(input: ActOnProblemInput): Promise<Refusal | Unseen | undefined> {
    const action = input.action.trim();
    return this.#one(input, async (tx, { state }) => {
      if (state === 'settled') return WrongState.of(state, 'It is settled');
      if (!action) return InvalidInput.at('input.action', 'REQUIRED', 'say what was done');
      await writeAction(tx, input.problemId, action);
      return { action: 'mortgageCase.problemActed', after: { action } };
    });
  }

  /** Says whether what was done settled it; never whoever did it. */
  verify(input: VerifyProblemInput): Promise<Refusal | Unseen | undefined> {
    const { id, problemId, settled } = input;
    const remark = input.remark?.trim() ?? '';
    return this.#one(input, async (tx, { state, actedBy }) => {
      if (state !== 'acted') return WrongState.of(state, 'Nothing was done that could be verified');
      if (actedBy === personId()) return InvalidInput.at('input.problemId', 'SAME_PERSON', 'somebody else verifies it');
      if (!settled && !remark) return InvalidInput.at('input.remark', 'REQUIRED', 'say what is still wrong');
      await tx.query(
        `UPDATE mortgage_problem SET state = CASE WHEN $2 THEN 'settled' ELSE 'open' END, remark = $3,
           verified_by_name = CASE WHEN $2 THEN $4::text END, verified_at = CASE WHEN $2 THEN now() END WHERE id = $1`,
        [problemId, settled, remark, currentActor().name],
      );
      if (settled) await this.#tasks.settle(tx, problemTaskKey(problemId));
      await layOver(tx, id);
      return { action: settled ? 'mortgageCase.problemOver' : 'mortgageCase.problemNotOver', reason: remark };
    });
  }

  /** Takes a problem to the supervisor, once enough attempts to resolve it are on record (S26). */
  escalate(input: EscalateProblemInput): Promise<Refusal | Unseen | undefined> {
    const { id, problemId } = input;
    return this.#one(input, async (tx, { state, attempts, escalatedAt, number }) => {
      if (state === 'settled' || escalatedAt) return WrongState.of(state, 'It is settled or was escalated already');
      const needed = (await escalationPolicy(tx)).attempts;
      if (attempts < needed)
        return InvalidInput.at(
          'input.problemId',
          'ATTEMPTS_MISSING',
          `log ${needed} attempts first: there are ${attempts}`,
        );
      await tx.query('UPDATE mortgage_problem SET escalated_at = now(), escalated_by_name = $2 WHERE id = $1', [
        problemId,
        currentActor().name,
      ]);
      await this.#tasks.open(tx, {
        kind: problemTask,
        key: problemTaskKey(problemId),
        values: { subject: number },
        subject: { type: 'mortgageCase', id },
        role: 'SUP',
      });
      return { action: 'mortgageCase.problemEscalated', after: { attempts } };
    });
  }

  #one(
    input: EscalateProblemInput,
    change: (tx: EntityManager, row: Row) => Promise<Refusal | CaseChange>,
  ): Promise<Refusal | Unseen | undefined> {
    return this.#changes.make<Refusal>(input, async (tx) => {
      const [row]: Row[] = await tx.query(
        `SELECT p.state, p.acted_by AS "actedBy", p.escalated_at AS "escalatedAt", k.number, (SELECT count(*)::int FROM mortgage_note n
           WHERE n.case_id = p.case_id AND n.kind = 'attempt' AND n.at >= p.opened_at) AS attempts
         FROM mortgage_problem p JOIN mortgage_case k ON k.id = p.case_id WHERE p.id = $1 AND p.case_id = $2`,
        [input.problemId, input.id],
      );
      return row ? change(tx, row) : NotFound.of('problem');
    });
  }
}
