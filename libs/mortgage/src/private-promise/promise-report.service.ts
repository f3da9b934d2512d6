import { CalendarService, instantOf, isBusinessDate } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Failure, type FieldProblem, fieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseChanges } from '../case/case-changes.ts';
import { personId } from '../case/person-id.ts';
import type { Unseen } from '../case/seen-case.ts';
import { rankingPolicy } from '../ranking/race-reading.ts';
import { promiseLifecycle } from './promise.lifecycle.ts';
import type { MortgagePrivatePromise, ReportPrivatePromiseInput } from './promise.types.ts';
import { hearingTask, promiseTaskKey, reportedTask } from './promise-tasks.ts';
import { PromiseViewService } from './promise-view.service.ts';

/** A promise that was written. */
interface Made {
  readonly id: string;
  readonly number: string;
  readonly consultantId: string;
  readonly consultant: string;
}

/** How a private promise comes on record (S28): about a case, of the consultant who sold its contract. */
@Injectable()
export class PromiseReportService {
  readonly #changes: CaseChanges;
  readonly #calendar: CalendarService;
  readonly #lifecycles: Lifecycles;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;
  readonly #view: PromiseViewService;

  constructor(
    changes: CaseChanges,
    calendar: CalendarService,
    lifecycles: Lifecycles,
    tasks: Tasks,
    audit: AuditTrail,
    view: PromiseViewService,
  ) {
    this.#changes = changes;
    this.#calendar = calendar;
    this.#lifecycles = lifecycles;
    this.#tasks = tasks;
    this.#audit = audit;
    this.#view = view;
  }

  /** Reports a promise; of two who report on the same version of a case the second is told, and sees the first one's report. */
  async report(input: ReportPrivatePromiseInput): Promise<MortgagePrivatePromise | InvalidInput | Unseen> {
    const today = await this.#calendar.today();
    const wrong = problemsOf(input, today);
    if (wrong.length > 0) return InvalidInput.of(wrong);
    let made = '';
    const refused = await this.#changes.make<InvalidInput>(
      input,
      async (tx) => {
        const promise = await this.#write(tx, input, today);
        if (promise instanceof Failure) return promise;
        made = promise.id;
        return { action: 'mortgageCase.promiseReported', after: { number: promise.number } };
      },
      'mortgagePrivatePromise.report',
    );
    return refused ?? (await this.#view.one(made)) ?? NotFound.of('private promise');
  }

  async #write(tx: EntityManager, input: ReportPrivatePromiseInput, today: string): Promise<Made | InvalidInput> {
    const { id: caseId, promisedOn, problemId = null } = input;
    const papers = input.documentIds ?? [];
    const wrong = await unknownOf(tx, caseId, papers, problemId);
    if (wrong.length > 0) return InvalidInput.of(wrong);
    const { appealOfficeDays } = await rankingPolicy(tx);
    const until = (await this.#calendar.around(today)).addOfficeDays(today, appealOfficeDays);
    const start = this.#lifecycles.start(promiseLifecycle);
    const [made]: Made[] = await tx.query(
      `INSERT INTO mortgage_private_promise (lifecycle, lifecycle_version, state, case_id, team_id, consultant_id, promised, promised_to,
         promised_on, reporter_id, reporter_name, problem_id, statement_until)
       SELECT $2, $3, $4, k.id, k.team_id, c.consultant_id, $5, $6, $7, $8, $9, $10, $11
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = $1 AND c.consultant_id IS NOT NULL
       RETURNING id, number, consultant_id AS "consultantId", (SELECT name FROM person WHERE id = consultant_id) AS consultant`,
      [
        caseId,
        start.lifecycle,
        start.lifecycleVersion,
        start.state,
        input.promised.trim(),
        input.promisedTo.trim(),
        promisedOn,
        personId(),
        currentActor().name,
        problemId,
        until,
      ],
    );
    if (!made)
      return InvalidInput.at('input.id', 'CONSULTANT_UNKNOWN', 'say on the contract which person sold it first');
    await tx.query(
      'INSERT INTO mortgage_private_promise_evidence (promise_id, document_id) SELECT $1, unnest($2::uuid[])',
      [made.id, papers],
    );
    await this.#audit.record(tx, {
      action: 'mortgagePrivatePromise.reported',
      subject: { type: 'mortgagePrivatePromise', id: made.id },
      after: { promisedOn, papers: papers.length },
    });
    await this.#tell(tx, made, until);
    return made;
  }

  /** Asks the consultant for their account, and the supervisor to find out. */
  async #tell(tx: EntityManager, { id, number, consultantId, consultant }: Made, until: string): Promise<void> {
    const values = { subject: number, consultant };
    const subject = { type: 'mortgagePrivatePromise', id };
    await this.#tasks.open(tx, {
      kind: hearingTask,
      key: promiseTaskKey('hearing', id),
      values,
      subject,
      ownerId: consultantId,
      dueAt: instantOf(until, 18 * 60),
      remindAt: instantOf(until, 9 * 60),
    });
    await this.#tasks.open(tx, {
      kind: reportedTask,
      key: promiseTaskKey('reported', id),
      values,
      subject,
      role: 'SUP',
    });
  }
}

function problemsOf({ promised, promisedTo, promisedOn }: ReportPrivatePromiseInput, today: string): FieldProblem[] {
  return [
    ...(promised.trim() ? [] : [fieldProblem('input.promised', 'REQUIRED', 'what was promised')]),
    ...(promisedTo.trim() ? [] : [fieldProblem('input.promisedTo', 'REQUIRED', 'to whom')]),
    ...(isBusinessDate(promisedOn) && promisedOn <= today
      ? []
      : [fieldProblem('input.promisedOn', 'IN_THE_FUTURE', 'today or earlier')]),
  ];
}

/** Papers that do not lie with the case, and a problem that is none of its open ones. */
async function unknownOf(
  tx: EntityManager,
  caseId: string,
  papers: readonly string[],
  problemId: string | null,
): Promise<FieldProblem[]> {
  const filed: { id: string }[] = await tx.query(
    `SELECT document_id AS id FROM document_filing WHERE subject_type = 'mortgageCase' AND subject_id = $1 AND document_id = ANY($2::uuid[])`,
    [caseId, papers],
  );
  const known = new Set(filed.map(({ id }) => id));
  const open: object[] = await tx.query(
    `SELECT FROM mortgage_problem WHERE id = $1 AND case_id = $2 AND state <> 'settled'`,
    [problemId, caseId],
  );
  return [
    ...papers.flatMap((id, at) =>
      known.has(id) ? [] : [fieldProblem(`input.documentIds.${at}`, 'UNKNOWN', 'a paper of the case')],
    ),
    ...(problemId && open.length === 0
      ? [fieldProblem('input.problemId', 'UNKNOWN', 'an open problem of the case')]
      : []),
  ];
}
