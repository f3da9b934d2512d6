import { CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bookIsBusy, holdBook } from './account-counts.ts';
import { dayAfter, type Period, readPeriod } from './period.ts';
import { periodFiguresSql } from './period-figures.sql.ts';
import { PeriodReport } from './period-report.entity.ts';
import type { RestatePeriodInput } from './period-report.types.ts';
import { closeTaskKey } from './remind-closing.tick.ts';

/** The period's name once it is done, or why it was not. */
export type ClosingStep = string | InvalidInput | WrongState | ChangedMeanwhile | NotFound;

/** Freezes period figures, states them anew, and has the general manager take note of them (T7). */
@Injectable()
export class PeriodClosingService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #topics: Topics;
  readonly #tasks: Tasks;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail, topics: Topics, tasks: Tasks) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#topics = topics;
    this.#tasks = tasks;
  }

  /** Closes a period whose last day is over. Of two who close it at once, one finds it closed. */
  close(key: string): Promise<ClosingStep> {
    return this.#freezing(key, async (tx, period, seq) => {
      if ((await this.#calendar.today()) <= period.lastDay) {
        return WrongState.of('running', `The period ends on ${period.lastDay}: it is closed when that day is over`);
      }
      if (await this.#newest(tx, period)) return WrongState.of('closed', 'The period is closed already');
      await this.#freeze(tx, period, { version: 1, seq, reason: null });
      await this.#tasks.settle(tx, closeTaskKey(period.key));
      return period.key;
    });
  }

  /** States a closed period anew from the book as it is now, when that says anything else. */
  restate({ period: key, version, reason }: RestatePeriodInput): Promise<ClosingStep> {
    if (!reason.trim()) {
      const path = 'reason';
      return Promise.resolve(InvalidInput.of([{ path, code: 'REQUIRED', message: 'why the figures change' }]));
    }
    return this.#freezing(key, async (tx, period, seq) => {
      const newest = await this.#newest(tx, period);
      if (!newest) return WrongState.of('open', 'The period is not closed: its figures are as they are now');
      if (newest.version !== version) return ChangedMeanwhile.of(newest.version);
      const next = await this.#freeze(tx, period, { version: version + 1, seq, reason: reason.trim() });
      if (!(await this.#differ(tx, newest.id, next))) throw new NothingNew();
      return period.key;
    }).catch((error: unknown) => {
      if (error instanceof NothingNew)
        return WrongState.of('same', 'The figures are the same: there is nothing to restate');
      throw error;
    });
  }

  /** The general manager has taken note of the newest version. Noted again, nothing happens. */
  acknowledge(id: string): Promise<ClosingStep> {
    return this.#database.transaction(async (tx) => {
      const report = await tx.findOne(PeriodReport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!report) return NotFound.of('report');
      const newer = await tx.existsBy(PeriodReport, { period: report.period, version: report.version + 1 });
      if (newer) return ChangedMeanwhile.of(report.version + 1);
      if (report.acknowledgedAt) return report.period;
      const { id: by, name } = currentActor();
      await tx.query(
        'UPDATE period_report SET acknowledged_by = $2, acknowledged_by_name = $3, acknowledged_at = now() WHERE id = $1',
        [id, by, name],
      );
      await this.#tell(tx, 'periodReport.acknowledged', report, null);
      return report.period;
    });
  }

  /** Holds the book still, so that a version knows every line up to its own and none after. */
  async #freezing(
    key: string,
    work: (tx: EntityManager, period: Period, seq: number) => Promise<ClosingStep>,
  ): Promise<ClosingStep> {
    const period = readPeriod(key);
    try {
      return await this.#database.transaction(async (tx) => work(tx, period, await holdBook(tx)));
    } catch (error) {
      if (!bookIsBusy(error)) throw error;
      return WrongState.of('busy', 'Somebody is writing many accounts, as an import does; try again when it is over');
    }
  }

  #newest(tx: EntityManager, period: Period): Promise<PeriodReport | null> {
    return tx.findOne(PeriodReport, { where: { period: period.key }, order: { version: 'DESC' } });
  }

  async #freeze(
    tx: EntityManager,
    period: Period,
    made: { version: number; seq: number; reason: string | null },
  ): Promise<string> {
    const actor = currentActor();
    const { key, firstDay, lastDay } = period;
    const report = { period: key, firstDay, lastDay, ...made, closedBy: actor.id, closedByName: actor.name };
    const { id } = await tx.save(tx.create(PeriodReport, report));
    await tx.query(
      `INSERT INTO period_report_row (report_id, branch_id, trader_kind, class, active_at_start, opened, closed, moved_in,
         moved_out, renewed, changed, active_at_end)
       SELECT $3, f.branch_id, f.trader_kind, f.class, f.active_at_start, f.opened, f.closed, f.moved_in, f.moved_out,
         f.renewed, f.changed, f.active_at_end FROM (${periodFiguresSql}) f`,
      [firstDay, dayAfter(period), id],
    );
    await this.#tell(
      tx,
      made.version === 1 ? 'periodReport.closed' : 'periodReport.restated',
      { ...report, id },
      made.reason,
    );
    return id;
  }

  async #differ(tx: EntityManager, one: string, other: string): Promise<boolean> {
    const rows = (id: string): string =>
      `SELECT branch_id, trader_kind, class, active_at_start, opened, closed, moved_in, moved_out, renewed, changed
       FROM period_report_row WHERE report_id = ${id}`;
    const [answer]: { differ: boolean }[] = await tx.query(
      `SELECT EXISTS ((${rows('$1')} EXCEPT ${rows('$2')}) UNION ALL (${rows('$2')} EXCEPT ${rows('$1')})) AS differ`,
      [one, other],
    );
    return answer?.differ ?? false;
  }

  async #tell(
    tx: EntityManager,
    action: string,
    report: Pick<PeriodReport, 'id' | 'period' | 'version'>,
    reason: string | null,
  ): Promise<void> {
    const after = { period: report.period, version: report.version };
    await this.#audit.record(tx, { action, subject: { type: 'periodReport', id: report.id }, after, reason });
    await this.#topics.announce(tx, { type: 'periodReport', id: report.id, permission: 'report.read' });
  }
}

/** Takes back a restatement that says nothing new. */
class NothingNew extends Error {}
