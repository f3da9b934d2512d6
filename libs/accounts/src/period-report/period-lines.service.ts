import { Database, sqlByValue } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { readPeriod } from './period.ts';
import { isStanding, type LineRow, linesSql } from './period-lines.sql.ts';
import { PeriodLine, PeriodLineConnection, type PeriodLinesArgs } from './period-report.types.ts';
import { seqOf } from './period-versions.ts';

/** The lines of the account book behind a figure (T7): every figure opens its rows. */
@Injectable()
export class PeriodLinesService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of lines by day, or of open accounts by number. @throws KefuError BAD_INPUT, NOT_FOUND */
  async page({ first, after, version, ...args }: PeriodLinesArgs): Promise<PeriodLineConnection> {
    const period = readPeriod(args.period);
    const seq = await seqOf(this.#database, period, version);
    const standing = isStanding(args.figure);
    const place = after && decodeCursor(after, standing ? [cursorKeys.text] : [cursorKeys.text, cursorKeys.serial]);
    const values: unknown[] = [];
    const lines = linesSql({ ...args, period, seq }, values, place || undefined);
    const rows = await this.#database.query<LineRow>(sqlByValue(`${lines} LIMIT $${values.push(first + 1)}`), values);
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new PeriodLine(), row),
      (row) => encodeCursor(standing ? [row.number] : [row.onDay, row.seq]),
    );
    return Object.assign(new PeriodLineConnection(), page);
  }
}
