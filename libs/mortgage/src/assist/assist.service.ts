import { CalendarService, instantOf, isBusinessDate } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, WrongState } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import { CaseChanges } from '../case/case-changes.ts';
import { finalStates } from '../case/mortgage-case.lifecycle.ts';
import type { Unseen } from '../case/seen-case.ts';
import { threadChange } from '../thread/thread-change.ts';
import type { AskAssistInput, MortgageAssist } from './assist.types.ts';
import { readAssist } from './assist-reading.ts';
import { assistTask, assistTaskKey } from './assist-tasks.ts';

type Refusal = InvalidInput | WrongState;

/** What consultants are asked to do for cases, until the end of an office day (S27). */
@Injectable()
export class AssistService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;
  readonly #topics: Topics;

  constructor(database: Database, changes: CaseChanges, calendar: CalendarService, tasks: Tasks, topics: Topics) {
    this.#database = database;
    this.#changes = changes;
    this.#calendar = calendar;
    this.#tasks = tasks;
    this.#topics = topics;
  }

  /** Asks the consultant who sold the contract. */
  async ask(input: AskAssistInput): Promise<MortgageAssist | Refusal | Unseen> {
    const { id, dueOn } = input;
    const [what, why] = [input.what.trim(), input.why.trim()];
    const late = await this.#dayProblem(dueOn);
    let made = '';
    const refused = await this.#changes.make<Refusal>(input, async (tx, { state, teamId }) => {
      if (finalStates.some((each) => each === state)) return WrongState.of(state, 'The case is over');
      if (!what) return InvalidInput.at('input.what', 'REQUIRED', 'say what is asked for');
      if (!why) return InvalidInput.at('input.why', 'REQUIRED', 'say why');
      if (late) return late;
      const [asked]: { id: string; consultantId: string; number: string }[] = await tx.query(
        `INSERT INTO mortgage_assist (case_id, consultant_id, what, why, due_on, asked_by_name)
         SELECT k.id, c.consultant_id, $2, $3, $4, $5 FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id
         WHERE k.id = $1 AND c.consultant_id IS NOT NULL
         RETURNING id, consultant_id AS "consultantId", (SELECT number FROM mortgage_case WHERE id = $1)`,
        [id, what, why, dueOn, currentActor().name],
      );
      if (!asked)
        return InvalidInput.at('input.id', 'CONSULTANT_UNKNOWN', 'say on the contract which person sold it first');
      made = asked.id;
      await this.#tasks.open(tx, {
        kind: assistTask,
        key: assistTaskKey(asked.id),
        values: { subject: asked.number, what },
        subject: { type: 'mortgageThread', id },
        ownerId: asked.consultantId,
        dueAt: instantOf(dueOn, 18 * 60),
        remindAt: instantOf(dueOn, 9 * 60),
      });
      await this.#topics.announce(tx, threadChange(id, teamId, asked.consultantId));
      return { action: 'mortgageCase.assistAsked', after: { what, dueOn }, reason: why };
    });
    return refused ?? this.#database.transaction((tx) => readAssist(tx, made));
  }

  async #dayProblem(dueOn: string): Promise<InvalidInput | undefined> {
    const today = await this.#calendar.today();
    if (!isBusinessDate(dueOn) || dueOn < today) return InvalidInput.at('input.dueOn', 'PAST', 'today or later');
    const [known] = await this.#calendar.days(dueOn, dueOn);
    return known?.office
      ? undefined
      : InvalidInput.at('input.dueOn', 'NOT_OFFICE_DAY', 'a day on which the office works');
  }
}
