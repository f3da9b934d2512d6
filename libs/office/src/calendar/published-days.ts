import type { Client } from 'pg';
import { publishedDays, publishedYears } from './mainland-holidays.ts';

/**
 * Stores the days that ship with this release (X4). What people entered stays; a day that a newer release knows better
 * is corrected. Runs after every migration.
 */
export async function storePublishedDays(owner: Client): Promise<void> {
  const days = publishedYears.flatMap((year) => publishedDays(year) ?? []);
  await owner.query(
    `INSERT INTO calendar_day (day, office, trading, name, source)
     SELECT day, office, trading, name, 'published'
     FROM unnest($1::date[], $2::boolean[], $3::boolean[], $4::text[]) AS d (day, office, trading, name)
     ON CONFLICT (day) DO UPDATE SET office = excluded.office, trading = excluded.trading, name = excluded.name,
       version = calendar_day.version + 1
     WHERE calendar_day.source = 'published'
       AND (calendar_day.office, calendar_day.trading, calendar_day.name)
         IS DISTINCT FROM (excluded.office, excluded.trading, excluded.name)`,
    [days.map((d) => d.day), days.map((d) => d.office), days.map((d) => d.trading), days.map((d) => d.name)],
  );
}
