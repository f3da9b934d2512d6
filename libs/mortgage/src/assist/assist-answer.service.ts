import { CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, type SeenInput, WrongState } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { threadChange } from '../thread/thread-change.ts';
import type { AssistState, FinishAssistInput, MortgageAssist, WithdrawAssistInput } from './assist.types.ts';
import { readAssist } from './assist-reading.ts';
import { assistLateTaskKey, assistTaskKey } from './assist-tasks.ts';

type Refusal = InvalidInput | NotFound | WrongState | ChangedMeanwhile;

/** A request under its lock. */
interface Row {
  readonly caseId: string;
  readonly teamId: string;
  readonly consultantId: string;
  readonly state: AssistState;
  readonly version: number;
}

/** What a change of a request leaves in the audit. */
interface Done {
  readonly action: string;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** What becomes of requests to assist: accepted and done by whom they ask, or taken back; one done after its day is late (S27). */
@Injectable()
export class AssistAnswerService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;

  constructor(database: Database, calendar: CalendarService, tasks: Tasks, audit: AuditTrail, topics: Topics) {
    this.#database = database;
    this.#calendar = calendar;
    this.#tasks = tasks;
    this.#audit = audit;
    this.#topics = topics;
  }

  /** The consultant says that it will be done. */
  accept(input: SeenInput): Promise<MortgageAssist | Refusal> {
    return this.#answer(input, 'sent', async (tx) => {
      await tx.query(`UPDATE mortgage_assist SET state = 'accepted', accepted_at = now() WHERE id = $1`, [input.id]);
      return { action: 'mortgageCase.assistAccepted' };
    });
  }

  /** The consultant says what was done. */
  async finish(input: FinishAssistInput): Promise<MortgageAssist | Refusal> {
    const answer = input.answer.trim();
    const today = await this.#calendar.today();
    return this.#answer(input, 'accepted', async (tx) => {
      if (!answer) return InvalidInput.at('input.answer', 'REQUIRED', 'say what was done');
      await tx.query(
        `UPDATE mortgage_assist SET state = 'done', done_at = now(), answer = $2,
           late_at = coalesce(late_at, CASE WHEN due_on < $3::date THEN now() END) WHERE id = $1`,
        [input.id, answer, today],
      );
      await this.#settle(tx, input.id);
      return { action: 'mortgageCase.assistDone', after: { answer } };
    });
  }

  /** Takes a request back that is not done. */
  withdraw({ reason, ...input }: WithdrawAssistInput): Promise<MortgageAssist | Refusal> {
    const why = reason.trim();
    return this.#change(
      input,
      (values) => caseReachSql(values, 'mortgageCase.work'),
      async (tx, { state }) => {
        if (state !== 'sent' && state !== 'accepted') return WrongState.of(state, 'It waits for nobody');
        if (!why) return InvalidInput.at('input.reason', 'REQUIRED', 'say why');
        await tx.query(`UPDATE mortgage_assist SET state = 'withdrawn', answer = $2 WHERE id = $1`, [input.id, why]);
        await this.#settle(tx, input.id);
        return { action: 'mortgageCase.assistWithdrawn', reason: why };
      },
    );
  }

  #answer(input: SeenInput, from: AssistState, change: (tx: EntityManager) => Promise<Refusal | Done>) {
    const asked = (values: unknown[]): string =>
      scopeSql(rowScope('mortgageAssist.answer'), { own: 'a.consultant_id' }, values);
    return this.#change(input, asked, (tx, { state }) =>
      state === from ? change(tx) : Promise.resolve(WrongState.of(state, `It is not ${from}`)),
    );
  }

  /** Changes a request as the caller saw it, under its lock: of two who do, the second is told. */
  #change(
    { id, version }: SeenInput,
    reach: (values: unknown[]) => string,
    change: (tx: EntityManager, row: Row) => Promise<Refusal | Done>,
  ): Promise<MortgageAssist | Refusal> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [row]: Row[] = await tx.query(
        `SELECT a.case_id AS "caseId", k.team_id AS "teamId", a.consultant_id AS "consultantId", a.state, a.version
         FROM mortgage_assist a JOIN mortgage_case k ON k.id = a.case_id WHERE a.id = $1 AND ${reach(values)} FOR UPDATE OF a`,
        values,
      );
      if (!row) return NotFound.of('request to assist');
      if (row.version !== version) return ChangedMeanwhile.of(row.version);
      const done = await change(tx, row);
      if (done instanceof Failure) return done;
      await tx.query('UPDATE mortgage_assist SET version = version + 1 WHERE id = $1', [id]);
      await this.#audit.record(tx, { ...done, subject: { type: 'mortgageCase', id: row.caseId } });
      await this.#topics.announce(tx, threadChange(row.caseId, row.teamId, row.consultantId));
      return readAssist(tx, id);
    });
  }

  async #settle(tx: EntityManager, id: string): Promise<void> {
    await this.#tasks.settle(tx, assistTaskKey(id));
    await this.#tasks.settle(tx, assistLateTaskKey(id));
  }
}
