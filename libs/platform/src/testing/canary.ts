import { Logger } from '@nestjs/common';
import type { Database } from '../database/index.ts';

/** Personal data that a test plants: sound, so that it goes all the way, and found nowhere else. */
export const planted = {
  nationalId: '11010519491231002X',
  /** Right in form, wrong in its check character: it ends as a fault. */
  wrongId: '990105198807153217',
  phone: '19913572468',
  bankCard: '6222021357924680138',
} as const;

/** How the planted values could be written: as they are, in lower case, with blanks or hyphens between the digits. */
export function traces(values: readonly string[] = Object.values(planted)): RegExp {
  const spread = values.map((value) =>
    Array.from(value, (one) => (/[A-Z]/.test(one) ? `[${one}${one.toLowerCase()}]` : one)).join('[ -]?'),
  );
  return new RegExp(spread.join('|'));
}

/**
 * Looks for values in every row of every table, queues included, as a dump of the database would show them; binary
 * columns are looked at as bytes.
 * @returns the tables that hold one, with what was found; nothing when all is well
 */
export async function findInDump(
  database: Database,
  values: readonly string[] = Object.values(planted),
): Promise<string[]> {
  const trace = traces(values);
  const bytes = values.map((value) => Buffer.from(value).toString('hex'));
  const tables = await database.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    for (const { row } of rows) {
      const hit = trace.exec(row)?.[0] ?? bytes.find((one) => row.includes(one));
      if (hit) found.push(`${name}: ${hit}`);
    }
  }
  return found;
}

/** Listens to everything that is logged from now on. @returns what was written so far */
export function hearLogs(): () => string {
  const heard: string[] = [];
  const write = (...words: unknown[]): void => {
    heard.push(
      words.map((word) => (word instanceof Error ? `${word.message}\n${word.stack}` : JSON.stringify(word))).join(' '),
    );
  };
  Logger.overrideLogger({ log: write, warn: write, error: write, debug: write, verbose: write, fatal: write });
  return () => heard.join('\n');
}
