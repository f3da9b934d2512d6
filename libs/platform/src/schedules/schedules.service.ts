import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.ts';
import { Database, sql } from '../database/index.ts';
import { Schedule, scheduleColumns } from '../jobs/index.ts';

// Whoever of the workers looks next finds it due. What runs just now is not interrupted: it runs once more afterwards.
const wake = sql(
  'schedules.wake',
  `UPDATE tick SET last_started_at = NULL WHERE name = $1 RETURNING ${scheduleColumns}`,
);

/** What people ask of the schedules (X11). */
@Injectable()
export class SchedulesService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /**
   * Lets a schedule run as soon as a worker looks, which is within five seconds. Asked twice it runs at least once; every schedule
   * bears running more often than it need.
   * @returns nothing when there is no such schedule
   */
  run(name: string): Promise<Schedule | undefined> {
    return this.#database.transaction(async (tx) => {
      const [schedule] = await this.#database.query<Schedule>(wake, [name]);
      if (!schedule) return undefined;
      await this.#audit.record(tx, { action: 'schedule.run', subject: { type: 'schedule', id: name } });
      return Object.assign(new Schedule(), schedule);
    });
  }
}
