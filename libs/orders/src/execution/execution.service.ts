import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { executionParts, executionSums, pieces } from './execution.sql.ts';
import {
  type ExecutionArgs,
  ExecutionFigure,
  type ExecutionFiguresArgs,
  type ExecutionGroup,
  ExecutionLine,
  ExecutionLineConnection,
  type ExecutionLinesArgs,
} from './execution.types.ts';
import { executionRate, isBelow, rateWithSubstitutes } from './execution-rate.ts';

/** A row of {@link executionSums}. */
export interface ExecutionSums {
  readonly key: string;
  readonly label: string;
  readonly ordered: number;
  readonly delivered: number;
  readonly substituted: number;
  readonly cancelled: number;
  readonly late: number;
  readonly diverted: number;
  /** What was ordered for months that are over, and what came of it. */
  readonly due: number;
  readonly deliveredOfDue: number;
  readonly thresholdBp: number;
}

const groupings: Readonly<Record<ExecutionGroup, { key: string; label: string; join?: string }>> = {
  FRANCHISEE: { key: 'f.id::text', label: 'f.name', join: 'JOIN franchisee f ON f.id = p.franchisee_id' },
  MONTH: { key: 'p.month', label: 'p.month' },
  CATEGORY: { key: 'p.category', label: 'p.category' },
  SEASON: { key: 's.id::text', label: 's.code' },
};

/** How far orders were executed, from what is kept up to date, and the lines behind it (F6, F9). */
@Injectable()
export class ExecutionService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Figures by franchisee, month, category or season: the lowest rate first, months and seasons in their order. */
  async figures({ by, ...args }: ExecutionFiguresArgs): Promise<ExecutionFigure[]> {
    const { key, label, join = '' } = groupings[by];
    const rows = await this.#sums(
      args,
      `${key} AS key, ${label} AS label`,
      join,
      'GROUP BY 1, 2 ORDER BY 2 LIMIT 5000',
    );
    const told = rows.map(executionFigure);
    if (by === 'MONTH' || by === 'SEASON') return told;
    return told.toSorted((a, b) => Number(a.rate ?? 101) - Number(b.rate ?? 101));
  }

  /** All of it as one figure. */
  async whole(args: ExecutionArgs): Promise<ExecutionFigure> {
    const [row] = await this.#sums(args, `'' AS key, '' AS label`, '', '');
    return executionFigure(row?.ordered == null ? nothing : row);
  }

  async #sums(
    { seasonIds, franchiseeId, month, category }: ExecutionArgs,
    columns: string,
    join: string,
    tail: string,
  ): Promise<ExecutionSums[]> {
    const { rows } = await this.#database.pool.query<ExecutionSums>(
      `SELECT ${columns}, ${executionSums} FROM ${executionParts} p JOIN season s ON s.id = p.season_id ${join}
       WHERE p.season_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR p.franchisee_id = $2) AND ($3::text IS NULL OR p.month = $3)
         AND ($4::text IS NULL OR p.category = $4) ${tail}`,
      [seasonIds, franchiseeId ?? null, month ?? null, category ?? null],
    );
    return rows;
  }

  /** A page of the lines of which something came to a part, the dearest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async lines({ seasonIds, part, first, after, ...narrow }: ExecutionLinesArgs): Promise<ExecutionLineConnection> {
    const amount = `((${pieces[part]}) * l.price_fen)`;
    const values: unknown[] = [seasonIds, narrow.franchiseeId ?? null, narrow.month ?? null, narrow.category ?? null];
    let behind = '';
    if (after) {
      const [fen, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      behind = `AND (${amount}, l.id) < ($${values.push(fen)}::bigint, $${values.push(id)}::uuid)`;
    }
    const { rows } = await this.#database.pool.query<ExecutionLine>(
      `SELECT l.id, l.order_id AS "orderId", f.id AS "franchiseeId", f.name AS franchisee, k.code AS sku, t.name AS "styleName",
         l.window_from AS "windowFrom", l.window_to AS "windowTo", l.quantity AS ordered, ${pieces[part]} AS quantity, ${amount} AS amount
       FROM order_line l JOIN franchisee f ON f.id = l.franchisee_id JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id
       WHERE l.checked AND l.season_id = ANY($1::uuid[]) AND ${pieces[part]} > 0 AND ($2::uuid IS NULL OR l.franchisee_id = $2)
         AND ($3::text IS NULL OR to_char(l.window_to, 'YYYY-MM') = $3) AND ($4::text IS NULL OR t.category = $4) ${behind}
       ORDER BY ${amount} DESC, l.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new ExecutionLine(), row),
      (row) => encodeCursor([String(row.amount), row.id]),
    );
    return Object.assign(new ExecutionLineConnection(), page);
  }
}

const nothing: ExecutionSums = {
  key: '',
  label: '',
  ordered: 0,
  delivered: 0,
  substituted: 0,
  cancelled: 0,
  late: 0,
  diverted: 0,
  due: 0,
  deliveredOfDue: 0,
  thresholdBp: 0,
};

/** The rates of some sums. */
export function executionFigure({ thresholdBp, deliveredOfDue, ...sums }: ExecutionSums): ExecutionFigure {
  const exact = {
    ordered: BigInt(sums.ordered),
    delivered: BigInt(sums.delivered),
    substituted: BigInt(sums.substituted),
  };
  return Object.assign(new ExecutionFigure(), sums, {
    short: sums.ordered - sums.delivered - sums.substituted - sums.cancelled - sums.late - sums.diverted,
    rate: executionRate(exact),
    rateWithSubstitutes: rateWithSubstitutes(exact),
    below: isBelow(BigInt(deliveredOfDue), BigInt(sums.due), thresholdBp),
  });
}
