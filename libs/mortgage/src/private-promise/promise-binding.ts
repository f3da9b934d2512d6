import { Approvals } from '@kefu/office/approvals';
import { CalendarService } from '@kefu/office/calendar';
import { BindsLifecycles, type LifecycleBinding } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { SeenCases } from '../case/seen-case.ts';
import { appealBegins, appealOpen } from '../penalty/sanction.ts';
import { ownProblem } from '../problem/own-problem.ts';
import { text } from '../words/words.ts';
import { promiseLifecycle, promiseRoute } from './promise.lifecycle.ts';
import { ownedTask, promiseTaskKey, standingTask } from './promise-tasks.ts';

const type = 'mortgagePrivatePromise';

/** What the mortgage desk knows of the lifecycle of a private promise (S28). */
@BindsLifecycles(promiseLifecycle)
@Injectable()
export class PromiseBinding implements LifecycleBinding {
  readonly guards: LifecycleBinding['guards'] & object;
  readonly entered: LifecycleBinding['entered'] & object;
  readonly #tasks: Tasks;
  readonly #approvals: Approvals;
  readonly #cases: SeenCases;

  constructor(calendar: CalendarService, tasks: Tasks, approvals: Approvals, cases: SeenCases) {
    this.#tasks = tasks;
    this.#approvals = approvals;
    this.#cases = cases;
    const asks = async (tx: EntityManager, id: string, wrong: string, values: unknown[] = []): Promise<boolean> => {
      const found: object[] = await tx.query(`SELECT FROM mortgage_private_promise WHERE id = $1 AND ${wrong}`, [
        id,
        ...values,
      ]);
      return found.length > 0;
    };
    this.guards = {
      appealOpen: appealOpen(calendar, 'mortgage_private_promise'),
      notReporter: async (tx, { id }) =>
        (await asks(tx, id, 'reporter_id = $2::uuid', [personId()]))
          ? [
              {
                code: 'SAME_PERSON',
                text: text(
                  '須由舉報人以外的人認定',
                  '须由举报人以外的人认定',
                  'Somebody else than who reported it decides',
                ),
              },
            ]
          : [],
      // Whoever says nothing in their days has been heard.
      heard: async (tx, { id }) =>
        (await asks(tx, id, 'statement IS NULL AND statement_until >= $2', [await calendar.today()]))
          ? [
              {
                code: 'NOT_HEARD',
                text: text(
                  '置業顧問尚未作出說明，期限未過',
                  '置业顾问尚未作出说明，期限未过',
                  'The consultant was not heard, and has days left',
                ),
              },
            ]
          : [],
    };
    this.entered = {
      upheld: (tx, { id }) => this.#uphold(tx, id),
      dismissed: (tx, { id }) => this.#settle(tx, id),
      appealable: appealBegins(calendar, 'mortgage_private_promise'),
      standing: (tx, { id }) => this.#stand(tx, id),
    };
  }

  /** The consultant owns the problem from now on, and the sanction goes to its approval. */
  async #uphold(tx: EntityManager, id: string): Promise<void> {
    const { number, caseId, consultantId, promised, problemId } = await factsOf(tx, id);
    const subject = { type, id };
    await this.#cases.changed(tx, caseId);
    const owned = await ownProblem(tx, { caseId, problemId, ownerId: consultantId, detail: promised });
    await tx.query(
      'UPDATE mortgage_private_promise SET problem_id = $2, decided_by_name = $3, upheld_at = now() WHERE id = $1',
      [id, owned, currentActor().name],
    );
    await this.#settle(tx, id);
    await this.#tasks.open(tx, {
      kind: ownedTask,
      key: promiseTaskKey('owned', id),
      values: { subject: number },
      subject,
      ownerId: consultantId,
    });
    await this.#approvals.request(tx, { route: promiseRoute.key, subject, branchId: null });
  }

  async #settle(tx: EntityManager, id: string): Promise<void> {
    await this.#tasks.settle(tx, promiseTaskKey('hearing', id));
    await this.#tasks.settle(tx, promiseTaskKey('reported', id));
  }

  async #stand(tx: EntityManager, id: string): Promise<void> {
    const { number, consultant } = await factsOf(tx, id);
    const values = { subject: number, consultant };
    const subject = { type, id };
    await this.#tasks.open(tx, { kind: standingTask, key: promiseTaskKey('stands', id), values, subject, role: 'HR' });
  }
}

interface Facts {
  readonly number: string;
  readonly caseId: string;
  readonly consultantId: string;
  readonly consultant: string;
  readonly promised: string;
  readonly problemId: string | null;
}

async function factsOf(tx: EntityManager, id: string): Promise<Facts> {
  const [facts]: Facts[] = await tx.query(
    `SELECT m.number, m.case_id AS "caseId", m.consultant_id AS "consultantId", p.name AS consultant, m.promised,
       m.problem_id AS "problemId" FROM mortgage_private_promise m JOIN person p ON p.id = m.consultant_id WHERE m.id = $1`,
    [id],
  );
  if (!facts) throw new Error('A promise moved and is gone');
  return facts;
}
