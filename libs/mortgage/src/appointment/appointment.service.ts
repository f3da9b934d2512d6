import { businessDateAt, CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseChanges } from '../case/case-changes.ts';
import { appointmentTaskKey } from '../case/leave-attempt.ts';
import { finalStates } from '../case/mortgage-case.lifecycle.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import type { Unseen } from '../case/seen-case.ts';
import {
  type BookAppointmentInput,
  type EndAppointmentInput,
  MortgageAppointment,
  MortgageAppointments,
  MortgageEscort,
} from './appointment.types.ts';
import { appointmentTask } from './appointment-task.ts';

type Refusal = InvalidInput | NotFound | WrongState;
const halfHour = 30 * 60_000;
/** So long before a slot whoever goes along is reminded. */
const notice = 24 * 60 * 60_000;

/** Slots of customers at banks, with who goes along; who does not come is counted (S17). */
@Injectable()
export class AppointmentService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #tasks: Tasks;
  readonly #calendar: CalendarService;

  constructor(database: Database, changes: CaseChanges, tasks: Tasks, calendar: CalendarService) {
    this.#database = database;
    this.#changes = changes;
    this.#tasks = tasks;
    this.#calendar = calendar;
  }

  /** The appointments of a case that the caller reaches, the latest first; undefined where there is none. */
  of(id: string): Promise<MortgageAppointments | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [reached]: { noShows: number }[] = await tx.query(
        `SELECT (SELECT count(*)::int FROM mortgage_appointment a WHERE a.case_id = k.id AND a.state = 'noShow') AS "noShows"
         FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (!reached) return undefined;
      const rows: MortgageAppointment[] = await tx.query(
        `SELECT a.id, a.kind, b.name AS "bankName", a.starts_at AS "startsAt", p.name AS escort, a.note, a.state, a.outcome,
           a.booked_by_name AS "bookedBy"
         FROM mortgage_appointment a JOIN mortgage_bank b ON b.key = a.bank JOIN person p ON p.id = a.escort_id
         WHERE a.case_id = $1 ORDER BY a.starts_at DESC LIMIT 50`,
        [id],
      );
      const appointments = rows.map((row) => Object.assign(new MortgageAppointment(), row));
      return Object.assign(new MortgageAppointments(), reached, { appointments, escorts: await escortsOf(tx, id) });
    });
  }

  /** Books a slot; on a day off of the office only with a note that says why. The escort’s other slot at that time stands in the way, also of two who book at once. */
  async book(input: BookAppointmentInput): Promise<Refusal | Unseen | undefined> {
    const { id, kind, bank, startsAt, escortId } = input;
    const note = input.note?.trim() ?? '';
    const on = businessDateAt(startsAt);
    const dayOff = (await this.#calendar.days(on, on)).some(({ office }) => !office);
    return this.#changes.make<Refusal>(input, async (tx, { state }) => {
      if (finalStates.some((each) => each === state)) return WrongState.of(state, 'The case is over');
      if (startsAt.getTime() <= Date.now()) return InvalidInput.at('input.startsAt', 'PAST', 'a slot ahead');
      if (startsAt.getTime() % halfHour !== 0) return InvalidInput.at('input.startsAt', 'NO_SLOT', 'on the half hour');
      if (dayOff && !note) return InvalidInput.at('input.note', 'DAY_OFF', 'an office day, or why on a day off');
      const [known]: { name: string }[] = await tx.query(
        'SELECT name FROM mortgage_bank WHERE key = $1 AND NOT retired',
        [bank],
      );
      if (!known) return InvalidInput.at('input.bank', 'UNKNOWN', 'a bank of the list');
      if (!(await escortsOf(tx, id)).some((each) => each.id === escortId))
        return InvalidInput.at('input.escortId', 'UNKNOWN', 'a specialist of the case’s team');
      const [booked]: { id: string; number: string }[] = await tx.query(
        `INSERT INTO mortgage_appointment (case_id, kind, bank, starts_at, escort_id, note, booked_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (escort_id, starts_at) WHERE state = 'planned' DO NOTHING
         RETURNING id, (SELECT number FROM mortgage_case WHERE id = $1)`,
        [id, kind, bank, startsAt, escortId, note, currentActor().name],
      );
      if (!booked) return InvalidInput.at('input.escortId', 'SLOT_TAKEN', 'somebody who is free then, or another slot');
      if (kind === 'interview') await tx.query('UPDATE mortgage_case SET interview_on = $2 WHERE id = $1', [id, on]);
      await this.#tasks.open(tx, {
        kind: appointmentTask,
        key: appointmentTaskKey(booked.id),
        values: { subject: booked.number, bank: known.name },
        subject: { type: 'mortgageCase', id },
        ownerId: escortId,
        dueAt: startsAt,
        remindAt: new Date(startsAt.getTime() - notice),
      });
      return {
        action: 'mortgageCase.appointmentBooked',
        after: { kind, bank, startsAt: startsAt.toISOString() },
        reason: note || null,
      };
    });
  }

  /** Says what became of an appointment. */
  end(input: EndAppointmentInput): Promise<Refusal | Unseen | undefined> {
    const { id, appointmentId, outcome } = input;
    const note = input.note?.trim() ?? '';
    return this.#changes.make<Refusal>(input, async (tx) => {
      const [row]: { state: string; startsAt: Date }[] = await tx.query(
        'SELECT state, starts_at AS "startsAt" FROM mortgage_appointment WHERE id = $1 AND case_id = $2',
        [appointmentId, id],
      );
      if (!row) return NotFound.of('appointment');
      if (row.state !== 'planned') return WrongState.of(row.state, 'It is over already');
      if (outcome !== 'cancelled' && row.startsAt.getTime() > Date.now())
        return InvalidInput.at('input.outcome', 'TOO_EARLY', 'once its hour has come');
      if (outcome !== 'kept' && !note) return InvalidInput.at('input.note', 'REQUIRED', 'say why');
      await tx.query('UPDATE mortgage_appointment SET state = $2, outcome = $3, ended_at = now() WHERE id = $1', [
        appointmentId,
        outcome,
        note,
      ]);
      await this.#tasks.settle(tx, appointmentTaskKey(appointmentId));
      return { action: 'mortgageCase.appointmentEnded', after: { outcome }, reason: note };
    });
  }
}

/** Specialists of the team of a case today. */
async function escortsOf(tx: EntityManager, caseId: string): Promise<MortgageEscort[]> {
  const rows: MortgageEscort[] = await tx.query(
    `SELECT DISTINCT p.name, p.id FROM mortgage_case k JOIN post o ON o.unit_id = k.team_id AND ${openSql('o')}
       JOIN role ON role.id = o.role_id AND role.key = 'MS' JOIN post_holding h ON h.post_id = o.id
       AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
       JOIN person p ON p.id = h.person_id
     WHERE k.id = $1 ORDER BY p.name LIMIT 100`,
    [caseId],
  );
  return rows.map((row) => Object.assign(new MortgageEscort(), row));
}
