import { CalendarService } from '@kefu/office/calendar';
import { Database, sql } from '@kefu/platform/database';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { earlier, type Period, periodAt, readPeriod } from './period.ts';
import { writtenLate } from './period-figures.sql.ts';
import {
  type PeriodArgs,
  type PeriodFacts,
  PeriodReportView,
  PeriodRow,
  type PeriodStates,
  ReportPeriod,
} from './period-report.types.ts';
import { periodRows } from './period-rows.ts';
import { versionIn, versionsOf } from './period-versions.ts';

const lateLines = sql(
  'periodReport.late',
  `SELECT count(*)::int AS count FROM account_event e
   WHERE e.seq > $1 AND e.on_day <= $2 AND e.${writtenLate} AND ($3::uuid[] IS NULL OR e.branch_id = ANY($3::uuid[]) OR e.from_branch_id = ANY($3::uuid[]))`,
);

/** How many periods of a kind the picker offers. */
const offered = { month: 24, quarter: 12 } as const;

/** Period figures for people to read (T7, T8). */
@Injectable()
export class PeriodReportService {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /** The newest periods of a kind, the running one first. */
  async periods(kind: Period['kind']): Promise<ReportPeriod[]> {
    const today = await this.#calendar.today();
    const now = periodAt(today, kind);
    const list = Array.from({ length: offered[kind] }, (_, by) => earlier(now, by));
    const known = await versionsOf(
      this.#database,
      list.map(({ key }) => key),
    );
    return list.map((period) => {
      const newest = known.find((version) => version.period === period.key) ?? null;
      return Object.assign(new ReportPeriod(), facts(period, today, newest !== null), { newest });
    });
  }

  /**
   * The figures of a period, or one of its frozen versions.
   * @throws KefuError BAD_INPUT for no period, NOT_FOUND for a version that there is not
   */
  async report({ period: key, version }: PeriodArgs): Promise<PeriodReportView> {
    const period = readPeriod(key);
    const [today, known] = await Promise.all([this.#calendar.today(), versionsOf(this.#database, [period.key])]);
    const shown = version ? versionIn(known, version) : known[0];
    const before = shown && known.find((each) => each.version === shown.version - 1);
    const [rows, previous, lateEvents] = await Promise.all([
      periodRows(this.#database, period, shown?.id),
      before ? periodRows(this.#database, period, before.id) : [],
      known[0] ? this.#late(known[0].seq, period.lastDay) : 0,
    ]);
    return Object.assign(new PeriodReportView(), facts(period, today, known.length > 0), {
      shown: shown ?? null,
      versions: known,
      rows,
      restated: before ? differing(previous, rows) : [],
      lateEvents,
    });
  }

  async #late(seq: number, lastDay: string): Promise<number> {
    const scope = rowScope('report.read');
    const [row] = await this.#database.query<{ count: number }>(lateLines, [
      seq,
      lastDay,
      scope.all ? null : scope.branchIds,
    ]);
    return row?.count ?? 0;
  }
}

function facts(period: Period, today: string, closed: boolean): PeriodFacts {
  const { key, kind, firstDay, lastDay } = period;
  const state: keyof typeof PeriodStates = closed ? 'closed' : lastDay < today ? 'open' : 'running';
  return { period: key, kind, firstDay, lastDay, state };
}

const cellOf = (row: PeriodRow): string => `${row.branch.id} ${row.traderKind} ${row.class}`;

/** Rows of the version before that this one says otherwise; a row that is new in it stands there with zeroes. */
function differing(before: readonly PeriodRow[], now: readonly PeriodRow[]): PeriodRow[] {
  const said = new Map(before.map((row) => [cellOf(row), row]));
  const says = new Map(now.map((row) => [cellOf(row), row]));
  const none = {
    activeAtStart: 0,
    opened: 0,
    closed: 0,
    movedIn: 0,
    movedOut: 0,
    renewed: 0,
    changed: 0,
    activeAtEnd: 0,
  };
  const keys = Object.keys(none) as (keyof typeof none)[];
  const all = [...before, ...now.filter((row) => !said.has(cellOf(row)))];
  return all
    .map((row) => said.get(cellOf(row)) ?? Object.assign(new PeriodRow(), row, none))
    .filter((old) => keys.some((key) => old[key] !== (says.get(cellOf(old)) ?? none)[key]));
}
