import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { fold, searchKey } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { styleConditions, styleRows } from './style.sql.ts';
import {
  type ChangeStyleInput,
  SkuType,
  StyleConnection,
  StyleProgress,
  type StyleResult,
  type StylesArgs,
  StylesVerified,
  StyleType,
} from './style.types.ts';

/** The style master as people look at it, correct it and verify what another entered (F2). */
@Injectable()
export class StyleService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** A page of styles, by number. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: StylesArgs): Promise<StyleConnection> {
    const { first, after } = args;
    const values: unknown[] = [currentActor().id];
    const conditions = styleConditions(args, values);
    const counted = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM style t WHERE ${conditions.join(' AND ')}`,
      [...values],
    );
    if (after) conditions.push(`t.number > $${values.push(decodeCursor(after, [cursorKeys.text])[0])}`);
    const { rows } = await this.#database.pool.query<StyleType>(
      `${styleRows} WHERE ${conditions.join(' AND ')} ORDER BY t.number LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new StyleType(), row),
      ({ number }) => encodeCursor([number]),
    );
    return Object.assign(new StyleConnection(), page, { totalCount: counted.rows[0]?.count ?? 0 });
  }

  /** One style. */
  one(id: string): Promise<StyleType | undefined> {
    return this.#database.transaction((tx) => styleOf(tx, id));
  }

  /** The SKUs of a style, colour by colour, in the order of its sizes. */
  async skus(styleId: string): Promise<SkuType[]> {
    const { rows } = await this.#database.pool.query<SkuType>(
      'SELECT id, code, colour_code AS "colourCode", size FROM sku WHERE style_id = $1 ORDER BY position',
      [styleId],
    );
    return rows.map((row) => Object.assign(new SkuType(), row));
  }

  /** How far the master is, by category. */
  async progress(): Promise<StyleProgress[]> {
    const { rows } = await this.#database.pool.query<StyleProgress>(
      `SELECT category, count(*) FILTER (WHERE state = 'VERIFIED') AS verified, count(*) AS total,
         sum((SELECT count(*) FROM sku WHERE sku.style_id = t.id))::bigint AS skus
       FROM style t GROUP BY category ORDER BY count(*) DESC, category`,
    );
    return rows.map((row) => Object.assign(new StyleProgress(), row));
  }

  /** Corrects a style that nobody has verified yet; who corrects it has entered it, and cannot verify it. */
  change({ styleId, version, ...input }: ChangeStyleInput): Promise<typeof StyleResult> {
    const name = input.name.normalize('NFC').trim();
    if (name === '') return Promise.resolve(InvalidInput.of([{ path: 'name', code: 'REQUIRED', message: 'a name' }]));
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT FROM style WHERE id = $1 FOR UPDATE', [styleId]);
      const before = await styleOf(tx, styleId);
      if (!before) return NotFound.of('style');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      if (before.state === 'VERIFIED') return WrongState.of(before.state, 'A verified style does not change');
      await tx.query(
        `UPDATE style SET name = $2, search_key = $3, tag_price_fen = $4, contract_price_fen = $5,
           entered_by = (SELECT id FROM person WHERE id::text = $6), version = version + 1 WHERE id = $1`,
        [
          styleId,
          name,
          `${fold(before.number)} ${searchKey(name)}`,
          input.tagPrice,
          input.contractPrice,
          currentActor().id,
        ],
      );
      await this.#audit.record(tx, {
        action: 'style.changed',
        subject: { type: 'style', id: styleId },
        before: { name: before.name, tagPriceFen: before.tagPrice, contractPriceFen: before.contractPrice },
        after: { name, tagPriceFen: input.tagPrice, contractPriceFen: input.contractPrice },
      });
      return (await styleOf(tx, styleId)) ?? NotFound.of('style');
    });
  }

  /** Verifies styles that somebody else entered; the caller's own stay as they are. */
  verify(ids: readonly string[]): Promise<StylesVerified> {
    const { id: actorId } = currentActor();
    return this.#database.transaction(async (tx) => {
      const found: { id: string; state: string; mine: boolean }[] = await tx.query(
        `SELECT id, state, coalesce(entered_by::text = $2, false) AS mine FROM style WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
        [ids, actorId],
      );
      const open = found.filter(({ state, mine }) => state === 'ENTERED' && !mine).map(({ id }) => id);
      const done: { id: string }[] = await tx.query(
        `WITH done AS (
           UPDATE style SET state = 'VERIFIED', verified_by = p.id, verified_at = now(), version = style.version + 1
           FROM person p WHERE p.id::text = $2 AND style.id = ANY($1::uuid[]) RETURNING style.id
         ) SELECT id FROM done`,
        [open, actorId],
      );
      for (const { id } of done) {
        await this.#audit.record(tx, {
          action: 'style.verified',
          subject: { type: 'style', id },
          before: { state: 'ENTERED' },
          after: { state: 'VERIFIED' },
        });
      }
      return Object.assign(new StylesVerified(), {
        verified: done.length,
        mine: found.filter(({ state, mine }) => state === 'ENTERED' && mine).length,
        before: found.filter(({ state }) => state === 'VERIFIED').length,
      });
    });
  }
}

/** A style as it stands. */
export async function styleOf(tx: EntityManager, id: string): Promise<StyleType | undefined> {
  const [row]: StyleType[] = await tx.query(`${styleRows} WHERE t.id = $2`, [currentActor().id, id]);
  return row && Object.assign(new StyleType(), row);
}
