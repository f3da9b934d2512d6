import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, type PageArgs, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { explainSql, runRows, skuConditions, skuRows } from './allocation-run.sql.ts';
import {
  AllocationRun,
  AllocationRunConnection,
  AllocationShare,
  AllocationSku,
  AllocationSkuConnection,
  type AllocationSkusArgs,
} from './allocation-run.types.ts';

/** What was shared out, among whom, and why so (F4). */
@Injectable()
export class AllocationViewService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of runs, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after }: PageArgs): Promise<AllocationRunConnection> {
    const values: unknown[] = [];
    let condition = 'TRUE';
    if (after) {
      const [id] = decodeCursor(after, [cursorKeys.id]);
      condition = `r.id < $${values.push(id)}::uuid`;
    }
    const { rows } = await this.#database.pool.query<AllocationRun>(
      `${runRows} WHERE ${condition} ORDER BY r.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new AllocationRun(), row),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new AllocationRunConnection(), page);
  }

  /** One run; null where there is none. */
  async run(id: string): Promise<AllocationRun | null> {
    const { rows } = await this.#database.pool.query<AllocationRun>(`${runRows} WHERE r.id = $1`, [id]);
    return rows[0] ? Object.assign(new AllocationRun(), rows[0]) : null;
  }

  /** A page of a run's SKUs. @throws KefuError BAD_INPUT for a foreign cursor */
  async skus({ runId, short, text, first, after }: AllocationSkusArgs): Promise<AllocationSkuConnection> {
    const values: unknown[] = [];
    const conditions = skuConditions({ runId, short, text }, values);
    if (after) {
      const [code] = decodeCursor(after, [cursorKeys.text]);
      conditions.push(`k.code > $${values.push(code)}`);
    }
    const { rows } = await this.#database.pool.query<AllocationSku>(
      `${skuRows} WHERE ${conditions.join(' AND ')} ORDER BY k.code LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new AllocationSku(), row),
      ({ sku }) => encodeCursor([sku]),
    );
    return Object.assign(new AllocationSkuConnection(), page);
  }

  /** Everybody who waited for a SKU in a run, with how each share came about. */
  async explain(runId: string, skuId: string): Promise<AllocationShare[]> {
    const { rows } = await this.#database.pool.query<AllocationShare>(explainSql, [runId, skuId]);
    return rows.map((row) => Object.assign(new AllocationShare(), row));
  }
}
