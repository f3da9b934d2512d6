import { AuditTrail } from '@kefu/platform/audit';
import { Settings } from '@kefu/platform/config';
import { currentActor } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { InvalidInput, WrongState } from '@kefu/platform/errors';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BusinessDate, businessDateAt, daysBetween, isBusinessDate } from './business-date.ts';

const stored = sql('calendar.practice', 'SELECT shift_days AS shift FROM calendar_practice');

/** How far a practice may lie from the real day: the calendar around it must be known. */
const farthest = 3_650;

/**
 * Lets a demo or a test house live on another day, so that a day's work can be practised on files of that day (X4). Every today
 * that the calendar tells is the practice day; hours, leases and receipts stay real. An installation in production has none.
 */
@Injectable()
export class PracticeDay implements OnModuleInit {
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #audit: AuditTrail;

  constructor(database: Database, settings: Settings, audit: AuditTrail) {
    this.#database = database;
    this.#settings = settings;
    this.#audit = audit;
  }

  /** Whether this installation may practise at all. */
  get allowed(): boolean {
    return this.#settings.environment !== 'production';
  }

  /** @throws Error in production, where a database that was practised on would misdate everything. */
  async onModuleInit(): Promise<void> {
    if (this.allowed || !(await this.underWay())) return;
    throw new Error('The calendar is set to a practice day: end the practice before this becomes a production');
  }

  /** Whether the department lives on another day than the real one. */
  async underWay(): Promise<boolean> {
    const [practice] = await this.#database.query<{ shift: number }>(stored);
    return practice !== undefined;
  }

  /** Goes to a day, or back to the real one for null. @returns why not, where it is refused */
  async set(day: BusinessDate | null): Promise<InvalidInput | WrongState | undefined> {
    if (!this.allowed) return WrongState.of('production', 'A production lives on the real day');
    if (day !== null && !isBusinessDate(day)) return outOfReach();
    return this.#database.transaction(async (tx) => {
      const [clock]: { now: Date }[] = await tx.query('SELECT clock_timestamp() AS now');
      const shift = day === null || !clock ? 0 : daysBetween(businessDateAt(clock.now), day);
      if (Math.abs(shift) > farthest) return outOfReach();
      await tx.query('DELETE FROM calendar_practice');
      if (shift !== 0)
        await tx.query('INSERT INTO calendar_practice (shift_days, set_by_name) VALUES ($1, $2)', [
          shift,
          currentActor().name,
        ]);
      await this.#audit.record(tx, {
        action: 'calendarPractice.set',
        subject: { type: 'calendarDay', id: day ?? businessDateAt(clock?.now ?? new Date()) },
        after: { practice: shift !== 0 },
      });
      return undefined;
    });
  }
}

function outOfReach(): InvalidInput {
  return InvalidInput.at('day', 'IMPOSSIBLE_DATE', `a day that exists, within ${farthest} days of the real one`);
}
