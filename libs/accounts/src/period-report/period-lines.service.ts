import { Database, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { dayAfter, type Period, readPeriod } from './period.ts';
import { PeriodReportService } from './period-report.service.ts';
import { PeriodLine, PeriodLineConnection, type PeriodLinesArgs } from './period-report.types.ts';

type LineRow = PeriodLine & { readonly seq: number };

const columns = `e.id, e.seq, e.trader_id AS "traderId", t.number, t.name, e.kind, e.on_day AS "onDay", b.name AS branch,
  CASE WHEN e.from_branch_id <> e.branch_id THEN fb.name END AS "fromBranch", e.class,
  CASE WHEN e.from_class <> e.class THEN e.from_class END AS "fromClass", e.source_type AS "sourceType",
  e.recorded_at AS "recordedAt"`;
const names = 'JOIN org_unit b ON b.id = e.branch_id LEFT JOIN org_unit fb ON fb.id = e.from_branch_id';

/** The lines of the account book behind a figure (T7): every figure opens its rows. */
@Injectable()
export class PeriodLinesService {
  readonly #database: Database;
  readonly #reports: PeriodReportService;

  constructor(database: Database, reports: PeriodReportService) {
    this.#database = database;
    this.#reports = reports;
  }

  /** A page of lines by day, or of open accounts by number. @throws KefuError BAD_INPUT, NOT_FOUND */
  async page(args: PeriodLinesArgs): Promise<PeriodLineConnection> {
    const period = readPeriod(args.period);
    const seq = await this.#reports.seqOf(period, args.version);
    const open = args.figure === 'activeAtStart' || args.figure === 'activeAtEnd';
    const rows = open ? await this.#open(args, period, seq) : await this.#happened(args, period, seq);
    const page = pageOf(
      rows,
      args.first,
      (row) => Object.assign(new PeriodLine(), row),
      (row) => encodeCursor(open ? [row.number] : [row.onDay, row.seq]),
    );
    return Object.assign(new PeriodLineConnection(), page);
  }

  #happened(args: PeriodLinesArgs, period: Period, seq: number | undefined): Promise<LineRow[]> {
    const values: unknown[] = [period.firstDay, period.lastDay, args.first + 1];
    // Who moved out is counted where it came from.
    const side = args.figure === 'movedOut' ? 'from_' : '';
    const conditions = ['e.on_day BETWEEN $1 AND $2', ...cellConditions(args, side, values)];
    if (args.figure === 'movedIn' || args.figure === 'movedOut') conditions.push('e.from_branch_id IS NOT NULL');
    else conditions.push(`e.kind = $${values.push(args.figure)}`);
    if (seq !== undefined) conditions.push(`e.seq <= $${values.push(seq)}`);
    if (args.after) {
      const [day, last] = decodeCursor(args.after, [cursorKeys.text, cursorKeys.serial]);
      conditions.push(`(e.on_day, e.seq) > ($${values.push(day)}::date, $${values.push(last)}::bigint)`);
    }
    return this.#database.query<LineRow>(
      sqlByValue(`SELECT ${columns} FROM account_event e JOIN trader t ON t.id = e.trader_id ${names}
        WHERE ${conditions.join(' AND ')} ORDER BY e.on_day, e.seq LIMIT $3`),
      values,
    );
  }

  /** Accounts open on the eve of a day: those whose last line before it left them open, where it left them. */
  #open(args: PeriodLinesArgs, period: Period, seq: number | undefined): Promise<LineRow[]> {
    const values: unknown[] = [
      args.figure === 'activeAtStart' ? period.firstDay : dayAfter(period),
      seq ?? Number.MAX_SAFE_INTEGER,
      args.first + 1,
    ];
    const conditions = ['e.active', ...cellConditions(args, '', values)];
    // Few branches hold an account at a time: who is there now or was there once is soon found.
    if (args.branchId) {
      const branch = `$${values.push(args.branchId)}::uuid`;
      conditions.push(
        `(t.branch_id = ${branch} OR t.id IN (SELECT trader_id FROM account_event WHERE from_branch_id = ${branch}))`,
      );
    }
    if (args.after) conditions.push(`t.number > $${values.push(decodeCursor(args.after, [cursorKeys.text])[0])}`);
    return this.#database.query<LineRow>(
      sqlByValue(`SELECT ${columns} FROM trader t CROSS JOIN LATERAL (
          SELECT * FROM account_event l WHERE l.trader_id = t.id AND l.on_day < $1 AND l.seq <= $2 ORDER BY l.seq DESC LIMIT 1
        ) e ${names} WHERE ${conditions.join(' AND ')} ORDER BY t.number LIMIT $3`),
      values,
    );
  }
}

function cellConditions(args: PeriodLinesArgs, side: '' | 'from_', values: unknown[]): string[] {
  const { branchId, traderKind, class: named } = args;
  return [
    scopeSql(rowScope('report.read'), { branch: `e.${side}branch_id` }, values),
    ...(branchId ? [`e.${side}branch_id = $${values.push(branchId)}::uuid`] : []),
    ...(traderKind ? [`e.${side}trader_kind = $${values.push(traderKind)}`] : []),
    ...(named != null ? [`e.${side}class = $${values.push(named)}`] : []),
  ];
}
