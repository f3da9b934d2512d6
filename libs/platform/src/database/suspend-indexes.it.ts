import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { platformSchema } from '../schema/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { suspendIndexes } from './index.ts';

describe('filling empty tables without their indexes (X5)', () => {
  let house: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    house = await testDatabase(platformSchema);
    owner = new pg.Client({ connectionString: house.settings.databaseUrl });
    await owner.connect();
    await owner.query(`
      CREATE TABLE shelf (id integer PRIMARY KEY, code text NOT NULL COLLATE "C" UNIQUE, room text);
      CREATE TABLE book (
        id integer PRIMARY KEY,
        shelf_id integer NOT NULL REFERENCES shelf ON DELETE CASCADE,
        follows integer REFERENCES book DEFERRABLE INITIALLY IMMEDIATE,
        title text NOT NULL
      );
      CREATE UNIQUE INDEX shelf_room ON shelf (lower(room)) WHERE room IS NOT NULL;
      CREATE INDEX book_title ON book USING gin (title gin_trgm_ops);
    `);
  });
  beforeEach(() => owner.query('TRUNCATE shelf CASCADE'));
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  /** Everything that refuses or finds rows of the two tables. */
  async function guards(): Promise<string[]> {
    const { rows } = await owner.query<{ guard: string }>(
      `SELECT pg_get_indexdef(indexrelid) || indisvalid AS guard FROM pg_index WHERE indrelid IN ('shelf'::regclass, 'book'::regclass)
       UNION ALL
       SELECT concat_ws(' ', conname, pg_get_constraintdef(oid), conenforced, convalidated, condeferrable, condeferred)
       FROM pg_constraint WHERE conrelid IN ('shelf'::regclass, 'book'::regclass) ORDER BY 1`,
    );
    return rows.map(({ guard }) => guard);
  }

  function fill(shelves: string, books = 'SELECT 1, 1, NULL::integer, $$a$$'): Promise<void> {
    return house.database.transaction(async (tx) => {
      await suspendIndexes(tx, 'shelf', 'book');
      await tx.query(`INSERT INTO shelf ${shelves}`);
      await tx.query(`INSERT INTO book ${books}`);
    });
  }

  async function count(): Promise<number> {
    return Number(
      (await owner.query('SELECT (SELECT count(*) FROM shelf) + (SELECT count(*) FROM book) AS n')).rows[0].n,
    );
  }

  it('has every index and constraint again at the commit, as it was and proven', async () => {
    const before = await guards();
    await house.database.transaction(async (tx) => {
      await suspendIndexes(tx, 'shelf', 'book');
      const [{ n }] = await tx.query(`SELECT count(*)::int AS n FROM pg_index WHERE indrelid = 'shelf'::regclass`);
      expect(n).toBe(1);
      await tx.query(`INSERT INTO shelf SELECT i, 'S' || i, 'room ' || i FROM generate_series(1, 500) i`);
      await tx.query(
        `INSERT INTO book SELECT i, i % 500 + 1, nullif(i - 1, 0), 'title ' || i FROM generate_series(1, 2000) i`,
      );
    });
    expect(await guards()).toEqual(before);
    expect(await count()).toBe(2500);
    const { rows } = await house.database.pool.query(`SELECT id FROM book WHERE title LIKE '%tle 1999'`);
    expect(rows).toEqual([{ id: 1999 }]);
    await expect(house.database.pool.query(`INSERT INTO shelf VALUES (501, 'S1')`)).rejects.toMatchObject({
      code: '23505',
    });
  });

  it.each([
    ['two of one code', 'VALUES (1, $$S1$$, NULL), (2, $$S1$$, NULL)', undefined, '23505'],
    ['two of one room', 'VALUES (1, $$S1$$, $$A$$), (2, $$S2$$, $$a$$)', undefined, '23505'],
    ['a book on a shelf that is not there', 'VALUES (1, $$S1$$, NULL)', 'VALUES (1, 7, NULL, $$a$$)', '23503'],
  ])('refuses %s with the commit, and nothing is left of it', async (_what, shelves, books, code) => {
    const before = await guards();
    await expect(fill(shelves, books)).rejects.toMatchObject({ driverError: { code } });
    expect(await count()).toBe(0);
    expect(await guards()).toEqual(before);
  });

  it('leaves tables that hold rows as they are', async () => {
    await fill(`VALUES (1, 'S1', NULL)`);
    await expect(
      house.database.transaction(async (tx) => {
        await suspendIndexes(tx, 'shelf', 'book');
        await tx.query(`INSERT INTO shelf VALUES (2, 'S1', NULL)`);
        throw new Error('the second of one code was taken');
      }),
    ).rejects.toMatchObject({ driverError: { code: '23505' } });
  });

  it('does without when somebody is at the tables, rather than keep both waiting', async () => {
    await owner.query('BEGIN; SELECT FROM book');
    await fill(`VALUES (1, 'S1', NULL)`);
    await owner.query('COMMIT');
    expect(await count()).toBe(2);
  });

  it('lets two fill at the same time one after the other: the second meets rows, and its indexes', async () => {
    const fills = [fill(`VALUES (1, 'S1', NULL)`), fill(`VALUES (1, 'S1', NULL)`)];
    const settled = await Promise.allSettled(fills);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await count()).toBe(2);
  });

  it('is no way for the application to run a definition of its own', async () => {
    const forged = `INSERT INTO suspended_index (definition) VALUES ('ALTER ROLE kefu_app SUPERUSER')`;
    await expect(house.database.pool.query(forged)).rejects.toThrow(/permission denied/);
  });
});
