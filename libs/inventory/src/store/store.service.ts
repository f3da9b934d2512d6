import { addDays, CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AddOwnStoreInput, OwnStore, type PostEmptyDayInput } from './store.types.ts';
import { UnpostedDays, unpostedSql } from './unposted-days.ts';

/** $1: yesterday. */
const storeRows = `SELECT p.id, p.code, p.name, p.posts_from AS "postsFrom",
   (SELECT max(on_day) FROM store_day d WHERE d.place_id = p.id) AS "lastPosted", u.day AS "firstUnposted", coalesce(u.days, 0) AS "unpostedDays",
   coalesce(floor(extract(epoch FROM now() - (u.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') / 3600), 0)::int AS "lagHours",
   (SELECT coalesce(sum(quantity), 0)::int FROM stock_balance b WHERE b.place_id = p.id) AS quantity,
   (SELECT coalesce(sum(amount_fen), 0)::bigint FROM store_day d WHERE d.place_id = p.id AND d.on_day > $1::date - 30) AS takings
 FROM stock_place p LEFT JOIN (${unpostedSql}) u ON u.id = p.id WHERE p.kind = 'OWN_STORE' AND p.state = 'OPEN'`;

/** Own stores: opened, and days on which they sold nothing (F27). */
@Injectable()
export class StoreService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #unposted: UnpostedDays;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail, unposted: UnpostedDays) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#unposted = unposted;
  }

  /** Every store, those that wait longest first. */
  all(): Promise<OwnStore[]> {
    return this.#database.transaction(async (tx) => {
      const rows: OwnStore[] = await tx.query(`${storeRows} ORDER BY u.day, p.code LIMIT 500`, [
        addDays(await this.#calendar.today(), -1),
      ]);
      return rows.map((row) => Object.assign(new OwnStore(), row));
    });
  }

  /** Adds an own store. A code that is taken is refused (`TAKEN`). */
  async add(input: AddOwnStoreInput): Promise<OwnStore | InvalidInput | NotFound> {
    const [code, name] = [input.code.normalize('NFKC').trim().toUpperCase(), input.name.trim()];
    if (code === '') return InvalidInput.at('code', 'MISSING', 'a code');
    if (name === '') return InvalidInput.at('name', 'MISSING', 'a name');
    if (input.postsFrom && !isBusinessDate(input.postsFrom))
      return InvalidInput.at('postsFrom', 'IMPOSSIBLE_DATE', 'a day that exists');
    return this.#database.transaction(async (tx) => {
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO stock_place (code, name, kind, posts_from) VALUES ($1, $2, 'OWN_STORE', $3) ON CONFLICT (code) DO NOTHING RETURNING id`,
        [code, name, input.postsFrom || null],
      );
      if (!made) return InvalidInput.at('code', 'TAKEN', 'a code that no other place has');
      await this.#audit.record(tx, {
        action: 'store.added',
        subject: { type: 'stockPlace', id: made.id },
        after: { code, name, postsFrom: input.postsFrom || null },
      });
      return this.#one(tx, made.id);
    });
  }

  /** Posts a day on which nothing was sold. A day that is posted already is refused (`DAY_POSTED`). */
  async postEmpty({ storeId, day }: PostEmptyDayInput): Promise<OwnStore | InvalidInput | NotFound> {
    if (!isBusinessDate(day)) return InvalidInput.at('day', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (day > (await this.#calendar.today())) return InvalidInput.at('day', 'FUTURE_DATE', 'today or earlier');
    return this.#database.transaction(async (tx) => {
      const [store]: { name: string }[] = await tx.query(
        `SELECT name FROM stock_place WHERE id = $1 AND kind = 'OWN_STORE' AND state = 'OPEN'`,
        [storeId],
      );
      if (!store) return NotFound.of('store');
      const made: object[] = await tx.query(
        `INSERT INTO store_day (place_id, on_day, quantity, amount_fen, posted_by_name) VALUES ($1, $2, 0, 0, $3)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [storeId, day, currentActor().name],
      );
      if (made.length === 0) return InvalidInput.at('day', 'DAY_POSTED', 'a day that is not posted');
      await this.#unposted.settle(tx);
      await this.#audit.record(tx, {
        action: 'store.emptyDayPosted',
        subject: { type: 'stockPlace', id: storeId },
        after: { name: store.name, onDay: day },
      });
      return this.#one(tx, storeId);
    });
  }

  async #one(tx: EntityManager, id: string): Promise<OwnStore> {
    const [row]: OwnStore[] = await tx.query(`${storeRows} AND p.id = $2`, [
      addDays(await this.#calendar.today(), -1),
      id,
    ]);
    return Object.assign(new OwnStore(), row);
  }
}
