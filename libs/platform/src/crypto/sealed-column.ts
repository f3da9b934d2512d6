import type { Database } from '../database/index.ts';
import type { FieldCipher } from './field-cipher.ts';

/** A column that holds sealed values. */
export interface SealedColumn {
  readonly table: string;
  /** Primary key, in the order of its index. */
  readonly key: readonly string[];
  readonly column: string;
  /** The kind that the room passes to `FieldCipher.seal`. */
  readonly kind: string;
}

const declared = new Map<string, SealedColumn>();

/** Declares columns that hold sealed values, so that a rotation reaches them. A room does it where it seals. */
export function defineSealedColumns(...columns: readonly SealedColumn[]): void {
  for (const column of columns) declared.set(`${column.table}.${column.column}`, column);
}

/** All declared columns. */
export function sealedColumns(): readonly SealedColumn[] {
  return [...declared.values()];
}

const BATCH = 1000;

/**
 * Seals anew, in batches, everything that an older data key sealed. Safe beside running writers: a value changed
 * meanwhile is left as it is, for it was sealed with the new key. Can be stopped and started again at any time.
 * @returns how many values were sealed anew
 */
export async function reseal(database: Database, cipher: FieldCipher, columns = sealedColumns()): Promise<number> {
  let moved = 0;
  for (const column of columns) moved += await resealColumn(database, cipher, column);
  return moved;
}

async function resealColumn(database: Database, cipher: FieldCipher, sealed: SealedColumn): Promise<number> {
  const { table, key, column, kind } = sealed;
  const types = await columnTypes(database, sealed);
  const keys = key.map((part) => `t.${part}`).join(', ');
  const current = `k${cipher.currentVersion}.`;
  let moved = 0;
  for (let after: string[] = []; ; ) {
    const beyond = after.map((_, i) => `$${i + 3}::${types[i]}`).join(', ');
    const { rows } = await database.pool.query<{ sealed: string; key: string[] }>(
      `SELECT t.${column} AS sealed, ARRAY[${key.map((part) => `t.${part}::text`).join(', ')}] AS key FROM ${table} t
       WHERE t.${column} IS NOT NULL AND NOT starts_with(t.${column}, $1) ${beyond && `AND (${keys}) > (${beyond})`}
       ORDER BY ${keys} LIMIT $2`,
      [current, BATCH, ...after],
    );
    const last = rows.at(-1);
    if (!last) return moved;
    const lists = key.map((_, i) => `$${i + 3}::${types[i]}[]`).join(', ');
    const { rowCount } = await database.pool.query(
      `UPDATE ${table} t SET ${column} = n.new
       FROM unnest($1::text[], $2::text[], ${lists}) AS n(old, new, ${key.map((_, i) => `key${i}`).join(', ')})
       WHERE t.${column} = n.old AND ${key.map((part, i) => `t.${part} = n.key${i}`).join(' AND ')}`,
      [
        rows.map((row) => row.sealed),
        rows.map((row) => cipher.seal(kind, cipher.open(kind, row.sealed))),
        ...key.map((_, i) => rows.map((row) => row.key[i])),
      ],
    );
    moved += rowCount ?? 0;
    after = last.key;
  }
}

async function columnTypes(database: Database, { table, key }: SealedColumn): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return key.map((part) => {
    const found = rows.find((row) => row.name === part);
    if (!found) throw new Error(`No column ${table}.${part}`);
    return found.type;
  });
}
