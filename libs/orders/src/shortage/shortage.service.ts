import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { shortageOrder, shortageRows } from './shortage.sql.ts';
import { Shortage, ShortageForecast, type ShortageForecastArgs } from './shortage.types.ts';

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
  async forecast({ seasonId }: ShortageForecastArgs): Promise<ShortageForecast> {
    const { rows } = await this.#database.pool.query<Shortage & { skus: number; pieces: number; all: number }>(
      `SELECT r.*, count(*) OVER ()::int AS skus, (sum(short) OVER ())::int AS pieces, (sum(lost) OVER ())::bigint AS all
       FROM (${shortageRows}) r ${shortageOrder} LIMIT 500`,
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
