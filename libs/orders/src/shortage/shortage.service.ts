import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { shortageSql } from './shortage.sql.ts';
import { Shortage, ShortageForecast } from './shortage.types.ts';

/** What will be short, before the day it breaks (F30). */
@Injectable()
export class ShortageService {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /** The forecast as of today, of a season or of all. */
  async forecast(seasonId?: string | null): Promise<ShortageForecast> {
    const { rows } = await this.#database.pool.query<Shortage & { skus: number; pieces: number; all: number }>(
      `SELECT f.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", f.breaks_on AS "breaksOn", f.wanted, f.free, f.expected, f.short,
         f.lost_fen AS lost, count(*) OVER ()::int AS skus, (sum(f.short) OVER ())::int AS pieces, (sum(f.lost_fen) OVER ())::bigint AS all
       FROM (${shortageSql}) f JOIN sku k ON k.id = f.sku_id JOIN style t ON t.id = k.style_id
       ORDER BY f.breaks_on, f.lost_fen DESC, k.code LIMIT 500`,
      [await this.#calendar.today(), seasonId ?? null],
    );
    const { skus = 0, pieces = 0, all = 0 } = rows[0] ?? {};
    return Object.assign(new ShortageForecast(), {
      skus,
      short: pieces,
      lost: all,
      rows: rows.map(({ skus: _skus, pieces: _pieces, all: _all, ...row }) => Object.assign(new Shortage(), row)),
    });
  }
}
