import { CalendarService, instantOf, isBusinessDate } from '@kefu/office/calendar';
import { Documents } from '@kefu/office/documents';
import { Tasks } from '@kefu/office/tasks';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseChanges } from '../case/case-changes.ts';
import { roundTaskKey } from '../case/leave-attempt.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import { SeenCases, type Unseen } from '../case/seen-case.ts';
import {
  type AskSupplementInput,
  MortgageAskablePaper,
  MortgageSupplement,
  MortgageSupplementItem,
  MortgageSupplements,
  type ReceiveSupplementInput,
} from './supplement.types.ts';
import { supplementTask } from './supplement-task.ts';

type Refusal = InvalidInput | NotFound | WrongState;

/** What banks ask for again, by rounds: each opens its papers on the checklist, and closes once all came in (S17). */
@Injectable()
export class SupplementService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #cases: SeenCases;
  readonly #documents: Documents;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;

  constructor(
    database: Database,
    changes: CaseChanges,
    cases: SeenCases,
    documents: Documents,
    calendar: CalendarService,
    tasks: Tasks,
  ) {
    this.#database = database;
    this.#changes = changes;
    this.#cases = cases;
    this.#documents = documents;
    this.#calendar = calendar;
    this.#tasks = tasks;
  }

  /** The rounds of a case that the caller reaches, the latest first; undefined where there is none. */
  of(id: string): Promise<MortgageSupplements | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const reached: object[] = await tx.query(
        `SELECT FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (reached.length === 0) return undefined;
      const { language } = currentContext();
      const papers = (await this.#documents.demanded(tx, { type: 'mortgageCase', id })).map(({ type, title }) =>
        Object.assign(new MortgageAskablePaper(), { type, title: title[language] }),
      );
      return Object.assign(new MortgageSupplements(), { papers, rounds: await roundsOf(tx, id, language) });
    });
  }

  /** Writes another round; with the first one the case comes back from the bank. @returns why not, or undefined once it is done */
  async ask(input: AskSupplementInput): Promise<Refusal | Unseen | undefined> {
    const { id, dueOn } = input;
    const note = input.note?.trim() ?? '';
    const today = await this.#calendar.today();
    return this.#changes.make<Refusal>(input, async (tx, { state, ownerId }) => {
      if (state !== 'submitted' && state !== 'supplement') return WrongState.of(state, 'It is not with the bank');
      if (!isBusinessDate(dueOn) || dueOn < today) return InvalidInput.at('input.dueOn', 'PAST', 'today or later');
      const known = new Set((await this.#documents.demanded(tx, { type: 'mortgageCase', id })).map(({ type }) => type));
      const items = input.items.map(({ type, what }) => ({ type: type ?? null, what: what?.trim() ?? '' }));
      const wrong = items.flatMap(({ type, what }, at) => {
        if (type === null && what === '')
          return [problem(at, 'REQUIRED', 'a paper, or what the bank asks for in words')];
        return type === null || known.has(type) ? [] : [problem(at, 'UNKNOWN', 'a paper of the checklist')];
      });
      if (wrong.length > 0) return InvalidInput.of(wrong);
      const [made]: { id: string; round: number; number: string }[] = await tx.query(
        `INSERT INTO mortgage_supplement (case_id, attempt, round, due_on, note, asked_by_name)
         SELECT k.id, k.attempt, 1 + (SELECT count(*) FROM mortgage_supplement s WHERE s.case_id = k.id AND s.attempt = k.attempt),
           $2, $3, $4 FROM mortgage_case k WHERE k.id = $1 RETURNING id, round, (SELECT number FROM mortgage_case WHERE id = $1)`,
        [id, dueOn, note, currentActor().name],
      );
      if (!made) throw new Error('A round was written and is gone');
      await tx.query(
        `INSERT INTO mortgage_supplement_item (supplement_id, position, type, what)
         SELECT $1, n, type, what FROM unnest($2::text[], $3::text[]) WITH ORDINALITY i (type, what, n)`,
        [made.id, items.map(({ type }) => type), items.map(({ what }) => what)],
      );
      await this.#tasks.open(tx, {
        kind: supplementTask,
        key: roundTaskKey(made.id),
        values: { subject: made.number, round: String(made.round) },
        subject: { type: 'mortgageCase', id },
        ...(ownerId ? { ownerId } : { role: 'MS' }),
        dueAt: instantOf(dueOn, 18 * 60),
        remindAt: instantOf(dueOn, 9 * 60),
      });
      if (state === 'submitted') await this.#cases.carry(tx, id, 'askSupplement');
      return { action: 'mortgageCase.supplementAsked', after: { round: made.round, dueOn, items }, reason: note };
    });
  }

  /** Says that one thing of a round came in; the round closes with the last. */
  receive(input: ReceiveSupplementInput): Promise<Refusal | Unseen | undefined> {
    const { id, itemId } = input;
    return this.#changes.make<Refusal>(input, async (tx) => {
      const [item]: { roundId: string; type: string | null; what: string; open: boolean }[] = await tx.query(
        `SELECT s.id AS "roundId", i.type, i.what, s.closed_at IS NULL AND i.received_at IS NULL AS open
         FROM mortgage_supplement_item i JOIN mortgage_supplement s ON s.id = i.supplement_id WHERE i.id = $1 AND s.case_id = $2`,
        [itemId, id],
      );
      if (!item) return NotFound.of('supplement item');
      if (!item.open) return WrongState.of('received', 'It is not awaited any more');
      const papers = item.type ? await this.#documents.demanded(tx, { type: 'mortgageCase', id }) : [];
      if (papers.some(({ type, there }) => type === item.type && !there))
        return InvalidInput.at('input.itemId', 'PAPER_MISSING', 'put the paper into the dossier first');
      await tx.query('UPDATE mortgage_supplement_item SET received_at = now(), received_by_name = $2 WHERE id = $1', [
        itemId,
        currentActor().name,
      ]);
      const [closed]: [object[]] = await tx.query(
        `UPDATE mortgage_supplement s SET closed_at = now() WHERE s.id = $1 AND NOT EXISTS (
           SELECT FROM mortgage_supplement_item i WHERE i.supplement_id = s.id AND i.received_at IS NULL) RETURNING s.id`,
        [item.roundId],
      );
      if (closed.length > 0) await this.#tasks.settle(tx, roundTaskKey(item.roundId));
      const { type, what } = item;
      return { action: 'mortgageCase.supplementReceived', after: { type, what } };
    });
  }
}

const problem = (at: number, code: string, message: string) => ({ path: `input.items.${at}`, code, message });

async function roundsOf(tx: EntityManager, caseId: string, language: string): Promise<MortgageSupplement[]> {
  const rounds: Omit<MortgageSupplement, 'items'>[] = await tx.query(
    `SELECT id, attempt, round, due_on AS "dueOn", closed_at IS NULL AND due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date AS overdue,
       note, asked_by_name AS "askedBy", asked_at AS "askedAt", closed_at AS "closedAt", withdrawn
     FROM mortgage_supplement WHERE case_id = $1 ORDER BY attempt DESC, round DESC LIMIT 50`,
    [caseId],
  );
  const items: (MortgageSupplementItem & { roundId: string })[] = await tx.query(
    `SELECT i.supplement_id AS "roundId", i.id, i.type, concat_ws(' · ', t.title->>$2, nullif(i.what, '')) AS what,
       i.received_at AS "receivedAt", i.received_by_name AS "receivedBy"
     FROM mortgage_supplement_item i LEFT JOIN document_type t ON t.key = i.type WHERE i.supplement_id = ANY($1::uuid[])
     ORDER BY i.position`,
    [rounds.map(({ id }) => id), language],
  );
  return rounds.map((round) =>
    Object.assign(new MortgageSupplement(), round, {
      items: items.flatMap(({ roundId, ...item }) =>
        roundId === round.id ? [Object.assign(new MortgageSupplementItem(), item)] : [],
      ),
    }),
  );
}
