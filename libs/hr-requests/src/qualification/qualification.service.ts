import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requestReachSql } from '../request/hr-request.sql.ts';
import { Qualification } from './qualification.entity.ts';
import {
  type ClaimQualificationInput,
  type JudgeQualificationInput,
  QualificationType,
} from './qualification.types.ts';

type Refusal = InvalidInput | NotFound | ChangedMeanwhile | WrongState;

/** What speaks for people: claimed by themselves, verified by HR with its proof; what is ambiguous is asked (H3). */
@Injectable()
export class QualificationService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** What somebody claims whom the caller reaches, or about whose request they are asked to decide. */
  async of(personId: string): Promise<QualificationType[]> {
    const values: unknown[] = [currentActor().id, personId];
    const scope = scopeSql(rowScope('hrRecord.read'), { own: 'q.person_id' }, values);
    const { rows } = await this.#database.pool.query<QualificationType>(
      `SELECT q.id, q.kind, q.title, q.institution, q.obtained_on AS "obtainedOn", q.state, q.question, q.answer,
         q.decided_by_name AS "decidedByName", q.version FROM qualification q
       WHERE q.person_id = $2 AND (${scope} OR EXISTS (
         SELECT FROM hr_request r WHERE r.person_id = q.person_id AND ${requestReachSql(values)})) ORDER BY q.id LIMIT 100`,
      values,
    );
    return rows.map(typed);
  }

  /** Claims one's own qualification, mends it, answers what was asked about it. What was verified stays as it is. */
  async claim(input: ClaimQualificationInput): Promise<QualificationType | Refusal> {
    const problem = await this.#problem(input);
    if (problem) return problem;
    return this.#database.transaction(async (tx) => {
      const { id: personId } = currentActor();
      const { kind, title, institution, obtainedOn = null, answer } = input;
      const said = { kind, title: title.trim(), institution: institution?.trim() ?? '', obtainedOn };
      if (!input.id) {
        const made = await tx.save(tx.create(Qualification, { ...said, personId }));
        return this.#told(tx, made, 'qualification.claimed');
      }
      const found = await locked(tx, input.id, input.version ?? 0, (owner) => owner === personId);
      if (!(found instanceof Qualification)) return found;
      if (found.state === 'verified') return WrongState.of('verified', 'It is verified: claim another one');
      Object.assign(found, said, {
        state: 'claimed',
        answer: found.question === null ? null : answer?.trim() || found.answer,
        decidedByName: null,
        decidedAt: null,
      });
      return this.#told(tx, await bumped(tx, found), 'qualification.claimed');
    });
  }

  /** Says that a qualification is proven, or is not, or asks about it. */
  judge({ id, version, judgement, question }: JudgeQualificationInput): Promise<QualificationType | Refusal> {
    if (judgement === 'asked' && !question?.trim()) {
      return Promise.resolve(InvalidInput.at('input.question', 'REQUIRED', 'what is unclear'));
    }
    return this.#database.transaction(async (tx) => {
      // Nobody judges their own.
      const found = await locked(tx, id, version, (owner) => owner !== currentActor().id);
      if (!(found instanceof Qualification)) return found;
      const decided = judgement !== 'asked';
      Object.assign(found, {
        state: judgement,
        question: decided ? found.question : question?.trim(),
        answer: decided ? found.answer : null,
        decidedByName: decided ? currentActor().name : null,
        decidedAt: decided ? new Date() : null,
      });
      return this.#told(tx, await bumped(tx, found), `qualification.${judgement}`);
    });
  }

  async #problem({ kind, obtainedOn }: ClaimQualificationInput): Promise<InvalidInput | undefined> {
    const wrong = (code: string, message: string): InvalidInput =>
      InvalidInput.of([{ path: 'input.obtainedOn', code, message }]);
    if (obtainedOn && !isBusinessDate(obtainedOn)) return wrong('IMPOSSIBLE_DATE', 'a day that exists, as YYYY-MM-DD');
    const today = await this.#calendar.today();
    if (kind === 'degree' && obtainedOn && obtainedOn > today)
      return wrong('NOT_YET', 'a degree that one has; otherwise in progress');
    if (kind === 'degreeInProgress' && obtainedOn && obtainedOn <= today)
      return wrong('OVER', 'a day to come; otherwise a degree');
    return undefined;
  }

  async #told(tx: EntityManager, qualification: Qualification, action: string): Promise<QualificationType> {
    const { personId, kind } = qualification;
    await this.#audit.record(tx, { action, subject: { type: 'person', id: personId }, after: { qualification: kind } });
    return typed(qualification);
  }
}

/** A qualification under its lock, on the version that the caller saw. @param reached whether the caller may write about it */
async function locked(
  tx: EntityManager,
  id: string,
  version: number,
  reached: (ownerId: string) => boolean,
): Promise<Qualification | NotFound | ChangedMeanwhile> {
  const found = await tx.findOne(Qualification, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found || !reached(found.personId)) return NotFound.of('qualification');
  return found.version === version ? found : ChangedMeanwhile.of(found.version);
}

function bumped(tx: EntityManager, qualification: Qualification): Promise<Qualification> {
  return tx.save(Object.assign(qualification, { version: qualification.version + 1 }));
}

function typed(row: QualificationType | Qualification): QualificationType {
  return Object.assign(new QualificationType(), row);
}
