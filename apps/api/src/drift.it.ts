import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemas } from './app.module.ts';

describe('the migrations', () => {
  let house: TestDatabase;
  beforeAll(async () => {
    house = await testDatabase(...schemas);
  });
  afterAll(() => house.close());

  it('make every column that the entities speak of, with the type and nullability they say', async () => {
    const stored = await house.database.pool.query<{ name: string; type: string; nullable: boolean }>(
      `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    const columns = new Map(stored.rows.map((row) => [row.name, row]));
    const { dataSource } = house.database;
    const drift: string[] = [];
    for (const entity of dataSource.entityMetadatas) {
      for (const column of entity.columns) {
        const name = `${entity.tableName}.${column.databaseName}`;
        const found = columns.get(name);
        const wanted = `${fullTypeName(dataSource.driver.normalizeType(column))}${column.isArray ? '[]' : ''}`;
        if (!found) drift.push(`${name} is missing`);
        else if (found.type !== wanted) drift.push(`${name} is ${found.type}, the entity says ${wanted}`);
        else if (found.nullable !== column.isNullable) drift.push(`${name} nullable: ${found.nullable}`);
      }
    }
    expect(drift).toEqual([]);
  });

  it('give the application no right to change the tables', async () => {
    await expect(house.database.pool.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  });

  it('leave the audit append-only', async () => {
    await expect(house.database.pool.query('DELETE FROM audit_entry')).rejects.toThrow(/permission denied/);
    await expect(house.database.pool.query(`UPDATE audit_entry SET reason = ''`)).rejects.toThrow(/permission denied/);
  });
});

/** TypeORM's short names as PostgreSQL spells them. */
function fullTypeName(type: string): string {
  return (
    { timestamptz: 'timestamp with time zone', bool: 'boolean', int: 'integer', int4: 'integer', int8: 'bigint' }[
      type
    ] ?? type
  );
}
